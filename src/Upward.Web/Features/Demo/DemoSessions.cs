using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Journal;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.Preparing;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>
/// Sessions as they are in life: some held, one moved, one cancelled by the senior, one that nobody came to, the next planned or not. The pairs of the
/// first round have met in their rhythm for two months, but for one: it met once and then no more.
/// </summary>
[UseCase]
public sealed class DemoSessions(AppDb db)
{
    private const string Zone = "Europe/Stockholm";

    public async Task AddAsync(Guid programmeId, DateTimeOffset now, CancellationToken ct)
    {
        var pairs = await db.Mentorships.WithBoth().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.Mentee.Person.SearchText).ThenBy(m => m.Id).ToListAsync(ct);
        var resting = await db.PairRests.Select(r => r.MentorshipId).ToListAsync(ct);
        var halted = pairs.Where(p => !resting.Contains(p.Id)).MinBy(p => p.StartedAt);
        foreach (var (nth, pair) in pairs.Index())
        {
            var (mentor, mentee) = (pair.Mentor.PersonId, pair.Mentee.PersonId);
            // Some began only days ago: what was held lies between then and now.
            var most = Math.Max(2, (int)((now - pair.StartedAt).TotalDays / pair.Mentor.Programme.CadenceDays));
            var times = (pair == halted ? [1d / 8] : Enumerable.Range(1, most).Select(step => (double)step / (most + 1))).Select(part => On(pair.StartedAt + (now - pair.StartedAt) * part, 10 + nth % 5)).Where(t => t.StartsAt > pair.StartedAt && t.StartsAt.AddMinutes(t.Minutes) < now).ToList();
            foreach (var (step, time) in times.Index())
            {
                var held = Session.Plan(pair, time, step == 0 ? SessionFormat.InPerson : SessionFormat.Video, step == 0 ? "Canteen, window side" : "", mentor, ProgrammeRole.Mentor, pair.StartedAt);
                held.Reply(ProgrammeRole.Mentee, Attendance.Accepted, 0, pair.StartedAt);
                held.PlanAgenda("10 How was your week?\n30 One tool, tried together\n10 What each of us takes away");
                if (nth % 6 == 4 && step == 1) held.Cancel(ProgrammeRole.Mentee, time.StartsAt.AddDays(-1));
                else if (nth % 6 == 5 && step == 1) held.SayMissed(ProgrammeRole.Mentor, mentee, time.StartsAt.AddHours(1));
                else held.SayHeld(mentee, time.StartsAt.AddHours(1));
                db.Sessions.Add(held);
            }
            if (pair == halted || resting.Contains(pair.Id)) continue;
            if (nth % 4 == 3)
            {
                // Some have no date yet; the first of them has been offered three.
                if (nth == 3) db.SessionOffers.Add(SessionOffer.Ask(pair, ProgrammeRole.Mentor, Enumerable.Range(0, SessionOffer.Most).Select(n => On(now.AddDays(5 + 2 * n), 10 + n).StartsAt), new() { Place = "https://meet.harbour-vale.example/fresh-eyes" }, now.AddHours(-4)));
                continue;
            }
            var next = Session.Plan(pair, On(now.AddDays(3 + nth % 9), 9 + nth % 7), SessionFormat.Video, "https://meet.harbour-vale.example/fresh-eyes", mentee, ProgrammeRole.Mentee, now.AddDays(-1));
            if (nth % 4 == 0) next.PlanAgenda("5 Check in: what happened since last time?\n35 Reading a model’s answer like a colleague’s: what to trust, what to test\n10 Try it on last week’s report\n10 What each of us takes away");
            if (nth % 4 == 1) next.Move(On(now.AddDays(5 + nth % 9), 14), ProgrammeRole.Mentor, now.AddHours(-5));
            if (nth % 2 == 0) next.Reply(ProgrammeRole.Mentor, Attendance.Accepted, next.Sequence, now.AddHours(-3));
            db.Sessions.Add(next);
            if (nth % 4 == 0) Prepare(pair, next, now);
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What the two want at hand, what was said to be done, and a page of the junior's journal.</summary>
    private void Prepare(Mentorship pair, Session next, DateTimeOffset now)
    {
        var (mentor, mentee, said) = (pair.Mentor.PersonId, pair.Mentee.PersonId, now.AddDays(-2));
        var needs = new[] { "A laptop, charged, with what you want to show open", "Last week’s report, as it went out", "Two answers of the model that were wrong" }.Select(text => SessionNeed.Add(next, text, mentor, said).Value!).ToList();
        needs[0].Tick(true, mentor, said.AddHours(3));
        var actions = new[]
        {
            SessionAction.Add(next, "Pick two wrong answers to look at", ProgrammeRole.Mentor, DateOnly.FromDateTime(now.UtcDateTime).AddDays(2), mentee, said).Value!,
            SessionAction.Add(next, "Ask the depot for the raw figures", ProgrammeRole.Mentee, DateOnly.FromDateTime(now.UtcDateTime).AddDays(1), mentee, said).Value!,
        };
        var page = JournalEntry.Begin(pair.OrganisationId, mentor, said);
        page.Write(JournalPrompt.Why, "I explained the tool before I asked what it is for. Next time: the question first, then the screen.", "", 0, said);
        db.AddRange(needs);
        db.AddRange(actions);
        db.Add(page);
    }

    /// <summary>At this hour in Stockholm, on a working day.</summary>
    private static SessionTime On(DateTimeOffset day, int hour)
    {
        var date = day.UtcDateTime.Date;
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) date = date.AddDays(-1);
        return SessionTime.Of(date.AddHours(hour), Zone, 60);
    }
}
