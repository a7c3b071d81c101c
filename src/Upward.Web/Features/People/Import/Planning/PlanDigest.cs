using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Upward.Web.Features.People.Import;

/// <summary>SHA-256 over all that a plan would do and what it would replace, so that commit can prove it follows the preview.</summary>
internal static class PlanDigest
{
    public static string Of(IReadOnlyList<PlannedRow> rows, IReadOnlyList<DateQuestion> questions, IReadOnlyList<string> newLevels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder(1 << 16);
        foreach (var row in rows)
        {
            Part(text, row.Row.ToString(CultureInfo.InvariantCulture));
            Part(text, ((int)row.Action).ToString(CultureInfo.InvariantCulture));
            Part(text, row.PersonId.ToString());
            foreach (var change in row.Changes)
            {
                Part(text, change.Field);
                Part(text, change.Before);
                Part(text, change.After);
            }
            if (text.Length > 60_000) Flush(hash, text);
        }
        foreach (var question in questions) Part(text, "question " + question.Column.ToString(CultureInfo.InvariantCulture));
        foreach (var level in newLevels) Part(text, level);
        Flush(hash, text);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>With its length before it, no text can pass for two.</summary>
    private static void Part(StringBuilder text, string? part) => text.Append(part?.Length ?? -1).Append(':').Append(part).Append('\n');

    private static void Flush(IncrementalHash hash, StringBuilder text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        text.Clear();
    }
}
