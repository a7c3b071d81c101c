using Upward.Web.Features.Skills;

namespace Upward.Web.Features.Enrolment.Pages;

/// <summary>What the shared fields need besides the form itself.</summary>
/// <param name="IsOwn">The person's own form; otherwise the programme manager's.</param>
/// <param name="Suggestions">By field name: what an unknown skill may have meant.</param>
public sealed record ProfileView(ParticipantEnrolment Enrolment, string TimeZone, bool IsOwn, IReadOnlyDictionary<string, IReadOnlyList<FoundSkill>> Suggestions)
{
    public const string Key = "profile";

    public bool IsMentor => Enrolment.Role == ProgrammeRole.Mentor;
    public string PartnersAddress => $"/my/profile/{Enrolment.Id}/partners";
    /// <summary>Which of the two halves comes first: a mentor offers, a mentee wants.</summary>
    public string Other => IsMentor ? "mentees" : "mentors";
}
