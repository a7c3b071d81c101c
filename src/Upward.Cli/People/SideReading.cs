using System.Globalization;
using Upward.Cli.Csv;
using Upward.Cli.Faults;
using Upward.Cli.Json;
using Upward.Cli.Rules;

namespace Upward.Cli.People;

/// <summary>Reads the `mentor` or `mentee` part of rules.json, and with it the people of that file.</summary>
internal static class SideReading
{
    private const int MostPairsEach = 1000;

    /// <returns>The side, or null when a fault makes it unusable for reading further.</returns>
    public static Side? Read(string name, Settings? settings, HeadedTable? table, FaultList faults)
    {
        if (settings is null) return null;
        var id = settings.Text("id", "the name of the column that holds the id");
        var capacity = settings.Value("capacity");
        var displayName = settings.Text("name", "the name of the column that the report shows beside the id", required: false);
        var separator = settings.Text("separator", "the text between values in one cell, such as \";\"", required: false)?.Text ?? ";";
        settings.RefuseUnknown();

        var fixedCapacity = capacity switch
        {
            null => 1,
            JsonText => null,
            var number => settings.WholeNumber(number, settings.Key("capacity"), 0, MostPairsEach),
        };
        if (id is null || table is null) return null;

        var idColumn = table.Find(id.Text, id.At, faults);
        var capacityColumn = capacity is JsonText column ? table.Find(column.Text, column.At, faults) : null;
        var nameColumn = displayName is null ? null : table.Find(displayName.Text, displayName.At, faults);
        if (idColumn is null) return null;

        var people = People(table, idColumn.Value, row => Capacity(table, row, capacityColumn, faults) ?? fixedCapacity ?? 1, faults);
        return new Side(name, table, separator, nameColumn, people, faults);
    }

    private static List<Person> People(HeadedTable table, int idColumn, Func<Cell[], int> capacity, FaultList faults)
    {
        var people = new List<Person>();
        var firstLine = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var cell = row[idColumn];
            var id = cell.Text.Trim();
            var key = Folding.Key(id);
            if (id.Length == 0)
                faults.Add(table.At(cell), table.Name(idColumn), "an empty cell", "an id; everybody needs one");
            else if (!firstLine.TryAdd(key, cell.Line))
                faults.Add(table.At(cell), table.Name(idColumn),
                    string.Create(CultureInfo.InvariantCulture, $"{Shown.Quoted(id)} again (first on line {firstLine[key]})"), "each id once");
            else
                people.Add(new Person(id, key, capacity(row), row));
        }
        if (!table.Anybody) faults.Add(new Position(table.File, 1, 1), "there is a header and nobody below it.");
        return [.. people.OrderBy(p => p.Key, NaturalOrder.Instance)];
    }

    private static int? Capacity(HeadedTable table, Cell[] row, int? column, FaultList faults)
    {
        if (column is null) return null;
        var cell = row[column.Value];
        if (int.TryParse(cell.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) && capacity <= MostPairsEach)
            return capacity;
        faults.Add(table.At(cell), table.Name(column.Value), Shown.Quoted(cell.Text.Trim()), $"a whole number from 0 to {MostPairsEach}");
        return null;
    }
}
