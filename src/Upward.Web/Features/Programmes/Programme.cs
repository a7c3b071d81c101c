using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes;

/// <summary>One run of mentoring with a purpose, dates and rules.</summary>
public sealed partial class Programme : IBelongToOrganisation
{
    private Programme() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public ProgrammeKind Kind { get; private set; }
    /// <summary>Key of the preset it began from, for example "standard".</summary>
    public string Preset { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public int CadenceDays { get; private set; }
    public int Sessions { get; private set; }
    public int SessionMinutes { get; private set; }
    /// <summary>What this programme calls the two roles; empty for the language's own words.</summary>
    public string MentorLabel { get; private set; } = "";
    public string MenteeLabel { get; private set; } = "";
    public int MentorCapacity { get; private set; } = 1;
    public int MenteeCapacity { get; private set; } = 1;
    /// <summary>Days that both sides have to answer a proposal.</summary>
    public int AnswerDays { get; private set; } = 7;
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid? CreatedById { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public int Version { get; private set; }

    public static Programme Begin(Guid organisationId, ProgrammeFacts facts, Guid? by, DateTimeOffset now)
    {
        var programme = new Programme { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, CreatedAt = now, CreatedById = by };
        programme.Apply(facts);
        return programme;
    }

    private void Apply(ProgrammeFacts facts)
    {
        Name = facts.Name.Trim();
        Purpose = facts.Purpose.Trim();
        Kind = facts.Kind;
        Preset = facts.Preset;
        StartsOn = facts.StartsOn;
        EndsOn = facts.EndsOn;
        CadenceDays = facts.CadenceDays;
        Sessions = facts.Sessions;
        SessionMinutes = facts.SessionMinutes;
        MentorLabel = facts.MentorLabel.Trim();
        MenteeLabel = facts.MenteeLabel.Trim();
        MentorCapacity = facts.MentorCapacity;
        MenteeCapacity = facts.MenteeCapacity;
        AnswerDays = facts.AnswerDays;
        Version++;
    }
}

public enum ProgrammeKind { Reverse, Circle, Peer, Flash, Traditional, Executive, Training }

/// <summary>What a form or a preset says about a programme. Days, minutes and capacities are whole numbers of at least one.</summary>
public sealed partial record ProgrammeFacts
{
    public string Name { get; init; } = "";
    public string Purpose { get; init; } = "";
    public ProgrammeKind Kind { get; init; } = ProgrammeKind.Reverse;
    public string Preset { get; init; } = "standard";
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }
    public int CadenceDays { get; init; } = 30;
    public int Sessions { get; init; } = 6;
    public int SessionMinutes { get; init; } = 60;
    public string MentorLabel { get; init; } = "";
    public string MenteeLabel { get; init; } = "";
    public int MentorCapacity { get; init; } = 1;
    public int MenteeCapacity { get; init; } = 1;
    public int AnswerDays { get; init; } = 7;
}
