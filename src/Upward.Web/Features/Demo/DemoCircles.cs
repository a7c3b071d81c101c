using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>A circle in the middle of its life, a supervision group, and open tables: one over, one with a waiting list. The two whose accounts can be tried are in them.</summary>
[UseCase]
public sealed class DemoCircles(AppDb db)
{
    private const string Zone = "Europe/Stockholm";

    public async Task AddAsync(Guid programmeId, Guid organiser, DateTimeOffset now, CancellationToken ct)
    {
        var programme = await db.Programmes.SingleAsync(p => p.Id == programmeId, ct);
        var tried = await db.UnansweredByName().Where(p => p.Round.ProgrammeId == programmeId).Select(p => new { Mentor = p.Mentor.PersonId, Mentee = p.Mentee.PersonId }).FirstAsync(ct);
        async Task<List<Guid>> OthersAsync(ProgrammeRole role, Guid but) =>
            await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.Role == role && e.WithdrawnAt == null && e.PersonId != but).OrderBy(e => e.Person.SearchText).ThenBy(e => e.PersonId).Select(e => e.PersonId).Take(8).ToListAsync(ct);
        var (mentors, mentees) = (await OthersAsync(ProgrammeRole.Mentor, tried.Mentor), await OthersAsync(ProgrammeRole.Mentee, tried.Mentee));
        var contact = await db.TeamMembers.Where(t => t.ProgrammeId == programmeId && t.Role == TeamRole.NeutralContact).Select(t => t.PersonId).FirstAsync(ct);

        var begun = now.AddDays(-40);
        var circle = Circle.Form(programme, new() { Name = "Numbers at breakfast", Topic = "Reading figures together before they decide anything." }, organiser, begun);
        circle.Admit(tried.Mentor, ProgrammeRole.Mentor, CircleRole.Host, organiser, begun);
        foreach (var mentee in mentees.Take(3).Prepend(tried.Mentee)) circle.Admit(mentee, ProgrammeRole.Mentee, CircleRole.Member, organiser, begun);
        var first = Meeting(circle.Id, "Charts that mislead, and how to see it", tried.Mentor, now.AddDays(-24), 5);
        first.PlanAgenda("10 How did the week go?\n30 Three charts from our own reports\n15 What we will ask from now on");
        var note = GroupNote.Of(first);
        note.Write("## What we saw\n\n- An axis that does not begin at zero makes 2 % look like a landslide.\n- *Compared with what?* is the best question.\n", 0, mentees[0], first.EndsAt);
        first.SayHeld([tried.Mentor, tried.Mentee, .. mentees.Take(2)], tried.Mentor, first.EndsAt);
        var next = Meeting(circle.Id, "What a forecast cannot know", tried.Mentor, now.AddDays(6), 5);
        next.PlanAgenda("10 What did we ask since last time?\n30 One forecast from last year, and what came of it\n15 What each of us takes away");
        next.Reply(mentees[0], Attendance.Accepted, 0, now.AddDays(-2));
        next.Reply(mentees[1], Attendance.Tentative, 0, now.AddDays(-1));
        db.AddRange(circle, first, note, next, Meeting(circle.Id, "Asking a model, asking a colleague", tried.Mentor, now.AddDays(20), 5),
            CircleAction.Add(programme.OrganisationId, circle.Id, "Bring one chart you doubt", null, DateOnly.FromDateTime(now.UtcDateTime).AddDays(5), tried.Mentor, first.EndsAt).Value!,
            CircleAction.Add(programme.OrganisationId, circle.Id, "Ask “compared with what?” in the Monday meeting", mentees[0], DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1), mentees[0], first.EndsAt).Value!);
        Talk(circle, begun, now, (tried.Mentor, "Good morning all. Bring the chart you trust least."), (mentees[0], "Only one?"), (mentees[1], "I have a whole deck of them."), (tried.Mentor, "Then we start with yours."));

        var group = Circle.Form(programme, CircleFacts.Usual(CircleKind.Supervision) with { Name = "Mentors among themselves", Topic = "Advice without names." }, organiser, begun);
        group.Admit(contact, null, CircleRole.Host, organiser, begun);
        foreach (var mentor in mentors.Take(3).Prepend(tried.Mentor)) group.Admit(mentor, ProgrammeRole.Mentor, CircleRole.Member, organiser, begun);
        db.AddRange(group, Meeting(group.Id, "When the diary always wins", contact, now.AddDays(9), 6));
        Talk(group, begun, now, (mentors[0], "Mine moved our meeting for the third time. How do you say it without sounding hurt?"), (contact, "Say what it does to the work, not to you, and offer two dates."), (mentors[1], "I asked for the first slot on Monday. It has held since."));

        var over = Meeting(null, "Lunch: what the works council wants to know about AI", tried.Mentor, now.AddDays(-10), 6);
        foreach (var guest in mentees.Take(4)) over.Reply(guest, Attendance.Accepted, 0, now.AddDays(-15));
        over.SayHeld([tried.Mentor, .. mentees.Take(3)], tried.Mentor, over.EndsAt);
        var table = Meeting(null, "Lunch: prompts that saved us an hour", mentors[0], now.AddDays(4), 3);
        foreach (var guest in (Guid[])[mentees[2], mentees[3], mentors[1], tried.Mentee, mentors[2]]) table.Reply(guest, Attendance.Accepted, 0, now.AddDays(-3));
        foreach (var one in (GroupSession[])[over, table]) one.Announce(now.AddDays(-5));
        db.AddRange(over, table);
        await db.SaveChangesAsync(ct);

        GroupSession Meeting(Guid? circleId, string topic, Guid host, DateTimeOffset day, int seats) => GroupSession.Plan(programme.OrganisationId, programmeId, circleId, host, On(day, 12), new(topic, circleId is null ? SessionFormat.InPerson : SessionFormat.Video, circleId is null ? "Canteen, the long table" : "https://meet.harbour-vale.example/breakfast", seats), host, day < now ? day.AddDays(-14) : now.AddDays(-5));
    }

    private void Talk(Circle circle, DateTimeOffset begun, DateTimeOffset now, params (Guid By, string Text)[] said)
    {
        var thread = MessageThread.OfCircle(circle.OrganisationId, circle.Id, begun);
        thread.Seat([.. circle.Present.Select(m => m.PersonId)]);
        db.MessageThreads.Add(thread);
        foreach (var (at, (by, text)) in said.Index()) db.ThreadMessages.Add(thread.Write(by, text, $"demo:{at}", byMail: false, begun + (now - begun) * (at + 1) / (said.Length + 1)));
    }

    /// <summary>At this hour in Stockholm, on a working day.</summary>
    private static SessionTime On(DateTimeOffset day, int hour)
    {
        var date = day.UtcDateTime.Date;
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) date = date.AddDays(1);
        return SessionTime.Of(date.AddHours(hour), Zone, 60);
    }
}
