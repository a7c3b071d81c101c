using Upward.Cli.Faults;
using Upward.Web.Platform.Csv;

namespace Upward.Cli.Csv;

/// <summary>A cell and where its text begins.</summary>
internal readonly record struct Cell(string Text, int Line, int Column);

/// <summary>A CSV file whose first row is the header.</summary>
internal sealed class HeadedTable(string file, Cell[] header, IReadOnlyList<Cell[]> rows, bool anybody)
{
    public string File => file;

    public IReadOnlyList<Cell> Header => header;

    public IReadOnlyList<Cell[]> Rows => rows;

    /// <summary>Whether anything stands below the header, usable or not.</summary>
    public bool Anybody => anybody;

    public Position At(Cell cell) => new(file, cell.Line, cell.Column);

    /// <summary>The column of this name (trimmed, case ignored), or null after adding a fault at <paramref name="asked"/>.</summary>
    public int? Find(string name, Position asked, FaultList faults)
    {
        var found = Enumerable.Range(0, header.Length).Where(i => Folding.Same(header[i].Text, name)).ToArray();
        if (found.Length == 1) return found[0];

        if (found.Length > 1)
        {
            faults.Add(At(header[found[1]]), $"column {Shown.Quoted(name)} stands twice in the header. Rename one: the rules use it.");
            return null;
        }
        var names = header.Select(h => h.Text.Trim()).Where(n => n.Length > 0).ToArray();
        var near = Nearest.To(name, names);
        faults.Add(asked, $"{file} has no column {Shown.Quoted(name)}" +
            (near is not null ? Nearest.Question(near) : $". Its columns are {string.Join(", ", names.Take(20).Select(Shown.Quoted))}."));
        return null;
    }

    /// <summary>"Capacity (column C)": the header and the letter that a spreadsheet shows.</summary>
    public string Name(int column) => $"{Shown.Plain(header[column].Text.Trim())} (column {CellName.Column(column)})";
}
