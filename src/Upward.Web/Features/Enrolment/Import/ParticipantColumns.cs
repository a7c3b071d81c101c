using Upward.Web.Features.People.Import;
using Upward.Web.Features.Skills;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.Enrolment.Import;

public enum ParticipantColumn { Email, EmployeeId, Role, Capacity, Wants, Offers, Goals, Interests, Languages, Motivation }

/// <summary>Which column holds what, by the headings of the first row. Headings that are not ours are left alone: the export has a name and a department too.</summary>
public sealed class ParticipantColumns
{
    private static readonly Dictionary<ParticipantColumn, string[]> Headings = new()
    {
        [ParticipantColumn.Email] = ["email", "e mail", "mail", "e mail address", "email address"],
        [ParticipantColumn.EmployeeId] = ["employee id", "employee number", "personnel number", "staff id", "id"],
        [ParticipantColumn.Role] = ["role", "participates as", "rolle"],
        [ParticipantColumn.Capacity] = ["capacity", "partners", "places"],
        [ParticipantColumn.Wants] = ["wants", "wants to learn", "skills wanted"],
        [ParticipantColumn.Offers] = ["offers", "knows", "can teach", "skills offered"],
        [ParticipantColumn.Goals] = ["goals", "goal"],
        [ParticipantColumn.Interests] = ["interests", "interest"],
        [ParticipantColumn.Languages] = ["languages", "language"],
        [ParticipantColumn.Motivation] = ["motivation", "why they take part", "why", "reason for taking part"],
    };

    private readonly Dictionary<ParticipantColumn, int> _at = [];

    private ParticipantColumns() { }

    public int HeaderRow { get; private init; }
    public bool HasKey => Has(ParticipantColumn.Email) || Has(ParticipantColumn.EmployeeId);
    public bool Has(ParticipantColumn column) => _at.ContainsKey(column);
    public string Of(CsvRow row, ParticipantColumn column) => _at.TryGetValue(column, out var at) ? Unfenced(row.Cell(at)) : "";
    public string CellOf(CsvRow row, ParticipantColumn column) => _at.TryGetValue(column, out var at) ? CellName.Of(at, row.Number) : CellName.Of(0, row.Number);

    public static ParticipantColumns From(CsvTable table)
    {
        var header = table.Rows[0];
        var columns = new ParticipantColumns { HeaderRow = header.Number };
        for (var at = 0; at < header.Cells.Length; at++)
        {
            var plain = PlainWords.Of(header.Cells[at]);
            foreach (var (column, words) in Headings)
                if (words.Contains(plain)) columns._at.TryAdd(column, at);
        }
        return columns;
    }

    /// <summary>The export puts an apostrophe before what a spreadsheet would run; it comes off again.</summary>
    private static string Unfenced(string cell) => cell.StartsWith('\'') && SafeCsv.StartsFormula(cell[1..]) ? cell[1..] : cell;
}
