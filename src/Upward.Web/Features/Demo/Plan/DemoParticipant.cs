using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;

namespace Upward.Web.Features.Demo.Plan;

public sealed record DemoWant(string Skill, int Importance, int Level);

public sealed record DemoOffer(string Skill, int Level, string Evidence);

/// <summary>A person's place in one programme. People are named by their number.</summary>
public sealed record DemoParticipant
{
    public required int Person { get; init; }
    public required ProgrammeRole Role { get; init; }
    public int Capacity { get; init; } = 1;
    /// <summary>Took part in the programme's first round already.</summary>
    public bool Early { get; init; }
    public required IReadOnlyList<DemoWant> Wants { get; init; }
    public required IReadOnlyList<DemoOffer> Offers { get; init; }
    public required IReadOnlyList<string> Goals { get; init; }
    public required IReadOnlyList<string> Interests { get; init; }
    /// <summary>Empty: those of the person.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public required string Week { get; init; }
    public CommunicationPreferences Communication { get; init; } = new();
    public string Motivation { get; init; } = "";
    public bool SharesWants { get; init; }
    public IReadOnlyList<int> Wishes { get; init; } = [];
    public IReadOnlyList<int> Vetoes { get; init; } = [];
}

public sealed record DemoProgramme
{
    public required string Name { get; init; }
    public required string Purpose { get; init; }
    public required string Preset { get; init; }
    public required CriteriaSettings Criteria { get; init; }
    public required IReadOnlyList<DemoParticipant> Participants { get; init; }
    /// <summary>Mentor and mentee whom the programme manager keeps apart.</summary>
    public IReadOnlyList<(int Mentor, int Mentee)> Exclusions { get; init; } = [];
}

/// <summary>How a published pair stands.</summary>
public enum DemoAnswer
{
    BothAccepted,
    OnlyMentorAccepted, OnlyMenteeAccepted, OnlyMentorDeclined, OnlyMenteeDeclined,
    Nobody,
    ClosedByDecline, ClosedByLapse,
}
