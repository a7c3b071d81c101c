using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>
/// All that a matching problem is made from, read once for one week. Plain values, so that the criteria page can keep them
/// for a moment and try other rules on them.
/// </summary>
/// <param name="Week">The Monday of the ISO week in which hours are compared.</param>
/// <param name="Mentees">People with a free place, in the order of their enrolment ids.</param>
/// <param name="Chart">The whole directory: a line of command also runs through people who do not take part.</param>
/// <param name="LevelNames">The organisation's scale, most junior first.</param>
/// <param name="NotTogether">Exclusions, vetoes, proposals that did not go ahead, pairs of today: by enrolment ids.</param>
/// <param name="PreviousPairs">Mentorships that have ended, of any programme.</param>
public sealed record MatchingInputs(
    DateOnly Week,
    IReadOnlyList<Candidate> Mentees,
    IReadOnlyList<Candidate> Mentors,
    OrgChart Chart,
    IReadOnlyList<string> LevelNames,
    IReadOnlyDictionary<Guid, string> SkillNames,
    IReadOnlySet<CandidatePair> NotTogether,
    IReadOnlySet<CandidatePair> PreviousPairs);

/// <summary>A participant as the problem sees them.</summary>
public sealed record Candidate
{
    public required Guid EnrolmentId { get; init; }
    public required Guid PersonId { get; init; }
    /// <summary>Places left once running mentorships and open proposals have theirs.</summary>
    public int FreePlaces { get; init; } = 1;
    /// <summary>Place in the organisation's scale, 0 the most junior; null when the level is unknown.</summary>
    public int? Level { get; init; }
    public string Department { get; init; } = "";
    public string Division { get; init; } = "";
    public string Site { get; init; } = "";
    public string Country { get; init; } = "";
    public IReadOnlyList<string> Languages { get; init; } = [];
    /// <summary>Free hours of the week in UTC, 0 to 167, Monday first.</summary>
    public IReadOnlyList<int> Hours { get; init; } = [];
    /// <summary>True when nothing was stated and office hours were taken.</summary>
    public bool HoursAssumed { get; init; }
    public IReadOnlyList<WantedSkill> Wants { get; init; } = [];
    public IReadOnlyList<OfferedSkill> Offers { get; init; } = [];
    public IReadOnlyList<string> Goals { get; init; } = [];
    public IReadOnlyList<string> Interests { get; init; } = [];
    public IReadOnlyList<RankedWish> Wishes { get; init; } = [];
    /// <summary>Why they take part, in their own words.</summary>
    public string Motivation { get; init; } = "";
    /// <summary>"channel.video", "pace.short-often", "directness.gentle": those they stated.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];
    /// <summary>Band of years with the organisation, 0 the shortest; null when unknown.</summary>
    public int? Tenure { get; init; }
    /// <summary>Band of years of birth, 0 the earliest; null when not said.</summary>
    public int? Generation { get; init; }
    /// <summary>What they said about themselves and asked to have used, as tags that say nothing by themselves.</summary>
    public IReadOnlyList<string> Experiences { get; init; } = [];

    /// <summary>The id the engine knows them by.</summary>
    public string Key => EnrolmentId.ToString("D");
}

public sealed record WantedSkill(Guid SkillId, int Importance, int Level);
public sealed record OfferedSkill(Guid SkillId, int Level);
public sealed record RankedWish(Guid PartnerEnrolmentId, int Rank);
public readonly record struct CandidatePair(Guid Mentee, Guid Mentor);
