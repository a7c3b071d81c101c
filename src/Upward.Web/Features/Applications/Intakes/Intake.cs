using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

public enum IntakeMode
{
    /// <summary>Nobody outside the programme knows of it yet.</summary>
    NotYet,
    /// <summary>From one day to another, both included.</summary>
    Dates,
    /// <summary>All the time.</summary>
    Rolling,
    Closed,
}

/// <summary>How a programme takes applications: when, for how many, who is asked about time, by which measure they are read.</summary>
public sealed class Intake : IBelongToOrganisation
{
    public const int MostPlaces = 100_000, LongestItem = 200, MostItems = 15;

    private Intake() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public IntakeMode Mode { get; private set; }
    public DateOnly? OpensOn { get; private set; }
    public DateOnly? ClosesOn { get; private set; }
    /// <summary>Null: as many as come.</summary>
    public int? MentorPlaces { get; private set; }
    public int? MenteePlaces { get; private set; }
    public bool Nominations { get; private set; } = true;
    /// <summary>The line manager is asked to agree to the time, by a link, when an application is sent.</summary>
    public bool AsksLineManager { get; private set; }
    public List<Criterion> Rubric { get; private set; } = [];
    /// <summary>What is checked before somebody is accepted. Only that it was done is kept, never what was found.</summary>
    public List<VettingItem> Vetting { get; private set; } = [];
    public int Version { get; private set; }

    public static Intake For(Guid organisationId, Guid programmeId) => new() { OrganisationId = organisationId, ProgrammeId = programmeId };

    public int? PlacesOf(ProgrammeRole role) => role == ProgrammeRole.Mentor ? MentorPlaces : MenteePlaces;

    public bool IsOpenOn(DateOnly day) => Mode == IntakeMode.Rolling || (Mode == IntakeMode.Dates && OpensOn <= day && day <= ClosesOn);

    public Outcome Change(IntakeFacts facts)
    {
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;
        (Mode, OpensOn, ClosesOn, MentorPlaces, MenteePlaces, Nominations, AsksLineManager) =
            (facts.Mode, facts.OpensOn, facts.ClosesOn, facts.MentorPlaces, facts.MenteePlaces, facts.Nominations, facts.AsksLineManager);
        Version++;
        return Outcome.Done;
    }

    public void Measure(IEnumerable<Criterion> rubric) { Rubric = [.. rubric]; Version++; }
    public void Vet(IEnumerable<VettingItem> items) { Vetting = [.. items]; Version++; }
}

/// <param name="Weight">1 to 5: how much it counts.</param>
public sealed record Criterion(string Key, string Text, int Weight);

public sealed record VettingItem(string Key, string Text);

public sealed record IntakeFacts
{
    public IntakeMode Mode { get; init; }
    public DateOnly? OpensOn { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public int? MentorPlaces { get; init; }
    public int? MenteePlaces { get; init; }
    public bool Nominations { get; init; } = true;
    public bool AsksLineManager { get; init; }

    public Outcome Check()
    {
        var refusals = new List<Refusal>();
        void Refuse(string field, string key, params (string, object?)[] arguments) => refusals.Add(new(field, new Message(key, arguments)));

        if (Mode == IntakeMode.Dates)
        {
            if (OpensOn is null) Refuse(nameof(OpensOn), "refused.required");
            if (ClosesOn is null) Refuse(nameof(ClosesOn), "refused.required");
            if (ClosesOn < OpensOn) Refuse(nameof(ClosesOn), "intake.refused.order");
        }
        if (MentorPlaces is < 1 or > Intake.MostPlaces) Refuse(nameof(MentorPlaces), "programme.refused.range", ("from", 1), ("to", Intake.MostPlaces));
        if (MenteePlaces is < 1 or > Intake.MostPlaces) Refuse(nameof(MenteePlaces), "programme.refused.range", ("from", 1), ("to", Intake.MostPlaces));
        return Outcome.Refused(refusals);
    }
}
