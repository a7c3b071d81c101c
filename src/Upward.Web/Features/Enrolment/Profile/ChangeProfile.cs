using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Enrolment;

/// <summary>The programme manager fills in a participant's profile. Vetoes are neither read nor written here.</summary>
[UseCase]
public sealed class ChangeParticipantProfile(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid enrolmentId, ProfileDraft draft, int seenVersion, CancellationToken ct)
    {
        var enrolment = await db.Enrolments.WithProfileOpenTo(person).WithProfile().SingleOrDefaultAsync(e => e.Id == enrolmentId && e.WithdrawnAt == null, ct);
        if (enrolment is null) return Outcome.NotFound;
        if (await Foreign.RefuseAsync(db, enrolment, draft, ct) is { } refusal) return refusal;
        var outcome = enrolment.ChangeProfile(draft, seenVersion, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;

        // What changed is the person's own matter; that it was changed by somebody else is what the audit must show.
        audit.Record("enrolment.profile.changed", "enrolment", enrolment.Id, enrolment.Person.Name, new { enrolment.ProgrammeId });
        return await db.SaveSeenAsync(ct);
    }
}

/// <summary>A participant fills in the own profile, the private vetoes and the decision to share what they want to learn.</summary>
[UseCase]
public sealed class ChangeOwnProfile(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <param name="vetoes">People of the other role, by person id.</param>
    public async Task<Outcome> ExecuteAsync(Guid enrolmentId, ProfileDraft draft, IReadOnlyList<Guid> vetoes, bool shareWants, int seenVersion, CancellationToken ct)
    {
        var enrolment = await db.Enrolments.OwnedBy(person).WithProfile().SingleOrDefaultAsync(e => e.Id == enrolmentId, ct);
        if (enrolment is null) return Outcome.NotFound;
        if (await Foreign.RefuseAsync(db, enrolment, draft, ct) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var outcome = enrolment.ChangeProfile(draft, seenVersion, now);
        if (!outcome.Succeeded) return outcome;
        enrolment.ShareWants(shareWants, now);
        if (await VetoAsync(enrolment, vetoes, now, ct) is { } refused) return refused;

        // One entry for the whole form: nothing in it may tell whether a veto was set.
        audit.Record("enrolment.profile.changed", "enrolment", enrolment.Id, enrolment.Person.Name, new { enrolment.ProgrammeId });
        return await db.SaveSeenAsync(ct);
    }

    private async Task<Outcome?> VetoAsync(ParticipantEnrolment enrolment, IReadOnlyList<Guid> vetoes, DateTimeOffset now, CancellationToken ct)
    {
        var wanted = vetoes.Distinct().ToList();
        var before = await db.Vetoes.Where(v => v.EnrolmentId == enrolment.Id).ToListAsync(ct);
        var added = wanted.Where(id => before.All(v => v.PersonId != id)).ToList();
        var possible = await db.Enrolments.PossiblePartnersOf(enrolment).Where(e => added.Contains(e.PersonId)).Select(e => e.PersonId).ToListAsync(ct);
        if (possible.Count < added.Count) return Outcome.RefusedAt("Vetoes", "profile.refused.notAPartner");
        db.Vetoes.RemoveRange(before.Where(v => !wanted.Contains(v.PersonId)));
        foreach (var id in added) db.Vetoes.Add(new Veto(enrolment.OrganisationId, enrolment.Id, id, now));
        return null;
    }
}

/// <summary>Ids that a form names must be what the form could have offered: a foreign key alone would take another organisation's.</summary>
file static class Foreign
{
    public static async Task<Outcome?> RefuseAsync(AppDb db, ParticipantEnrolment enrolment, ProfileDraft draft, CancellationToken ct)
    {
        var skills = draft.Wanted.Select(w => w.SkillId).Concat(draft.Offered.Select(o => o.SkillId)).Distinct().ToList();
        if (await db.Skills.CountAsync(s => skills.Contains(s.Id), ct) < skills.Count) return Outcome.RefusedAt("Wanted", "profile.refused.skillGone");
        var wishes = draft.Wishes.Distinct().ToList();
        if (await db.Enrolments.PossiblePartnersOf(enrolment).CountAsync(e => wishes.Contains(e.Id), ct) < wishes.Count)
            return Outcome.RefusedAt("Wishes", "profile.refused.notAPartner");
        return null;
    }
}

internal static class ProfileRows
{
    public static IQueryable<ParticipantEnrolment> WithProfile(this IQueryable<ParticipantEnrolment> enrolments) =>
        enrolments.Include(e => e.Person).Include(e => e.Skills).Include(e => e.Wishes).AsSplitQuery();
}
