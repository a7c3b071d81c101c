namespace Upward.Web.Features.Enrolment;

/// <summary>What somebody wants once a pair is over: the next partner (which everybody gets who says nothing), none for now, or to stay as an alumna or alumnus.</summary>
public enum AfterPair { LooksAgain, NotNow, Alumni }

public sealed partial class ParticipantEnrolment
{
    /// <summary>Managers see it, as they would wonder why somebody is in no round. Without a day: when somebody said so could tell whose wish the end of a pair was.</summary>
    public AfterPair After { get; private set; }

    public void SayAfter(AfterPair after) => After = after;
}
