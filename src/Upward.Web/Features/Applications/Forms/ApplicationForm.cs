using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Applications;

/// <summary>
/// The questions for one role of one programme, in one version. Until somebody has begun to answer, changes are made in
/// place; afterwards they make the next version, so that what was sent keeps the questions it was asked.
/// </summary>
public sealed class ApplicationForm : IBelongToOrganisation
{
    public const int MostQuestions = 40;

    private ApplicationForm() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public ProgrammeRole Role { get; private set; }
    /// <summary>The version, from 1 on.</summary>
    public int Number { get; private set; }
    public List<FormQuestion> Questions { get; private set; } = [];
    public DateTimeOffset MadeAt { get; private set; }
    public Guid? MadeById { get; private set; }
    public int Version { get; private set; }

    public static ApplicationForm Of(Guid organisationId, Guid programmeId, ProgrammeRole role, int number, IEnumerable<FormQuestion> questions, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Role = role, Number = number,
        Questions = [.. questions], MadeAt = now, MadeById = by,
    };

    /// <summary>Questions that depend on one which went or moved below them lose their condition's ground: refused, by name.</summary>
    public Outcome Arrange(IReadOnlyList<FormQuestion> questions)
    {
        if (questions.Count > MostQuestions) return Outcome.Refused("forms.refused.tooManyQuestions", ("max", MostQuestions));
        for (var i = 0; i < questions.Count; i++)
        {
            var outcome = questions[i].Check([.. questions.Take(i)]);
            if (outcome.Succeeded) continue;
            return outcome.Refusals[0].Field == "When" ? Outcome.RefusedAt("When", "forms.refused.order", ("question", questions[i].Text)) : outcome;
        }
        Questions = [.. questions];
        Version++;
        return Outcome.Done;
    }
}
