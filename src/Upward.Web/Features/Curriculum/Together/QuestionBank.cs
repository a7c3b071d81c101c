using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Curriculum.Together;

/// <param name="AskedBy">Null: it suits both.</param>
public sealed record BankQuestion(string Key, string Text, ProgrammeRole? AskedBy);

/// <param name="Note">What stands above its questions, for example that nobody has to answer.</param>
public sealed record BankSection(string Title, string Note, IReadOnlyList<BankQuestion> Questions);

/// <summary>
/// The questions out of the guideline "question-bank", so that a programme that words it anew words the bank: a heading is a
/// phase or a theme, each numbered line a question, **M** and **S** say who asks.
/// </summary>
public static partial class QuestionBank
{
    public const string Slug = "question-bank";

    public static IReadOnlyList<BankSection> Of(string markdown)
    {
        var sections = new List<(string Title, List<string> Notes, List<BankQuestion> Questions)>();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) sections.Add((line[3..].Trim(), [], []));
            else if (sections.Count == 0) continue;
            else if (Numbered().Match(line) is { Success: true } question) sections[^1].Questions.Add(Question(question.Groups["mark"].Value, Plain(question.Groups["text"].Value)));
            else sections[^1].Notes.Add(Plain(line));
        }
        return [.. sections.Where(s => s.Questions.Count > 0).Select(s => new BankSection(s.Title, string.Join(' ', s.Notes), [.. s.Questions.DistinctBy(q => q.Key)]))];
    }

    private static BankQuestion Question(string mark, string text) => new(KeyOf(text), text, mark switch { "M" => ProgrammeRole.Mentor, "S" => ProgrammeRole.Mentee, _ => null });

    /// <summary>Of its words: a question moved to another place is the same one.</summary>
    public static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToLowerInvariant())))[..16];

    private static string Plain(string text) => text.Replace("*", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"^\d+[.)]\s+(\*\*(?<mark>[MS])\*\*\s+)?(?<text>.+)$")]
    private static partial Regex Numbered();
}
