using System.Runtime.CompilerServices;

namespace Upward.Web.Tests.Access;

/// <summary>The reviewed table of access-matrix.txt.</summary>
internal sealed record AccessRule(string Method, string Route, IReadOnlySet<string> Who)
{
    public static IReadOnlyDictionary<(string Method, string Route), AccessRule> Read()
    {
        var rules = new Dictionary<(string, string), AccessRule>();
        foreach (var line in File.ReadAllLines(Path.Combine(Path.GetDirectoryName(ThisFile())!, "access-matrix.txt")))
        {
            if (line.Trim() is not { Length: > 0 } text || text.StartsWith('#')) continue;
            var colon = text.LastIndexOf(" : ", StringComparison.Ordinal);
            var left = text[..colon].Split(' ', 2, StringSplitOptions.TrimEntries);
            foreach (var method in left[0].Split(','))
                rules.Add((method, left[1]), new(method, left[1], text[(colon + 3)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet()));
        }
        return rules;
    }

    private static string ThisFile([CallerFilePath] string here = "") => here;
}
