using Upward.Web.Platform;

namespace Upward.Web.Features.Nudges;

/// <summary>A programme has its pairs nudged by itself, at most one rule for each kind. Off until a manager turns it on.</summary>
public sealed class NudgeRule : IBelongToOrganisation
{
    public const int FewestDays = 3, MostDays = 365;

    private NudgeRule() { }

    public Guid ProgrammeId { get; private set; }
    public NudgeKind Kind { get; private set; }
    public Guid OrganisationId { get; private set; }
    public int Days { get; private set; }
    public DateTimeOffset OnSince { get; private set; }
    public Guid? OnById { get; private set; }
    public DateTimeOffset? OffAt { get; private set; }

    public bool IsOn => OffAt is null;

    public static NudgeRule For(Guid organisationId, Guid programmeId, NudgeKind kind) => new() { OrganisationId = organisationId, ProgrammeId = programmeId, Kind = kind };

    public void SwitchOn(int days, Guid by, DateTimeOffset now) => (Days, OnSince, OnById, OffAt) = (days, now, by, null);

    public void SwitchOff(DateTimeOffset now) => OffAt ??= now;

    /// <summary>Later than what Upward says by itself: the reminders to a pair come first.</summary>
    public static int UsualDays(NudgeKind kind) => kind switch { NudgeKind.Agreement => 28, NudgeKind.Silent => 60, _ => 45 };

    public static Outcome Check(int days) =>
        days is >= FewestDays and <= MostDays ? Outcome.Done : Outcome.RefusedAt("Days", "nudges.refused.days", ("min", FewestDays), ("max", MostDays));
}
