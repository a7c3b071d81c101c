namespace Upward.Web.Platform.Csv;

/// <summary>How one delimiter cuts the first rows of a text: for each, where it begins and how many cells it has.</summary>
internal sealed class CutRows
{
    private const int Most = 200;

    private readonly List<(int Start, int Cells)> _rows = [];
    private int _softly;

    private CutRows(char delimiter) => Delimiter = delimiter;

    public char Delimiter { get; }

    /// <summary>The number of cells that most rows have.</summary>
    public int Usual { get; private set; }

    /// <summary>Where the first row begins that this delimiter cuts at all.</summary>
    private int Begin { get; set; }

    /// <summary>Agreement between rows weighs more than many columns.</summary>
    private double Score { get; set; }

    public static CutRows Of(ReadOnlySpan<char> text, char delimiter)
    {
        var cut = new CutRows(delimiter);
        cut.Cut(text);
        if (cut._rows.Count == 0) return cut;
        var usual = cut._rows.GroupBy(r => r.Cells).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First();
        cut.Usual = usual.Key;
        if (cut.Usual < 2) return cut;
        cut.Begin = cut._rows.Find(r => r.Cells > 1).Start;
        cut.Score = (double)usual.Count() / cut._rows.Count * (1 + Math.Log2(cut.Usual) / 10);
        return cut;
    }

    public bool IsRatherTheTableThan(CutRows other)
    {
        if (Begin < other.Begin) return Cuts(other.Begin);
        if (Begin > other.Begin) return !other.Cuts(Begin);
        // Both in the header: "Surname, first name;E-mail". What separates columns is seldom followed by a space.
        return Score > other.Score || Score == other.Score && _softly < other._softly;
    }

    /// <summary>Whether the row that holds this place has more than one cell. By place, not by number: a quoted line break ends a row for one delimiter and not for another.</summary>
    private bool Cuts(int place) => _rows.FindLast(r => r.Start <= place).Cells > 1;

    private void Cut(ReadOnlySpan<char> text)
    {
        var (cells, start) = (1, 0);
        bool quoted = false, empty = true, atStart = true;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted)
            {
                if (c == '"') quoted = false;
                continue;
            }
            if (c == '"' && atStart) (quoted, empty) = (true, false);
            else if (c == Delimiter)
            {
                (cells, empty) = (cells + 1, false);
                if (at + 1 < text.Length && text[at + 1] == ' ') _softly++;
            }
            else if (c == '\n')
            {
                if (!empty) _rows.Add((start, cells));
                if (_rows.Count == Most) return;
                (cells, empty, start) = (1, true, at + 1);
            }
            else if (c != '\r') empty = false;
            // A doubled quote inside a quoted cell closes and opens again: the next quote counts as a start.
            atStart = c == Delimiter || c == '\n' || c == '"';
        }
        if (!empty && !quoted) _rows.Add((start, cells));
    }
}
