using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.People.Import;

/// <summary>What an import would do, row by row. Preview shows it, commit follows it, undo reverses it.</summary>
public sealed record ImportPlan(
    IReadOnlyList<PlannedRow> Rows, IReadOnlyList<Problem> Problems, IReadOnlyList<DateQuestion> Questions, IReadOnlyList<string> NewLevels, string Digest)
{
    public int Count(RowAction action) => Rows.Count(r => r.Action == action);

    public bool ChangesAnything => Rows.Any(r => r.Action is RowAction.Create or RowAction.Update or RowAction.Leave);

    /// <summary>A question about dates is answered before anything is stored.</summary>
    public bool CanCommit => Questions.Count == 0 && ChangesAnything;

    /// <summary>The kinds of problem, those that leave rows out first, then the most frequent. Rows that only follow from another row's problem come after what can be mended.</summary>
    public IEnumerable<ProblemGroup> Groups() => Problems.GroupBy(p => (p.Kind, p.Warning))
        .Select(g => new ProblemGroup(g.Key.Kind, g.Key.Warning, g.OrderBy(p => p.Row).ThenBy(p => p.Column).ToList()))
        .OrderBy(g => g.Warning).ThenBy(g => g.Kind == ProblemKind.ManagerLeftOut).ThenByDescending(g => g.Problems.Count).ThenBy(g => g.Kind);
}

public enum RowAction { Create, Update, Same, Skip, Leave }

/// <param name="Row">The spreadsheet's row number; a number after the last row for someone who is not in the file.</param>
/// <param name="PersonId">Decided by the plan for new people too, so that a repeated commit makes nobody twice.</param>
public sealed record PlannedRow(int Row, RowAction Action, Guid PersonId, IReadOnlyList<FieldChange> Changes);

public sealed record FieldChange(string Field, string? Before, string? After);

/// <param name="Dates">How many cells can be read both ways.</param>
public sealed record DateQuestion(int Column, string Example, int Dates, bool Contradictory);

public enum ProblemKind
{
    MissingName, MissingKey, BadEmail, DuplicateEmail, DuplicateEmployeeId, DuplicatePerson, EmailOfSomeoneElse, IdOfSomeoneElse, ValueTooLong,
    UnreadableDate, NearValue, UnknownTimeZone, UnknownLanguage, UnknownManager, AmbiguousManager, SelfManager, ManagerCycle, ManagerLeftOut, EmailOfGuest,
}

/// <param name="Found">The cell as written.</param>
/// <param name="Detail">What the sentence for this kind names: another row, the candidates, the chain, the limit.</param>
/// <param name="Suggestion">A value that would work, where one is near.</param>
/// <param name="Warning">The row is imported all the same, without this value.</param>
public sealed record Problem(ProblemKind Kind, int Row, int? Column, string Found, string? Detail = null, string? Suggestion = null, bool Warning = false)
{
    public string Cell => Column is { } column ? CellName.Of(column, Row) : Row.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record ProblemGroup(ProblemKind Kind, bool Warning, IReadOnlyList<Problem> Problems)
{
    public int Rows => Problems.Select(p => p.Row).Distinct().Count();
}

public sealed record ImportOptions
{
    /// <summary>Gives new people their ids; the same import gives the same ids.</summary>
    public Guid ImportId { get; init; }
    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>People with an unknown, ambiguous or circular manager come in without that manager instead of being left out.</summary>
    public bool ImportWithoutManager { get; init; }

    /// <summary>Active people who are not in the file are marked as left.</summary>
    public bool MissingPeopleLeave { get; init; }

    /// <summary>An empty cell empties the field; otherwise it leaves what is there.</summary>
    public bool EmptyCellsClear { get; init; }

    public IReadOnlyList<Correction> Corrections { get; init; } = [];
}
