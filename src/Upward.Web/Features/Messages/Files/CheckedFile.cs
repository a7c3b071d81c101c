using System.Globalization;
using System.Text;
using Upward.Web.Platform;

namespace Upward.Web.Features.Messages.Files;

/// <summary>A file as somebody sends it: nothing in it is believed yet.</summary>
public sealed record GivenFile(string Name, byte[] Content);

/// <summary>A file whose name is clean and whose bytes are what its name says.</summary>
public sealed record CheckedFile(string Name, FileKind Kind, byte[] Content)
{
    private const int LongestName = 120;

    public static Outcome<CheckedFile> Read(GivenFile file)
    {
        var name = Clean(file.Name);
        if (file.Content.Length > MessageFile.Largest) return Outcome.RefusedAt("Files", "message.refused.large", ("name", name), ("max", MessageFile.Largest / 1024 / 1024));
        if (file.Content.Length == 0) return Outcome.RefusedAt("Files", "message.refused.emptyFile", ("name", name));
        return FileKind.Of(name, file.Content) is { } kind ? new CheckedFile(name, kind, file.Content) : Outcome.RefusedAt("Files", "message.refused.kind", ("name", name));
    }

    /// <summary>
    /// The last part of a path, in letters, digits and a few signs; no dots before the ending (report.pdf.exe), nothing invisible or turning
    /// the direction of writing (cod.exe that reads exe.doc), no name that a system keeps for itself.
    /// </summary>
    public static string Clean(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1].Normalize(NormalizationForm.FormC);
        var kept = new string([.. last.Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' or '(' or ')' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)]);
        var dot = kept.LastIndexOf('.');
        var (stem, ending) = dot > 0 ? (kept[..dot], kept[(dot + 1)..]) : (kept, "");
        stem = string.Join(' ', stem.Replace('.', '_').Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('_', ' ', '-');
        if (stem.Length > LongestName) stem = stem[..LongestName];
        if (stem.Length == 0 || Reserved.Contains(stem.ToUpperInvariant())) stem = "file";
        return ending.Length == 0 ? stem : $"{stem}.{ending.ToLowerInvariant()}";
    }

    private static readonly HashSet<string> Reserved = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })];
}
