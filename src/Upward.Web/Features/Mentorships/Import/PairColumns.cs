using Upward.Web.Features.People.Import;
using Upward.Web.Features.Skills;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.Mentorships.Import;

public enum PairColumn { Mentor, Mentee, StartedOn, EndedOn, CalledBefore, Ending }

/// <summary>How a file is to be read, as its guess says or its manager decides: which sheet, which row of headings, which column holds what.</summary>
/// <param name="Columns">Places of columns, from 0. What is not in it is not in the file.</param>
public sealed record PairChoices(string Sheet, int HeaderRow, IReadOnlyDictionary<PairColumn, int> Columns, DateOrder DateOrder);

/// <summary>The first guess at a file, by its headings.</summary>
public static class PairColumns
{
    private static readonly Dictionary<PairColumn, string[]> Headings = new()
    {
        [PairColumn.Mentor] = ["mentor", "mentor e mail", "mentor email", "mentor id", "mentor employee id", "junior", "reverse mentor", "mentorin", "first side", "peer first side"],
        [PairColumn.Mentee] = ["mentee", "mentee e mail", "mentee email", "mentee id", "mentee employee id", "senior", "leader", "executive", "second side", "peer second side"],
        [PairColumn.StartedOn] = ["started on", "started", "start", "start date", "since", "from", "begin", "began", "beginn"],
        [PairColumn.EndedOn] = ["ended on", "ended", "end", "end date", "until", "to", "ende", "closed"],
        [PairColumn.CalledBefore] = ["programme", "program", "cohort", "programme name", "cohort name", "programm", "edition", "round"],
        [PairColumn.Ending] = ["how it ended", "ending", "outcome", "result", "reason", "end reason"],
    };

    public static PairChoices Guess(Reading reading, CsvTable table)
    {
        var header = table.Rows.TakeWhile(r => r.Number <= CsvLimits.HeaderRows).FirstOrDefault(r => Of(r).Count >= 2) ?? table.Rows[0];
        return new(reading.Sheet, header.Number, Of(header), DateOrder.FromEvidence);
    }

    private static Dictionary<PairColumn, int> Of(CsvRow header)
    {
        var found = new Dictionary<PairColumn, int>();
        for (var at = 0; at < header.Cells.Length; at++)
        {
            var plain = PlainWords.Of(header.Cells[at]);
            foreach (var (column, words) in Headings)
                if (words.Contains(plain)) found.TryAdd(column, at);
        }
        return found;
    }
}
