namespace Upward.Web.Features.Applications;

public static class DecideWords
{
    /// <summary>The letter that tells of a decision: mail.applicant-application-…</summary>
    public static string LetterOf(Verdict verdict) => verdict switch { Verdict.Accept => "accepted", Verdict.Wait => "waits", _ => "declined" };
}
