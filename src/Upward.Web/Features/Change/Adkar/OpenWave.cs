using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Change;

/// <summary>Asks all participants to rate themselves, and closes it again. One at a time.</summary>
[UseCase]
public sealed class OpenWave(AppDb db, MailComposer mail, CreateInvitation invitation, AuditLog audit, CurrentPerson person, Texts texts, TimeProvider clock)
{
    public const int LongestDays = 60;

    public async Task<Outcome> ExecuteAsync(Guid programmeId, AdkarMoment moment, DateOnly lastDay, CancellationToken ct)
    {
        if (await db.Programmes.AskableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var (now, today) = (clock.GetUtcNow(), texts.Zone.DayAt(clock.GetUtcNow()));
        if (lastDay < today.AddDays(1) || lastDay > today.AddDays(LongestDays)) return Outcome.RefusedAt("LastDay", "change.refused.lastDay", ("from", today.AddDays(1)), ("to", today.AddDays(LongestDays)));
        var waves = await db.AdkarWaves.AsNoTracking().Where(w => w.ProgrammeId == programmeId).ToListAsync(ct);
        if (waves.Any(w => !w.IsOver(now))) return Outcome.Refused("change.refused.oneOpen");
        if (waves.Any(w => w.Moment == moment)) return Outcome.RefusedAt("Moment", "change.refused.momentTaken");
        var asked = await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Person.LeftAt == null).Include(e => e.Person).ToListAsync(ct);
        var (mentors, mentees) = (asked.Count(e => e.Role == ProgrammeRole.Mentor), asked.Count(e => e.Role == ProgrammeRole.Mentee));
        // With fewer there is nothing that may ever be shown: not to ask is the honest thing.
        if (asked.Count < AdkarFigures.Fewest) return Outcome.Refused("change.refused.tooFew", ("n", asked.Count), ("k", AdkarFigures.Fewest));

        var wave = AdkarWave.Open(db.OrganisationId, programmeId, moment, lastDay, mentors, mentees, person.Id, now);
        db.AdkarWaves.Add(wave);
        db.AdkarTallies.AddRange(AdkarTally.Empty(db.OrganisationId, wave.Id, ProgrammeRole.Mentor), AdkarTally.Empty(db.OrganisationId, wave.Id, ProgrammeRole.Mentee));
        await AskAsync(programme, wave, asked, ct);
        audit.Record("change.wave.opened", "programme", programmeId, programme.Name, new { moment = moment.ToString(), lastDay, asked.Count });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> CloseAsync(Guid programmeId, Guid waveId, CancellationToken ct)
    {
        if (await db.Programmes.AskableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.AdkarWaves.SingleOrDefaultAsync(w => w.Id == waveId && w.ProgrammeId == programmeId, ct) is not { } wave) return Outcome.Refused("change.refused.gone");
        var outcome = wave.Close(clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        audit.Record("change.wave.closed", "programme", programmeId, programme.Name, new { moment = wave.Moment.ToString() });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private async Task AskAsync(Programme programme, AdkarWave wave, List<ParticipantEnrolment> asked, CancellationToken ct)
    {
        var recipients = await db.RecipientsAsync(db.People.Where(p => db.Enrolments.Any(e => e.ProgrammeId == programme.Id && e.PersonId == p.Id)), ct);
        foreach (var enrolment in asked.Where(e => e.Person.Email.Length > 0).OrderBy(e => e.PersonId))
            mail.Add(recipients[enrolment.PersonId], "participant-self-rating-opened", $"self-rating:{wave.Id}:{enrolment.PersonId:N}", invitation.LinkFor(enrolment.Person, "/my/self-rating/" + wave.Id),
                secret: false, ("programme", programme.Name), ("day", wave.LastDay));
    }
}

public static class AskingAccess
{
    /// <summary>Answers are for those who were appointed to run the programme. An organisation admin as such sees none (the visibility table).</summary>
    public static IQueryable<Programme> AskableBy(this IQueryable<Programme> programmes, CurrentPerson person)
    {
        var managed = person.ManagedProgrammeIds.ToList();
        return programmes.Where(p => managed.Contains(p.Id));
    }
}
