using System.Globalization;
using System.Text;

namespace Upward.Cli.Faults;

/// <summary>Collects every mistake before anything is refused: people correct a file once, not once per mistake.</summary>
internal sealed class FaultList
{
    private const int MostShown = 50;

    private readonly List<(Position At, string What)> faults = [];
    private readonly HashSet<(Position At, string What)> seen = [];

    public int Count => faults.Count;

    public void Add(Position at, string what)
    {
        // Two criteria over one column would report its bad cells twice.
        if (seen.Add((at, what))) faults.Add((at, what));
    }

    public void Add(Position at, string where, string found, string expected) =>
        Add(at, $"{where}: found {found}, expected {expected}.");

    public void RefuseIfAny()
    {
        if (Count == 0) return;
        var text = new StringBuilder();
        // Files in the order in which they were first blamed, each from top to bottom.
        var files = faults.Select(f => f.At.File).Distinct().ToList();
        var inOrder = faults.OrderBy(f => files.IndexOf(f.At.File)).ThenBy(f => f.At.Line).ThenBy(f => f.At.Column);
        foreach (var (at, what) in inOrder.Take(MostShown)) text.Append(CultureInfo.InvariantCulture, $"{at}: {what}\n");
        text.Append(faults.Count switch
        {
            1 => "1 error. Nothing was written.",
            <= MostShown => $"{faults.Count} errors. Nothing was written.",
            _ => $"{faults.Count} errors; the first {MostShown} are shown. Nothing was written.",
        });
        throw new RefusedException(text.ToString());
    }
}
