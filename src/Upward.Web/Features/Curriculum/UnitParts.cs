using System.Security.Cryptography;
using System.Text;

namespace Upward.Web.Features.Curriculum;

/// <param name="Key">Of its words: a mark belongs to what was done, and is not taken over by another exercise at its place.</param>
public sealed record HandsOn(string Key, string Text);

/// <summary>
/// What a unit's Markdown holds besides reading: under the heading "Materials" the list of what to bring, under "Hands-on" the
/// list of what to do with one's own hands, one mark each.
/// </summary>
public sealed record UnitParts(IReadOnlyList<string> Materials, IReadOnlyList<HandsOn> Exercises)
{
    public static UnitParts Of(string body) => new(ListUnder(body, "Materials"), [.. ListUnder(body, "Hands-on").Select(text => new HandsOn(KeyOf(text), text))]);

    private static List<string> ListUnder(string body, string heading)
    {
        var found = new List<string>();
        var inside = false;
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) inside = string.Equals(line[3..].Trim(), heading, StringComparison.OrdinalIgnoreCase);
            else if (!inside) continue;
            else if (line.StartsWith("- ", StringComparison.Ordinal)) found.Add(line[2..].Trim());
            // A wrapped line belongs to the one above.
            else if (found.Count > 0 && line.StartsWith("  ", StringComparison.Ordinal) && line.Trim().Length > 0) found[^1] += " " + line.Trim();
        }
        return found;
    }

    private static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
