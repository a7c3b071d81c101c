using Upward.Web.Platform;

namespace Upward.Web.Features.Sessions.Cohort;

/// <summary>All sessions of a programme in a stretch of days were moved by some days: a company week, a strike, a storm. Who did it, when and why.</summary>
public sealed class CohortMove : IBelongToOrganisation
{
    public const int LongestWhy = 200, MostDays = 92, LongestStretch = 62;

    private CohortMove() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    /// <summary>The first day, as each session's own clock has it.</summary>
    public DateOnly From { get; private set; }
    /// <summary>The last day, included.</summary>
    public DateOnly Until { get; private set; }
    /// <summary>How far; negative: earlier.</summary>
    public int Days { get; private set; }
    public string Why { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Guid ById { get; private set; }
    public int Moved { get; private set; }
    /// <summary>Stayed where they are: the new time is over already, or one of the two has a session then.</summary>
    public int Left { get; private set; }

    public static Outcome<CohortMove> Of(Guid organisationId, Guid programmeId, DateOnly? from, DateOnly? until, int days, string why, Guid by, DateTimeOffset now)
    {
        if (from is not { } first) return Outcome.RefusedAt("From", "session.refused.date");
        if (until is not { } last) return Outcome.RefusedAt("Until", "session.refused.date");
        if (last < first) return Outcome.RefusedAt("Until", "cohort.refused.order");
        if (last.DayNumber - first.DayNumber >= LongestStretch) return Outcome.RefusedAt("Until", "cohort.refused.long", ("max", LongestStretch));
        if (days == 0 || Math.Abs(days) > MostDays) return Outcome.RefusedAt("Days", "cohort.refused.days", ("max", MostDays));
        var clean = why.ReplaceLineEndings(" ").Trim();
        if (clean.Length == 0) return Outcome.RefusedAt("Why", "cohort.refused.why");
        if (clean.Length > LongestWhy) return Outcome.RefusedAt("Why", "refused.tooLong", ("max", LongestWhy), ("length", clean.Length));
        return new CohortMove { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, From = first, Until = last, Days = days, Why = clean, At = now, ById = by };
    }

    public void Count(bool moved)
    {
        if (moved) Moved++;
        else Left++;
    }

    /// <summary>Begun again after a stop: what was counted is counted anew.</summary>
    public void Begin(int moved) => (Moved, Left) = (moved, 0);
}
