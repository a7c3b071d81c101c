using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Applications;

/// <summary>
/// Names a colleague who should take part (R102). They get a mail that says who named them, and decide alone. The answer is the
/// same whether the address belongs to somebody or not: naming is no way to search the directory or to learn who takes part.
/// </summary>
[UseCase]
public sealed class NominateColleague(AppDb db, ApplyDesk desk, MailComposer mail, CreateInvitation invitation, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <summary>So many by one person in one programme: naming is a recommendation, not a mailing.</summary>
    public const int Most = 10;

    public async Task<Outcome> ExecuteAsync(Guid programmeId, string email, ProgrammeRole role, string words, CancellationToken ct)
    {
        if (!await desk.OpenAsync(programmeId, ct) || !desk.Intake.Nominations) return Outcome.NotFound;
        if (!desk.IsOpen) return Outcome.Refused("apply.refused.closed");
        if (!email.Contains('@')) return Outcome.RefusedAt("Email", "nominate.refused.email");
        if (words.Trim().Length > Nomination.LongestWords) return Outcome.RefusedAt("Words", "refused.tooLong", ("max", Nomination.LongestWords), ("length", words.Trim().Length));
        if (await db.Nominations.CountAsync(n => n.ProgrammeId == programmeId && n.ByPersonId == person.Id, ct) >= Most) return Outcome.Refused("nominate.refused.many", ("max", Most));
        var key = People.Person.KeyOf(email);
        if (key == People.Person.KeyOf(person.Email)) return Outcome.RefusedAt("Email", "nominate.refused.self");
        var named = await db.People.AsNoTracking().Insiders().SingleOrDefaultAsync(p => p.EmailKey == key && p.LeftAt == null, ct);
        if (named is null || await IsKnownAsync(programmeId, named.Id, ct)) return Outcome.Done;

        var nomination = Nomination.Of(db.OrganisationId, programmeId, named.Id, role, person.Id, words, clock.GetUtcNow());
        db.Nominations.Add(nomination);
        var to = (await db.RecipientsAsync(db.People.Where(p => p.Id == named.Id), ct))[named.Id];
        mail.Add(to, "colleague-named", $"colleague-named:{nomination.Id}", invitation.LinkFor(named, "/apply/" + programmeId), secret: false, ("who", person.Name), ("programme", desk.Programme.Name));
        audit.Record("application.named", "nomination", nomination.Id, "", new { programmeId });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>Named by the same person before, applying, or in the programme: then nothing more is to be said.</summary>
    private async Task<bool> IsKnownAsync(Guid programmeId, Guid personId, CancellationToken ct) =>
        await db.Nominations.AnyAsync(n => n.ProgrammeId == programmeId && n.PersonId == personId && n.ByPersonId == person.Id, ct)
        || await db.Enrolments.AnyAsync(e => e.ProgrammeId == programmeId && e.PersonId == personId && e.WithdrawnAt == null, ct)
        || await db.Applications.AnyAsync(a => a.ProgrammeId == programmeId && a.PersonId == personId && a.State != ApplicationState.Withdrawn, ct);
}
