using System.Globalization;
using Upward.Cli.Csv;
using Upward.Cli.Faults;

namespace Upward.Cli.People;

/// <summary>Everybody on one side, in an order that does not depend on the order of the rows.</summary>
internal sealed class Side(string name, HeadedTable table, string separator, int? nameColumn, IReadOnlyList<Person> people, FaultList faults)
{
    private readonly Dictionary<string, int> indexByKey = people.Select((p, i) => (p.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);

    /// <summary>"mentor" or "mentee".</summary>
    public string Name => name;

    public HeadedTable Table => table;

    public IReadOnlyList<Person> People => people;

    /// <summary>For the report; null when rules.json names no such column.</summary>
    public string? NameOf(Person person) => nameColumn is null ? null : Single(person, nameColumn.Value);

    public int? IndexOf(string id) => indexByKey.TryGetValue(Folding.Key(id), out var index) ? index : null;

    /// <summary>The values of a cell: trimmed, without empties, each once (compared as <see cref="Folding"/> does), in the order written.</summary>
    public IReadOnlyList<string> Values(Person person, int column)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. person.Row[column].Text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(v => seen.Add(Folding.Key(v)))];
    }

    public string Single(Person person, int column) => person.Row[column].Text.Trim();

    /// <summary>A whole number, or null when the cell is empty; anything else is a fault.</summary>
    public int? Number(Person person, int column, int least, int most)
    {
        var text = Single(person, column);
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fault(person, column, Shown.Quoted(text), string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return null;
    }

    public void Fault(Person person, int column, string found, string expected) =>
        faults.Add(table.At(person.Row[column]), table.Name(column), found, expected);

    public void Fault(Person person, int column, string what) => faults.Add(table.At(person.Row[column]), $"{table.Name(column)}: {what}");
}
