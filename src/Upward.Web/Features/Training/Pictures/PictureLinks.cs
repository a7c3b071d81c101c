using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>How a unit's Markdown names a picture of its programme: ![what it shows](picture:0a1b2c3d4e5f).</summary>
public static partial class PictureLinks
{
    public static string PathOf(Guid programmeId, string key) => $"/my/training/{programmeId}/pictures/{key}";

    public static string AddressOf(string key) => "picture:" + key;

    /// <summary>The key; null for any other address.</summary>
    public static string? KeyOf(string? address) => Link().Match(address ?? "") is { Success: true } link ? link.Groups[1].Value : null;

    public static IReadOnlyList<string> KeysIn(string markdown) => [.. Named().Matches(markdown).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>What to write to show it. Brackets would end the words.</summary>
    public static string MarkdownOf(string key, string alt) => $"![{alt.Replace('[', '(').Replace(']', ')')}]({AddressOf(key)})";

    /// <summary>The refusal of a text that names a picture which is not there; null when all are.</summary>
    public static async Task<Outcome?> MissingPictureAsync(this AppDb db, Guid programmeId, string markdown, CancellationToken ct)
    {
        var keys = KeysIn(markdown);
        if (keys.Count == 0) return null;
        var there = await db.UnitPictures.Where(p => p.ProgrammeId == programmeId && keys.Contains(p.Key)).Select(p => p.Key).ToListAsync(ct);
        return keys.Except(there).FirstOrDefault() is { } gone ? Outcome.RefusedAt("Body", "training.refused.pictureGone", ("what", AddressOf(gone))) : null;
    }

    [GeneratedRegex("^picture:([0-9a-f]{12})$")]
    private static partial Regex Link();

    [GeneratedRegex("picture:([0-9a-f]{12})")]
    private static partial Regex Named();
}
