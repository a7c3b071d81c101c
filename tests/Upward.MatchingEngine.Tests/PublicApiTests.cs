using System.Globalization;
using System.Reflection;
using System.Text;
using Xunit;

namespace Upward.MatchingEngine.Tests;

/// <summary>The public API as text. A change must be meant: when this test fails, look at the difference and copy the received file over the approved one.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var received = Describe();
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PublicApi.approved.txt")).ReplaceLineEndings("\n");
        var file = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
        if (received != approved) File.WriteAllText(file, received);

        Assert.True(received == approved, $"The public API has changed; it stands in {file}.");
    }

    private static string Describe()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(Matcher).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            var modifier = type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
            var parent = type.IsEnum || type.IsValueType || type.BaseType == typeof(object) || type.BaseType is null ? "" : $" : {Name(type.BaseType)}";
            text.Append(CultureInfo.InvariantCulture, $"{modifier} {type.FullName}{parent}\n");
            foreach (var line in Members(type).Order(StringComparer.Ordinal)) text.Append("  ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags visible = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum) return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        // What the compiler adds to every record says nothing.
        string[] generated = ["Equals", "GetHashCode", "ToString", "PrintMembers", "<Clone>$", "op_Equality", "op_Inequality", "get_EqualityContract", "Deconstruct"];
        var fields = type.GetFields(visible).Where(f => f.IsPublic).Select(f => $"{(f.IsLiteral ? $"const {Name(f.FieldType)} {f.Name} = {f.GetRawConstantValue()}" : $"{Name(f.FieldType)} {f.Name}")}");
        var properties = type.GetProperties(visible).Where(p => p.GetMethod is { IsPublic: true })
            .Select(p => $"{(p.GetMethod!.IsStatic ? "static " : "")}{Name(p.PropertyType)} {p.Name}{(p.GetIndexParameters().Length > 0 ? "[]" : "")} {{ get;{(p.SetMethod is { IsPublic: true } ? " set;" : "")} }}");
        var constructors = type.GetConstructors(visible).Where(c => c.IsPublic).Select(c => $"new({Parameters(c)})");
        var methods = type.GetMethods(visible).Where(m => m.IsPublic && !m.IsSpecialName && !generated.Contains(m.Name))
            .Select(m => $"{(m.IsStatic ? "static " : "")}{Name(m.ReturnType)} {m.Name}({Parameters(m)})");
        return fields.Concat(properties).Concat(constructors).Concat(methods);
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + (p.DefaultValue?.ToString() ?? "default") : "")}"));

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        if (!type.IsGenericType) return type.Name;
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
