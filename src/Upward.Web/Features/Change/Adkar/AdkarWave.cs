using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Change;

/// <summary>The five elements of the ADKAR model of change (Jeff Hiatt, Prosci). The order is the model's: the first weak one is worked on first.</summary>
public enum AdkarElement { Awareness, Desire, Knowledge, Ability, Reinforcement }

public enum AdkarMoment { Start, Middle, End, SixMonths }

/// <summary>One time that participants rate themselves. Its figures are shown when it is closed, and not before: growing figures would tell who came last.</summary>
public sealed class AdkarWave : IBelongToOrganisation
{
    private AdkarWave() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public AdkarMoment Moment { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public Guid? OpenedById { get; private set; }
    /// <summary>The last day on which it can be answered.</summary>
    public DateOnly LastDay { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    /// <summary>How many were asked of each role, at the opening.</summary>
    public int MentorsAsked { get; private set; }
    public int MenteesAsked { get; private set; }

    public static AdkarWave Open(Guid organisationId, Guid programmeId, AdkarMoment moment, DateOnly lastDay, int mentors, int mentees, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Moment = moment, LastDay = lastDay,
        MentorsAsked = mentors, MenteesAsked = mentees, OpenedById = by, OpenedAt = now,
    };

    /// <param name="today">The day where the reader is.</param>
    public bool IsOpen(DateOnly today) => ClosedAt is null && today <= LastDay;

    /// <summary>Nobody anywhere can answer any more, so the figures stand still and may be shown: the last day is over even at UTC-12.</summary>
    public bool IsOver(DateTimeOffset now) => ClosedAt is not null || DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12)) > LastDay;

    public Outcome Close(DateTimeOffset now)
    {
        if (ClosedAt is not null) return Outcome.Refused("change.refused.closed");
        ClosedAt = now;
        return Outcome.Done;
    }

    public int Asked(ProgrammeRole role) => role == ProgrammeRole.Mentor ? MentorsAsked : MenteesAsked;
}

/// <summary>That a person has answered a wave: so that nobody answers twice. It knows no answer, no time, and nothing leads from it to one.</summary>
public sealed class AdkarTaken : IBelongToOrganisation
{
    private AdkarTaken() { }

    public Guid WaveId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }

    public static AdkarTaken By(Guid organisationId, Guid waveId, Guid personId) => new() { OrganisationId = organisationId, WaveId = waveId, PersonId = personId };
}

/// <summary>
/// All answers of one role in one wave, as counts. There is no row of an answer: an order of rows, an id or a time could be
/// laid beside the order in which people took part. The whole row is written anew each time.
/// </summary>
public sealed class AdkarTally : IBelongToOrganisation
{
    public const int Elements = 5, Values = 5;

    private AdkarTally() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid WaveId { get; private set; }
    public ProgrammeRole Role { get; private set; }
    /// <summary>How often each value was given: element by element, 1 to 5.</summary>
    public List<int> Counts { get; private set; } = [];

    public static AdkarTally Empty(Guid organisationId, Guid waveId, ProgrammeRole role) =>
        new() { Id = Guid.NewGuid(), OrganisationId = organisationId, WaveId = waveId, Role = role, Counts = [.. Enumerable.Repeat(0, Elements * Values)] };

    public void Add(IReadOnlyList<int> ratings)
    {
        var counts = Counts.ToList();
        for (var element = 0; element < Elements; element++) counts[element * Values + ratings[element] - 1]++;
        Counts = counts;
    }
}
