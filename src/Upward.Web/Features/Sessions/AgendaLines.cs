using System.Globalization;
using System.Text.RegularExpressions;

namespace Upward.Web.Features.Sessions;

/// <param name="Minutes">Null: the line says no time.</param>
public sealed record AgendaLine(int? Minutes, string Text);

/// <summary>An agenda, line by line: "10 Check in" is ten minutes for checking in.</summary>
public sealed partial record AgendaLines(IReadOnlyList<AgendaLine> Lines)
{
    public int Sum => Lines.Sum(l => l.Minutes ?? 0);

    public static AgendaLines Of(string agenda) => new([.. agenda.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Line)]);

    private static AgendaLine Line(string text) => Minutes().Match(text) is { Success: true } timed
        ? new(int.Parse(timed.Groups[1].Value, CultureInfo.InvariantCulture), timed.Groups[2].Value) : new(null, text.TrimStart('-', '*', ' '));

    [GeneratedRegex(@"^[-*\s]*([1-9]\d{0,2})(?:\s*(?:min\.?|′|'))?[\s:.)]+(.+)$")]
    private static partial Regex Minutes();
}
