using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes;

/// <summary>One run of mentoring with a purpose, dates and rules.</summary>
public sealed partial class Programme : IBelongToOrganisation
{
    private Programme() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>The part of the organisation it is run by and for; null: the whole.</summary>
    public Guid? UnitId { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>In the organisation's own words; beside them stand the chosen <see cref="Purposes"/>.</summary>
    public string Purpose { get; private set; } = "";
    /// <summary>Keys of <see cref="SettingUp.PurposePreset"/>, in the order of that list.</summary>
    public List<string> Purposes { get; private set; } = [];
    public ProgrammeKind Kind { get; private set; }
    public Formality Formality { get; private set; } = Formality.Agreement;
    /// <summary>Key of the preset it began from, for example "standard".</summary>
    public string Preset { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public int CadenceDays { get; private set; }
    public int Sessions { get; private set; }
    public int SessionMinutes { get; private set; }
    /// <summary>Working time a month that the programme asks for, meetings and preparing together.</summary>
    public int MentorMinutesPerMonth { get; private set; } = 120;
    public int MenteeMinutesPerMonth { get; private set; } = 90;
    /// <summary>What this programme calls the two roles; empty for the language's own words.</summary>
    public string MentorLabel { get; private set; } = "";
    public string MenteeLabel { get; private set; } = "";
    public int MentorCapacity { get; private set; } = 1;
    public int MenteeCapacity { get; private set; } = 1;
    /// <summary>Days that both sides have to answer a proposal.</summary>
    public int AnswerDays { get; private set; } = 7;
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid? CreatedById { get; private set; }
    /// <summary>From then on people may hear of it; null while it is a draft.</summary>
    public DateTimeOffset? LaunchedAt { get; private set; }
    public Guid? LaunchedById { get; private set; }
    /// <summary>Set on a programme that only is a pattern for others: it stands in no list of programmes and nobody takes part.</summary>
    public DateTimeOffset? TemplateSince { get; private set; }
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
        Purposes = [.. facts.Purposes];
        Kind = facts.Kind;
        Formality = facts.Formality;
        Preset = facts.Preset;
        StartsOn = facts.StartsOn;
        EndsOn = facts.EndsOn;
        CadenceDays = facts.CadenceDays;
        Sessions = facts.Sessions;
        SessionMinutes = facts.SessionMinutes;
        MentorMinutesPerMonth = facts.MentorMinutesPerMonth;
        MenteeMinutesPerMonth = facts.MenteeMinutesPerMonth;
        MentorLabel = facts.MentorLabel.Trim();
        MenteeLabel = facts.MenteeLabel.Trim();
        MentorCapacity = facts.MentorCapacity;
        MenteeCapacity = facts.MenteeCapacity;
        AnswerDays = facts.AnswerDays;
        Version++;
    }
}

/// <summary>How much is put in writing. Informal: lunches and talks, nothing signed. Light: aims are noted. Agreement: both sign what they promise.</summary>
public enum Formality { Informal, Light, Agreement }

public enum ProgrammeKind { Reverse, Circle, Peer, Flash, Traditional, Executive, Training }

/// <summary>What a form or a preset says about a programme. Days, minutes and capacities are whole numbers of at least one.</summary>
public sealed partial record ProgrammeFacts
{
    public string Name { get; init; } = "";
    public string Purpose { get; init; } = "";
    public IReadOnlyList<string> Purposes { get; init; } = [];
    public ProgrammeKind Kind { get; init; } = ProgrammeKind.Reverse;
    public Formality Formality { get; init; } = Formality.Agreement;
    public string Preset { get; init; } = "standard";
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }
    public int CadenceDays { get; init; } = 30;
    public int Sessions { get; init; } = 6;
    public int SessionMinutes { get; init; } = 60;
    public int MentorMinutesPerMonth { get; init; } = 120;
    public int MenteeMinutesPerMonth { get; init; } = 90;
    public string MentorLabel { get; init; } = "";
    public string MenteeLabel { get; init; } = "";
    public int MentorCapacity { get; init; } = 1;
    public int MenteeCapacity { get; init; } = 1;
    public int AnswerDays { get; init; } = 7;
}
