using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>
/// What an applicant has already said in the profile of another programme, to begin an untouched form with. It is shown to
/// nobody but them, and kept only once they save the form.
/// </summary>
[UseCase]
public sealed class KnownAnswers(AppDb db, CurrentPerson person)
{
    public async Task<(AnswerSheet Sheet, string Programme)?> ForAsync(ProgrammeApplication draft, CancellationToken ct)
    {
        var said = await db.Enrolments.AsNoTracking().OwnedBy(person).Include(e => e.Programme).Include(e => e.Skills)
            .Where(e => e.ProgrammeId != draft.ProgrammeId && e.ProfileChangedAt != null).OrderByDescending(e => e.ProfileChangedAt).FirstOrDefaultAsync(ct);
        if (said is null) return null;
        var answers = new Dictionary<string, GivenAnswer>();
        var skills = draft.Role == ProgrammeRole.Mentor
            ? said.Skills.Where(s => s.Direction == SkillDirection.Offered).OrderByDescending(s => s.SkillLevel).Select(s => new NamedSkill(s.SkillId, s.SkillLevel))
            : said.Skills.Where(s => s.Direction == SkillDirection.Wanted).OrderByDescending(s => s.Importance).Select(s => new NamedSkill(s.SkillId, s.Importance));
        if (skills.Select(s => s.ToString()).ToList() is { Count: > 0 } named) answers[FormQuestion.SkillsKey] = new("", named);
        if (Goals(said.Goals) is { Length: > 0 } goals) answers[FormQuestion.GoalsKey] = new(goals, []);
        return answers.Count == 0 ? null : (new(answers), said.Programme.Name);
    }

    /// <summary>As many as fit into the question.</summary>
    private static string Goals(IEnumerable<string> goals) =>
        goals.Aggregate("", (line, goal) => line.Length == 0 ? goal : line.Length + goal.Length + 2 <= AnswerSheet.LongestShort ? $"{line}; {goal}" : line);
}
