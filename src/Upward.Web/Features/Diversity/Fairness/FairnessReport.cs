using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Diversity;

/// <summary>
/// One taking of figures, as it was shown and stays: figures that moved with every application would tell who came last.
/// What could not be shown is not stored either.
/// </summary>
public sealed class FairnessReport : IBelongToOrganisation
{
    /// <summary>Days between two reports of a programme.</summary>
    public const int DaysBetween = 28;

    private FairnessReport() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public DateTimeOffset TakenAt { get; private set; }
    public Guid? TakenById { get; private set; }
    public List<FairnessFigure> Figures { get; private set; } = [];

    public static FairnessReport Take(Guid organisationId, Guid programmeId, Guid by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, TakenAt = now, TakenById = by };

    /// <param name="people">Everybody in this role: what they answered (empty: nothing) and how far they came.</param>
    /// <param name="before">What was shown of this question and role in the programme until now.</param>
    public void Count(DiversityField field, ProgrammeRole role, IEnumerable<(string Group, FairStage Stage)> people, IReadOnlyList<FairTable> before)
    {
        var groups = people.ToLookup(p => p.Group, p => p.Stage);
        var rows = field.Options.Append("").Select(group => new FairRow(group, [.. Enum.GetValues<FairStage>().Select(stage => groups[group].Count(s => s == stage))])).ToList();
        var table = FairTable.Of(rows, before, out var changedTooLittle);
        Figures.Add(FairnessFigure.Of(this, field, role, table, changedTooLittle));
    }
}

public enum Withheld { No, TooFew, ChangedTooLittle }

/// <summary>The published table of one question and role in a report, or why there is none.</summary>
public sealed class FairnessFigure : IBelongToOrganisation
{
    private FairnessFigure() { }

    public Guid ReportId { get; private set; }
    public Guid FieldId { get; private set; }
    public DiversityField Field { get; private set; } = null!;
    public ProgrammeRole Role { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Withheld Withheld { get; private set; }
    /// <summary>The groups shown; empty text: those who did not say.</summary>
    public List<string> Groups { get; private set; } = [];
    /// <summary>Row by row, the row of what is not shown last; as many numbers in each as there are stages.</summary>
    public List<int> Counts { get; private set; } = [];
    public int Stages { get; private set; }
    /// <summary>Groups that are not shown by themselves.</summary>
    public int Hidden { get; private set; }

    public static FairnessFigure Of(FairnessReport report, DiversityField field, ProgrammeRole role, FairTable? table, bool changedTooLittle) => new()
    {
        ReportId = report.Id, FieldId = field.Id, OrganisationId = report.OrganisationId, Role = role,
        Withheld = table is not null ? Withheld.No : changedTooLittle ? Withheld.ChangedTooLittle : Withheld.TooFew,
        Groups = table is null ? [] : [.. table.Shown.Select(row => row.Group)],
        Counts = table is null ? [] : [.. table.Shown.Concat(table.Together is { } rest ? [rest] : []).SelectMany(row => row.Counts)],
        Stages = table?.Stages ?? 0, Hidden = table?.Hidden ?? 0,
    };

    public FairTable? Table => Withheld != Withheld.No ? null
        : new([.. Groups.Select((group, at) => new FairRow(group, Row(at)))], Hidden == 0 ? null : new("", Row(Groups.Count)), Hidden);

    private int[] Row(int at) => [.. Counts.Skip(at * Stages).Take(Stages)];
}
