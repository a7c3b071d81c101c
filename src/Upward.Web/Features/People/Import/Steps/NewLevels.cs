using System.Globalization;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.People.Import;

public static class NewLevels
{
    /// <summary>Levels that are or end in numbers ("3", "L4", "Grade 7") have their order in their name; others are asked for.</summary>
    public static IReadOnlyDictionary<string, int> Guess(CsvTable table, int headerRow, ColumnMapping mapping)
    {
        if (mapping.ColumnOf(Field.Level) is not { } column) return new Dictionary<string, int>();
        var names = table.Below(headerRow).Select(r => r.Cell(column)).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var numbers = names.ConvertAll(n => (Name: n, Number: TrailingNumber(n)));
        if (numbers.Count is 0 or > 40 || numbers.Exists(n => n.Number is null) || numbers.Select(n => n.Number).Distinct().Count() != numbers.Count) return new Dictionary<string, int>();
        return numbers.OrderBy(n => n.Number).Select((n, i) => (n.Name, Rank: i + 1)).ToDictionary(n => n.Name, n => n.Rank);
    }

    private static int? TrailingNumber(string name)
    {
        var digits = name.Length - name.AsSpan().TrimEnd("0123456789").Length;
        return digits is > 0 and <= 4 ? int.Parse(name[^digits..], CultureInfo.InvariantCulture) : null;
    }
}
