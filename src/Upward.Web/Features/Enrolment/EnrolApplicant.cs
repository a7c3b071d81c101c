using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment;

/// <summary>What an application says that the profile needs, so that nobody types it twice.</summary>
public sealed record ApplicantProfile(IReadOnlyList<WantedSkill> Wanted, IReadOnlyList<OfferedSkill> Offered, IReadOnlyList<string> Goals, string Motivation);

/// <summary>Gives an accepted applicant their place in the programme, with what they already said. Joins the caller's unit of work.</summary>
[UseCase]
public sealed class EnrolApplicant(AppDb db, TimeProvider clock)
{
    /// <summary>Null when they take part in the other role and a round has named them: that stays as it is.</summary>
    public async Task<ParticipantEnrolment?> JoinAsync(Programme programme, Guid personId, ProgrammeRole role, ApplicantProfile said, Guid? by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = await db.Enrolments.Include(e => e.Skills).Include(e => e.Wishes).AsSplitQuery().SingleOrDefaultAsync(e => e.ProgrammeId == programme.Id && e.PersonId == personId, ct);
        if (known is null)
        {
            known = ParticipantEnrolment.Add(db.OrganisationId, programme.Id, personId, role, role == ProgrammeRole.Mentor ? programme.MentorCapacity : programme.MenteeCapacity, by, now);
            db.Enrolments.Add(known);
        }
        else if (known.IsActive && known.Role == role) { /* They were added by hand meanwhile; the profile below still gains. */ }
        else if (known.Role == role) known.Return();
        else if (!known.IsActive && !await db.Proposals.AnyAsync(p => p.MentorEnrolmentId == known.Id || p.MenteeEnrolmentId == known.Id, ct)) known.ReturnAs(role);
        else return null;

        // What stands on the profile already is the person's own later word: the application only adds.
        var draft = ProfileDraft.Of(known);
        draft = draft with
        {
            Wanted = [.. draft.Wanted.Concat(said.Wanted.Where(w => draft.Wanted.All(d => d.SkillId != w.SkillId))).Take(ParticipantEnrolment.MostSkills)],
            Offered = [.. draft.Offered.Concat(said.Offered.Where(o => draft.Offered.All(d => d.SkillId != o.SkillId))).Take(ParticipantEnrolment.MostSkills)],
            Goals = [.. draft.Goals.Concat(said.Goals.Where(g => g.Length is > 0 and <= ParticipantEnrolment.LongestWords)).Distinct(StringComparer.OrdinalIgnoreCase).Take(ParticipantEnrolment.MostGoals)],
            Motivation = draft.Motivation.Length > 0 ? draft.Motivation : said.Motivation,
        };
        known.ChangeProfile(draft, known.Version, now);
        return known;
    }
}
