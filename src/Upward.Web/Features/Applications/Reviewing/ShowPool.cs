using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Applications;

/// <param name="From">The programme they applied to, where the reader runs it too; of any other one its name may tell too much.</param>
public sealed record PoolLine(Guid ApplicationId, Guid PersonId, string Name, string Title, ProgrammeRole Role, DateTimeOffset Since, string From, IReadOnlyList<string> Skills, bool Asked);

/// <summary>Who applied before, had no place and wants to be asked again (R217). Only by their own consent, and only name, role and skills.</summary>
[UseCase]
public sealed class ShowPool(AppDb db, CurrentPerson person)
{
    private const int Most = 500;

    /// <summary>Null for who does not run this programme.</summary>
    public async Task<IReadOnlyList<PoolLine>?> ExecuteAsync(Guid programmeId, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId)) return null;
        var found = await InPool(programmeId).OrderByDescending(a => a.PoolSince).Take(Most)
            .Select(a => new { a.Id, a.PersonId, a.Person.Name, a.Person.Title, a.Role, Since = a.PoolSince!.Value, a.ProgrammeId, Programme = a.Programme.Name, Said = a.Answers.Where(s => s.Readers == Readers.Partner && s.Key == FormQuestion.SkillsKey).ToList() })
            .AsSplitQuery().ToListAsync(ct);
        var skills = found.ToDictionary(f => f.Id, f => f.Said.SelectMany(s => s.Choices).Select(NamedSkill.Read).OfType<NamedSkill>().Where(s => s.IsKnown).Select(s => s.SkillId).ToList());
        var ids = skills.Values.SelectMany(s => s).ToHashSet();
        var names = await db.Skills.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var asked = (await db.Nominations.Where(n => n.ProgrammeId == programmeId && n.ByPersonId == person.Id).Select(n => n.PersonId).ToListAsync(ct)).ToHashSet();
        return [.. found.Select(f => new PoolLine(f.Id, f.PersonId, f.Name, f.Title, f.Role, f.Since, person.ManagedProgrammeIds.Contains(f.ProgrammeId) ? f.Programme : "",
            [.. skills[f.Id].Where(names.ContainsKey).Select(id => names[id])], asked.Contains(f.PersonId)))];
    }

    internal IQueryable<ProgrammeApplication> InPool(Guid programmeId) => db.Applications.AsNoTracking()
        .Where(a => a.PoolSince != null && a.ProgrammeId != programmeId && a.PersonId != person.Id && a.Person.LeftAt == null
            && (a.State == ApplicationState.Declined || a.State == ApplicationState.Waiting)
            && !db.Applications.Any(o => o.ProgrammeId == programmeId && o.PersonId == a.PersonId)
            && !db.Enrolments.Any(e => e.ProgrammeId == programmeId && e.PersonId == a.PersonId));
}

/// <summary>Asks somebody of the pool whether they would like to apply here. It is a nomination by the manager; the choice is theirs.</summary>
[UseCase]
public sealed class AskFromPool(AppDb db, ShowPool pool, MailComposer mail, CreateInvitation invitation, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid applicationId, CancellationToken ct)
    {
        if (!person.ManagedProgrammeIds.Contains(programmeId)) return Outcome.NotFound;
        if (await pool.InPool(programmeId).Include(a => a.Person).SingleOrDefaultAsync(a => a.Id == applicationId, ct) is not { } one) return Outcome.NotFound;
        if (await db.Nominations.AnyAsync(n => n.ProgrammeId == programmeId && n.PersonId == one.PersonId && n.ByPersonId == person.Id, ct)) return Outcome.Refused("pool.refused.asked", ("name", one.Person.Name));
        var nomination = Nomination.Of(db.OrganisationId, programmeId, one.PersonId, one.Role, person.Id, "", clock.GetUtcNow());
        db.Nominations.Add(nomination);
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == one.PersonId), ct))[one.PersonId];
        if (to.Address.Length > 0)
            mail.Add(to, "colleague-named", $"colleague-named:{nomination.Id}", invitation.LinkFor(one.Person, "/apply/" + programmeId), secret: false, ("who", person.Name), ("programme", await db.Programmes.Where(p => p.Id == programmeId).Select(p => p.Name).SingleAsync(ct)));
        audit.Record("application.named", "nomination", nomination.Id, "", new { programmeId });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
