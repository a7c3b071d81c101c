using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

public enum Verdict { Accept, Wait, Decline }

public sealed partial class ProgrammeApplication
{
    public const int LongestReason = 1000;

    /// <summary>Somebody opened it to read: the applicant sees "being read".</summary>
    public void Open(DateTimeOffset now)
    {
        if (State != ApplicationState.Sent) return;
        (State, ReadingSince) = (ApplicationState.Reading, now);
        Version++;
    }

    /// <param name="tellAt">Until then it can be undone, and the applicant sees nothing of it.</param>
    public Outcome Decide(Verdict verdict, string reason, Guid? by, Guid batchId, DateTimeOffset tellAt, DateTimeOffset now)
    {
        if (!IsOpen) return Outcome.Refused("applications.refused.notOpen");
        if (verdict == Applications.Verdict.Wait && State == ApplicationState.Waiting) return Outcome.Refused("applications.refused.waits");
        if (reason.Length > LongestReason) return Outcome.RefusedAt("Reason", "refused.tooLong", ("max", LongestReason), ("length", reason.Length));
        (Verdict, Reason, DecidedById, DecidedAt, BatchId, TellAt, ToldAt) = (verdict, reason.Trim(), by, now, batchId, tellAt, null);
        Version++;
        return Outcome.Done;
    }

    public Outcome Undo()
    {
        if (!IsPending) return Outcome.Refused("applications.refused.told");
        (Verdict, Reason, DecidedById, DecidedAt, BatchId, TellAt) = (null, "", null, null, null, null);
        Version++;
        return Outcome.Done;
    }

    /// <summary>The decision becomes true and the applicant is told of it. The use case enrols and writes the mail in the same save.</summary>
    public Outcome Tell(DateTimeOffset now)
    {
        if (!IsPending || !IsOpen) return Outcome.Refused("applications.refused.told");
        ToldAt = now;
        switch (Verdict)
        {
            case Applications.Verdict.Accept: (State, WaitingSince) = (ApplicationState.Accepted, null); break;
            case Applications.Verdict.Wait: (State, WaitingSince) = (ApplicationState.Waiting, now); break;
            default: (State, WaitingSince) = (ApplicationState.Declined, null); break;
        }
        Version++;
        return Outcome.Done;
    }

    public void Rate(int? score, int reviews) => (Score, Reviews) = (score, reviews);
}
