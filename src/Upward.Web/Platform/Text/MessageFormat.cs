using System.Globalization;
using System.Text;
using NodaTime;

namespace Upward.Web.Platform.Text;

/// <summary>
/// A message in the part of ICU MessageFormat that we use: <c>{name}</c>, <c>{n, number}</c>, <c>{d, date}</c>,
/// <c>{at, datetime}</c>, <c>{at, deadline}</c> (with the zone's name, where a time could be mistaken), <c>{at, meeting}</c> and
/// <c>{at, weekday}</c> (with the day of the week, without the year), <c>{at, zone}</c> (whose clock it is),
/// <c>{n, plural, =0 {…} one {# pair} other {# pairs}}</c> and <c>{x, select, a {…} other {…}}</c>. An apostrophe is an
/// apostrophe; braces that shall be shown are written '{' and '}' between apostrophes.
/// Source: Unicode Technical Standard 35, part 9 (messages) and part 3 (plural rules).
/// </summary>
public sealed class MessageFormat
{
    private readonly IReadOnlyList<Part> _parts;

    private MessageFormat(IReadOnlyList<Part> parts) => _parts = parts;

    public static MessageFormat Parse(string text) => new(new Parser(text).Parts(inside: false));

    public string Say(CultureInfo culture, IReadOnlyDictionary<string, object?> values)
    {
        var to = new StringBuilder();
        foreach (var part in _parts) part.Write(to, culture, values, null);
        return to.ToString();
    }

    /// <summary>The names of what goes in, for the check that callers give them.</summary>
    public IEnumerable<string> Arguments => _parts.SelectMany(p => p.Arguments).Distinct();

    internal MessageFormat Pseudo() => new([new Literal("⟦"), .. _parts.Select(p => p.Pseudo()), new Literal("⟧")]);

    private abstract record Part
    {
        public abstract void Write(StringBuilder to, CultureInfo culture, IReadOnlyDictionary<string, object?> values, object? hash);
        public virtual IEnumerable<string> Arguments => [];
        public virtual Part Pseudo() => this;
    }

    private sealed record Literal(string Text) : Part
    {
        private const string From = "aceilnorsuyACEINORSUY", To = "áçéíļñóŕšúýÁÇÉÍÑÓŔŠÚÝ";

        public override void Write(StringBuilder to, CultureInfo culture, IReadOnlyDictionary<string, object?> values, object? hash) => to.Append(Text);

        public override Part Pseudo() => new Literal(string.Concat(Text.Select(c => From.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? To[i] : c)));
    }

    private sealed record Hash : Part
    {
        public override void Write(StringBuilder to, CultureInfo culture, IReadOnlyDictionary<string, object?> values, object? hash) => to.Append(Show(hash, "", culture));
    }

    private sealed record Argument(string Name, string Style) : Part
    {
        public override IEnumerable<string> Arguments => [Name];

        public override void Write(StringBuilder to, CultureInfo culture, IReadOnlyDictionary<string, object?> values, object? hash) =>
            to.Append(Show(values.GetValueOrDefault(Name), Style, culture));
    }

    private sealed record Choice(string Name, bool IsPlural, IReadOnlyList<(string Case, IReadOnlyList<Part> Parts)> Cases) : Part
    {
        public override IEnumerable<string> Arguments => [Name, .. Cases.SelectMany(c => c.Parts).SelectMany(p => p.Arguments)];

        public override void Write(StringBuilder to, CultureInfo culture, IReadOnlyDictionary<string, object?> values, object? hash)
        {
            var value = values.GetValueOrDefault(Name);
            foreach (var part in Chosen(value, culture)) part.Write(to, culture, values, IsPlural ? value : hash);
        }

        private IReadOnlyList<Part> Chosen(object? value, CultureInfo culture)
        {
            var word = IsPlural ? PluralRules.Category(culture, Convert.ToDecimal(value ?? 0, CultureInfo.InvariantCulture)) : Convert.ToString(value, CultureInfo.InvariantCulture);
            var exact = IsPlural ? "=" + Convert.ToString(value, CultureInfo.InvariantCulture) : null;
            return Find(exact) ?? Find(word) ?? Find("other") ?? [];
        }

        private IReadOnlyList<Part>? Find(string? name) => name is null ? null : Cases.FirstOrDefault(c => c.Case == name).Parts;

        public override Part Pseudo() => this with { Cases = [.. Cases.Select(c => (c.Case, (IReadOnlyList<Part>)[.. c.Parts.Select(p => p.Pseudo())]))] };
    }

    private static string Show(object? value, string style, CultureInfo culture) => (value, style) switch
    {
        (null, _) => "",
        (string text, _) => text,
        (ZonedDateTime at, "time") => at.TimeOfDay.ToString("HH:mm", culture),
        (ZonedDateTime at, "datetime") => at.ToString("d MMM yyyy, HH:mm", culture),
        (ZonedDateTime at, "deadline") => $"{at.ToString("d MMM yyyy, HH:mm", culture)} ({ReaderZone.NameOf(at)})",
        (ZonedDateTime at, "meeting") => at.ToString("dddd d MMMM, HH:mm", culture),
        (ZonedDateTime at, "zone") => ReaderZone.NameOf(at),
        (ZonedDateTime at, "weekday") => at.Date.ToString("dddd d MMMM", culture),
        (ZonedDateTime at, _) => at.Date.ToString("d MMM yyyy", culture),
        (LocalTime time, _) => time.ToString("HH:mm", culture),
        (TimeOnly time, _) => time.ToString("HH:mm", culture),
        // Texts puts every instant into its reader's zone; one that comes here without would show the server's.
        (DateTimeOffset, _) => throw new ArgumentException("An instant needs its reader's zone."),
        (DateOnly day, _) => day.ToString("d MMM yyyy", culture),
        (int n, _) => n.ToString("N0", culture),
        (long n, _) => n.ToString("N0", culture),
        (decimal n, "percent") => n.ToString("0.#", culture) + " %",
        (double n, "percent") => n.ToString("0.#", culture) + " %",
        (IFormattable other, _) => other.ToString(null, culture),
        _ => value.ToString() ?? "",
    };

    private sealed class Parser(string text)
    {
        private int _at;

        public List<Part> Parts(bool inside, bool plural = false)
        {
            var parts = new List<Part>();
            var literal = new StringBuilder();
            while (_at < text.Length && !(inside && text[_at] == '}'))
            {
                var c = text[_at];
                if (c == '\'' && _at + 2 < text.Length && text[_at + 1] is '{' or '}' && text[_at + 2] == '\'') { literal.Append(text[_at + 1]); _at += 3; }
                else if (c == '{') { Flush(parts, literal); parts.Add(Braced()); }
                else if (c == '#' && plural) { Flush(parts, literal); parts.Add(new Hash()); _at++; }
                else if (c == '}') throw Wrong("a closing brace without its opening");
                else { literal.Append(c); _at++; }
            }
            Flush(parts, literal);
            return parts;
        }

        private static void Flush(List<Part> parts, StringBuilder literal)
        {
            if (literal.Length > 0) parts.Add(new Literal(literal.ToString()));
            literal.Clear();
        }

        private Part Braced()
        {
            _at++;
            var name = Word();
            if (Take('}')) return new Argument(name, "");
            Expect(',');
            var kind = Word();
            if (kind is "number" or "date" or "time" or "datetime" or "deadline" or "meeting" or "weekday" or "zone" or "percent") { Expect('}'); return new Argument(name, kind); }
            if (kind is not ("plural" or "select")) throw Wrong($"the kind '{kind}'");
            Expect(',');
            var cases = new List<(string, IReadOnlyList<Part>)>();
            while (!Take('}'))
            {
                var label = Word();
                Expect('{');
                cases.Add((label, Parts(inside: true, plural: kind == "plural")));
                Expect('}');
            }
            if (cases.All(c => c.Item1 != "other")) throw Wrong("no 'other'");
            return new Choice(name, kind == "plural", cases);
        }

        private string Word()
        {
            Skip();
            var start = _at;
            while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '=' or '_' or '-')) _at++;
            if (_at == start) throw Wrong("a name is missing");
            var word = text[start.._at];
            Skip();
            return word;
        }

        private void Skip() { while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++; }

        private bool Take(char c)
        {
            Skip();
            if (_at >= text.Length || text[_at] != c) return false;
            _at++;
            return true;
        }

        private void Expect(char c)
        {
            if (!Take(c)) throw Wrong($"'{c}' is missing");
        }

        private FormatException Wrong(string what) => new($"Message cannot be read at {_at}: {what}. Message: {text}");
    }
}
