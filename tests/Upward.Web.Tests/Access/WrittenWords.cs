using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Access;

/// <summary>The reviewed list of written-words.txt, and what really stands in the columns that it names.</summary>
internal static class WrittenWords
{
    private const string Planted = "planted";

    /// <summary>Entity.Column, and whether a word is planted there.</summary>
    public static IReadOnlyDictionary<string, bool> Read()
    {
        var (list, planted) = (new Dictionary<string, bool>(StringComparer.Ordinal), false);
        foreach (var line in File.ReadAllLines(Path.Combine(Path.GetDirectoryName(ThisFile())!, "written-words.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[') planted = line == $"[{Planted}]";
            else foreach (var column in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) list.Add(column, planted);
        }
        return list;
    }

    /// <summary>Where words can stand: texts, bytes, and what is kept as JSON; of what belongs to an organisation.</summary>
    public static IEnumerable<(string Name, IProperty Column)> Of(IModel model) =>
        from entity in model.GetEntityTypes()
        where typeof(IBelongToOrganisation).IsAssignableFrom(entity.ClrType)
        from column in entity.GetProperties()
        where HoldsWords(column.ClrType)
        select ($"{entity.ClrType.Name}.{column.Name}", column);

    /// <summary>All that stands there, one text for each row.</summary>
    public static async Task<IReadOnlyList<(string Column, object Row, string Text)>> AllAsync(AppDb db, Func<byte[], string> read)
    {
        var found = new List<(string, object, string)>();
        var rows = typeof(WrittenWords).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var columns in Of(db.Model).GroupBy(c => c.Column.DeclaringType.ClrType))
            foreach (var row in await (Task<List<object>>)rows.MakeGenericMethod(columns.Key).Invoke(null, [db])!)
                foreach (var (name, column) in columns)
                    found.Add((name, row, Text(column.PropertyInfo is { } property ? property.GetValue(row) : db.Entry(row).Property(column.Name).CurrentValue, read)));
        return found;
    }

    private static string Text(object? value, Func<byte[], string> read) => value switch { null => "", string text => text, byte[] bytes => read(bytes), _ => JsonSerializer.Serialize(value) };

    private static async Task<List<object>> RowsAsync<T>(AppDb db) where T : class => [.. await db.Set<T>().AsNoTracking().ToListAsync()];

    private static bool HoldsWords(Type type)
    {
        var of = Nullable.GetUnderlyingType(type) ?? type;
        if (of.IsGenericType && of.GetGenericArguments() is [var inner] && typeof(System.Collections.IEnumerable).IsAssignableFrom(of)) return HoldsWords(inner);
        return !of.IsEnum && !of.IsPrimitive && of != typeof(decimal) && of != typeof(Guid) && of != typeof(DateTime) && of != typeof(DateTimeOffset) && of != typeof(DateOnly) && of != typeof(TimeOnly) && of != typeof(TimeSpan);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
