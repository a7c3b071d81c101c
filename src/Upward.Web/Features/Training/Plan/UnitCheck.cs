using System.Text.RegularExpressions;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>
/// The short check at the end of a unit, read out of its Markdown: under a heading "Check", numbered questions, each with
/// options "- [ ]" and exactly one "- [x]", and a line "Why: …" that is shown with the answer.
/// </summary>
public sealed partial record UnitCheck(IReadOnlyList<CheckQuestion> Questions, IReadOnlyList<Message> Faults)
{
    public static readonly UnitCheck None = new([], []);
    public const int MostQuestions = 10, MostOptions = 6;

    public bool IsThere => Questions.Count > 0 && Faults.Count == 0;

    /// <summary>The text to read, without its check.</summary>
    public static string ReadingOf(string body) => Heading().Match(Plain(body)) is { Success: true } found ? Plain(body)[..found.Index] : body;

    public static UnitCheck Of(string body)
    {
        var plain = Plain(body);
        if (Heading().Match(plain) is not { Success: true } found) return None;
        var questions = Read(plain[(found.Index + found.Length)..]);
        return new(questions, [.. FaultsOf(questions)]);
    }

    private static List<CheckQuestion> Read(string text)
    {
        var questions = new List<Draft>();
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (Question().Match(line) is { Success: true } question) questions.Add(new(question.Groups[1].Value));
            else if (questions.Count == 0) continue;
            else if (Option().Match(line) is { Success: true } option) questions[^1].Options.Add(new(option.Groups[2].Value, option.Groups[1].Value is "x" or "X"));
            else if (Why().Match(line) is { Success: true } why) questions[^1].Why = why.Groups[1].Value;
            // A wrapped line belongs to what stands above it.
            else if (questions[^1].Why.Length > 0) questions[^1].Why += " " + line;
            else if (questions[^1].Options.Count > 0) questions[^1].Options[^1] = questions[^1].Options[^1] with { Text = questions[^1].Options[^1].Text + " " + line };
            else questions[^1].Text += " " + line;
        }
        return [.. questions.Select(q => new CheckQuestion(q.Text, q.Options, q.Why))];
    }

    private static IEnumerable<Message> FaultsOf(List<CheckQuestion> questions)
    {
        if (questions.Count == 0) yield return new("training.refused.check.empty");
        if (questions.Count > MostQuestions) yield return new("training.refused.check.tooMany", ("max", MostQuestions));
        for (var i = 0; i < questions.Count; i++)
        {
            var (q, n) = (questions[i], ("n", (object?)(i + 1)));
            if (q.Options.Count is < 2 or > MostOptions) yield return new("training.refused.check.options", n, ("count", q.Options.Count), ("max", MostOptions));
            else if (q.Options.Count(o => o.IsRight) != 1) yield return new("training.refused.check.right", n, ("count", q.Options.Count(o => o.IsRight)));
            if (q.Why.Length == 0) yield return new("training.refused.check.why", n);
        }
    }

    private static string Plain(string body) => body.ReplaceLineEndings("\n");

    private sealed class Draft(string text)
    {
        public string Text { get; set; } = text;
        public List<CheckOption> Options { get; } = [];
        public string Why { get; set; } = "";
    }

    [GeneratedRegex(@"^##[ \t]+check[ \t]*$\n?", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\d+[.)]\s+(.+)$")]
    private static partial Regex Question();

    [GeneratedRegex(@"^[-*]\s+\[([ xX])\]\s+(.+)$")]
    private static partial Regex Option();

    [GeneratedRegex(@"^why:\s*(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Why();
}

public sealed record CheckQuestion(string Text, IReadOnlyList<CheckOption> Options, string Why);

public sealed record CheckOption(string Text, bool IsRight);
