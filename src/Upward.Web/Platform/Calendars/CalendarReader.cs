using System.Text;

namespace Upward.Web.Platform.Calendars;

/// <param name="Parameters">By name in capitals; of a parameter with several values the first.</param>
public sealed record CalendarProperty(string Name, IReadOnlyDictionary<string, string> Parameters, string Value);

/// <summary>A component of a calendar (VCALENDAR, VEVENT …) as it was read: nothing is taken for true yet.</summary>
public sealed class CalendarComponent(string name)
{
    public string Name => name;
    public List<CalendarProperty> Properties { get; } = [];
    public List<CalendarComponent> Parts { get; } = [];

    public CalendarProperty? Find(string property) => Properties.Find(p => p.Name == property);
    public string Text(string property) => Find(property) is { } p ? CalendarLine.Unescape(p.Value) : "";

    public IEnumerable<CalendarComponent> All(string component) => Parts.Where(p => p.Name == component);
}

/// <summary>
/// Reads calendars of others: long lines put together again, names in any case, quoted parameters. Cost: linear in the text.
/// It stops at <see cref="MostLines"/> lines and ten levels, and answers null for what is no calendar.
/// </summary>
public static class CalendarReader
{
    public const int MostLines = 200_000;
    private const int Deepest = 10;

    public static CalendarComponent? Read(string text)
    {
        var open = new Stack<CalendarComponent>();
        CalendarComponent? calendar = null;
        foreach (var line in Unfold(text))
        {
            if (Split(line) is not { } property) continue;
            if (property.Name == "BEGIN")
            {
                if (open.Count == Deepest) return null;
                var part = new CalendarComponent(property.Value.Trim().ToUpperInvariant());
                if (open.TryPeek(out var parent)) parent.Parts.Add(part);
                else if (calendar is null) calendar = part;
                open.Push(part);
            }
            else if (property.Name == "END")
            {
                if (!open.TryPop(out var ended) || !ended.Name.Equals(property.Value.Trim(), StringComparison.OrdinalIgnoreCase)) return null;
            }
            else if (open.TryPeek(out var owner)) owner.Properties.Add(property);
        }
        return open.Count == 0 && calendar?.Name == "VCALENDAR" ? calendar : null;
    }

    private static IEnumerable<string> Unfold(string text)
    {
        var (line, count) = (new StringBuilder(), 0);
        foreach (var piece in text.ReplaceLineEndings("\n").Split('\n').TakeWhile(_ => ++count <= MostLines))
        {
            if (piece.StartsWith(' ') || piece.StartsWith('\t'))
            {
                line.Append(piece, 1, piece.Length - 1);
                continue;
            }
            if (line.Length > 0) yield return line.ToString();
            line.Clear().Append(piece);
        }
        if (line.Length > 0) yield return line.ToString();
    }

    private static CalendarProperty? Split(string line)
    {
        var colon = Outside(line, ':', 0);
        if (colon <= 0) return null;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var end = Outside(line, ';', 0) is var semicolon && semicolon > 0 && semicolon < colon ? semicolon : colon;
        var name = line[..end].Trim().ToUpperInvariant();
        while (end < colon)
        {
            var next = Outside(line, ';', end + 1) is var n && n > 0 && n < colon ? n : colon;
            var parameter = line[(end + 1)..next];
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) parameters[parameter[..equals].Trim().ToUpperInvariant()] = parameter[(equals + 1)..].Trim('"');
            end = next;
        }
        return new(name, parameters, line[(colon + 1)..]);
    }

    /// <summary>Where this sign stands outside quotes; -1: nowhere.</summary>
    private static int Outside(string line, char sign, int from)
    {
        var quoted = false;
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            else if (line[i] == sign && !quoted) return i;
        }
        return -1;
    }
}
