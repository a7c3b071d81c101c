using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Training;

/// <summary>Asks once whoever finished a track so long ago that it is due again; two months later it is dropped, and listed: their page and the gate have said it long since. Safe to run twice.</summary>
[UseCase]
public sealed class RefreshTraining(AppDb db, ReadTrainingPlan plans, MailComposer mail, TimeProvider clock)
{
    /// <summary>What was finished within some weeks falls due within some weeks: one mail is for all of it.</summary>
    private const int TogetherDays = 30;
    private const int LateDays = 60;

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var sent = 0;
        foreach (var programme in await db.Programmes.AsNoTracking().Where(p => p.ClosedAt == null && p.TemplateSince == null && db.ProgrammeTraining.Any(t => t.ProgrammeId == p.Id)).Select(p => new { p.Id, p.Name, Arranged = db.ProgrammeTraining.Where(t => t.ProgrammeId == p.Id).Max(t => t.ChangedAt) }).ToListAsync(ct))
        {
            var plan = await plans.OfAsync(programme.Id, ct);
            if (plan.Settings.Refresh.Count == 0) continue;
            foreach (var role in Enum.GetValues<ProgrammeRole>())
            {
                var keys = plan.RequiredOf(role).Where(k => plan.MonthsOf(plan.Find(k)!.Track) > 0).ToList();
                if (keys.Count == 0) continue;
                // Nobody can be due who finished later than this; most have.
                var limit = clock.GetUtcNow().AddMonths(-keys.Min(k => plan.MonthsOf(plan.Find(k)!.Track)));
                var people = await db.Enrolments.Where(e => e.ProgrammeId == programme.Id && e.Role == role && e.WithdrawnAt == null && e.Person.LeftAt == null && e.Person.Email != ""
                    && db.UnitCompletions.Any(c => c.ProgrammeId == programme.Id && c.PersonId == e.PersonId && c.AskedAgainAt == null && c.DoneAt < limit && keys.Contains(c.UnitKey))).Select(e => new { e.PersonId, e.AddedAt }).ToListAsync(ct);
                // Before the programme arranged it so, or before they came in, nobody could be asked.
                foreach (var one in people)
                    if (await AskAsync(programme.Id, programme.Name, one.PersonId, one.AddedAt > programme.Arranged ? one.AddedAt : programme.Arranged, plan, keys, ct)) sent++;
            }
        }
        return sent;
    }

    private async Task<bool> AskAsync(Guid programmeId, string programme, Guid personId, DateTimeOffset earliest, TrainingPlan plan, List<string> keys, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        var done = await db.UnitCompletions.Where(c => c.ProgrammeId == programmeId && c.PersonId == personId && keys.Contains(c.UnitKey)).ToListAsync(ct);
        var due = done.Where(c => plan.IsDue(c.UnitKey, c.DoneAt, now)).ToList();
        var fresh = due.FindAll(c => c.AskedAgainAt is null);
        if (fresh.Count == 0) return false;
        var since = fresh.Select(c => c.DoneAt.AddMonths(plan.MonthsOf(plan.Find(c.UnitKey)!.Track))).Append(earliest).Max();
        foreach (var one in done.Where(c => plan.IsDue(c.UnitKey, c.DoneAt, now.AddDays(TogetherDays)))) one.AskAgain(now);
        var goes = (await db.RecipientsAsync(db.People.Where(p => p.Id == personId), ct)).TryGetValue(personId, out var to)
            && mail.AddReminder(to, "training-refresh", $"training-refresh:{programmeId:N}:{personId:N}:{now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}", "/my/training", since, since.AddDays(LateDays), ("programme", programme), ("n", due.Count));
        // Another node may be at it in this very moment: the key lets only one of the two through.
        return (await db.SaveSeenAsync(ct)).Succeeded && goes;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RefreshTrainingEverywhere(EachOrganisation each)
{
    // Whoever has arranged a training at all: its settings are JSON, which no query looks into.
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync<ProgrammeTraining>("training refresh", _ => true, services => services.GetRequiredService<RefreshTraining>().ExecuteAsync(ct), ct);
}
