using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>R111 R148: whoever takes part no more comes out of the circles and of what is planned, whatever the cause.</summary>
public sealed class LeavingTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Withdrawn_from_the_programme_one_is_out_at_once_and_the_next_one_has_the_seat(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var circle = await story.CircleAsync(miloIn);
        var meeting = (await story.PlanAsync(story.Amina, circle, seats: 1)).Value;
        var table = (await story.TableAsync(story.Petra, 1, story.Amina.Email)).Value;
        foreach (var id in new[] { meeting, table })
            foreach (var person in new[] { story.Paul, milo }) Assert.True((await story.AnswerAsync(person, id, Attendance.Accepted)).Succeeded);
        Assert.True((await story.SayAsync(story.Paul, circle, "Kestrel under the bridge")).Succeeded);
        Assert.Equal(0, await TakeOutAsync(story));
        Assert.True((await WithdrawAsync(story, story.Petra, story.PaulIn.Id)).Succeeded);

        foreach (var id in new[] { meeting, table })
        {
            var session = await story.MeetingAsync(id);
            Assert.Equal([milo.Id], session.Seated.Select(r => r.PersonId));
            Assert.DoesNotContain(session.Replies, r => r.PersonId == story.Paul.Id);
            var mails = await story.MailsAsync();
            Assert.Contains("METHOD:CANCEL", Assert.Single(mails, m => m.Kind == "group-cancelled" && m.PersonId == story.Paul.Id && m.Calendar.Contains($"UID:{id}", StringComparison.Ordinal)).Calendar, StringComparison.Ordinal);
            Assert.Single(mails, m => m.Kind == "group-seat" && m.PersonId == milo.Id && m.Calendar.Contains($"UID:{id}", StringComparison.Ordinal));
        }
        Assert.Equal((0, 0), (await TakeOutAsync(story), await story.InAsync(d => d.ThreadMembers.CountAsync(m => m.PersonId == story.Paul.Id))));
        var told = Assert.Single(await story.MailsAsync(), m => m.Kind == "circle-gone");
        Assert.Equal(story.Amina.Id, told.PersonId);
        Assert.Contains("Paul Director is not in the group any more", told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("breakfast", told.Subject + told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "circle-alone");

        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/circles/{circle}");
        Assert.Contains("Not in it any more: Paul Director", amina.Page!.QuerySelector("#members")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        var paul = await story.AsAsync(story.Paul);
        foreach (var path in new[] { $"/circles/{circle}", $"/circles/{circle}/messages", $"/circles/{circle}/messages?q=kestrel", $"/circles/{circle}/messages?handler=After&number=0", $"/circles/{circle}/export", $"/group-sessions/{meeting}", $"/group-sessions/{meeting}/prepare", $"/group-sessions/{table}" })
        {
            await paul.OpenAsync(path);
            Assert.True(paul.Status == HttpStatusCode.NotFound, path);
        }
        Assert.True((await story.SayAsync(story.Paul, circle, "Once more")).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task Who_left_the_organisation_comes_out_in_the_daily_run_and_without_a_mentor_the_manager_is_told(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var circle = await story.CircleAsync(miloIn);
        var meeting = (await story.PlanAsync(story.Amina, circle)).Value;
        var table = (await story.TableAsync(story.Petra, 3, story.Amina.Email)).Value;
        Task LeftAsync(Person person, DateTimeOffset at) => story.InAsync(d => d.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.LeftAt, at)));
        // A staff list that was imported by mistake can still be taken back.
        await LeftAsync(story.Amina, story.Now);
        Assert.Equal(0, await TakeOutAsync(story));
        await LeftAsync(story.Amina, story.Now.AddDays(-2));
        Assert.Equal(2, await TakeOutAsync(story));
        Assert.Equal(0, await TakeOutAsync(story));
        Assert.NotNull((await story.MeetingAsync(meeting)).CancelledAt);
        var mails = await story.MailsAsync();
        Assert.Equal(new[] { story.Paul.Id, milo.Id }.Order(), mails.Where(m => m.Kind == "group-cancelled").Select(m => m.PersonId!.Value).Order());
        Assert.Equal(story.Petra.Id, Assert.Single(mails, m => m.Kind == "circle-alone").PersonId);
        // The table passes to whoever planned it.
        Assert.Equal((story.Petra.Id, (DateTimeOffset?)null), ((await story.MeetingAsync(table)).HostId, (await story.MeetingAsync(table)).CancelledAt));
        Assert.Equal(story.Petra.Id, Assert.Single(mails, m => m.Kind == "circle-table-host").PersonId);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/circles");
        Assert.Contains("No host", petra.Body, StringComparison.Ordinal);

        foreach (var person in new[] { story.Paul, milo }) await LeftAsync(person, story.Now.AddDays(-2));
        Assert.Equal(2, await TakeOutAsync(story));
        Assert.Equal(0, await TakeOutAsync(story));
        Assert.NotNull(await story.InAsync(d => d.Circles.Select(c => c.ClosedAt).SingleAsync()));
        Assert.Equal(story.Petra.Id, Assert.Single(await story.MailsAsync(), m => m.Kind == "circle-empty").PersonId);
    }

    [Theory, BothDatabases]
    public async Task Whose_pair_has_ended_comes_out_of_the_circle_it_was_made_of_and_of_no_other(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        await story.InAsync(async d =>
        {
            var programme = await d.Programmes.SingleAsync(p => p.Id == story.Programme.Id);
            programme.Change(programme.Facts with { Kind = ProgrammeKind.Circle });
            var people = await d.Enrolments.Where(e => e.ProgrammeId == story.Programme.Id).ToDictionaryAsync(e => e.Id);
            var seat = 10;
            foreach (var mentee in new[] { story.PaulIn.Id, miloIn }) d.Mentorships.Add(Mentorship.Bring(Guid.NewGuid(), people[story.AminaIn.Id], seat, people[mentee], seat++, "", story.Now, story.Now));
            await d.SaveChangesAsync();
        });
        Assert.Equal(1, (await story.RunAsAsync<CirclesFromPairs, Outcome<int>>(story.Petra, c => c.FormAsync(story.Programme.Id, None))).Value);
        var made = await story.InAsync(d => d.Circles.Select(c => c.Id).SingleAsync());
        var byHand = await story.CircleAsync();
        Task EndAsync(Guid mentee) => story.InAsync(d => d.Mentorships.Where(m => m.MenteeEnrolmentId == mentee).ExecuteUpdateAsync(s => s.SetProperty(m => m.EndedAt, story.Now)));
        Task<List<Guid>> InAsync(Guid circle) => story.InAsync(d => d.CircleMembers.Where(m => m.CircleId == circle && m.LeftAt == null).OrderBy(m => m.PersonId).Select(m => m.PersonId).ToListAsync());
        Assert.Equal(0, await TakeOutAsync(story));
        await EndAsync(story.PaulIn.Id);
        Assert.Equal(1, await TakeOutAsync(story));
        Assert.Equal(new[] { story.Amina.Id, milo.Id }.Order(), (await InAsync(made)).Order());
        Assert.Equal(2, (await InAsync(byHand)).Count);
        // Somebody without a pair is let in by hand: the mentor stays for them when the last pair has ended.
        var (_, mayaIn) = await story.JoinAsync("Maya Mentee", ProgrammeRole.Mentee);
        Assert.True((await story.RunAsAsync<ManageCircle, Outcome>(story.Petra, m => m.AdmitAsync(story.Programme.Id, made, mayaIn, None))).Succeeded);
        await EndAsync(miloIn);
        Assert.Equal(1, await TakeOutAsync(story));
        Assert.Equal((2, 0), ((await InAsync(made)).Count, await TakeOutAsync(story)));
        Assert.True((await WithdrawAsync(story, story.Petra, mayaIn)).Succeeded);
        Assert.Equal(0, (await InAsync(made)).Count + await TakeOutAsync(story));
        Assert.NotNull(await story.InAsync(d => d.Circles.Where(c => c.Id == made).Select(c => c.ClosedAt).SingleAsync()));
        Assert.Equal(2, (await InAsync(byHand)).Count);
    }

    [Theory, BothDatabases]
    public async Task The_last_host_who_goes_by_themselves_is_told_to_the_manager_too_and_another_host_takes_over(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (mira, miraIn) = await story.JoinAsync("Mira Mentor", ProgrammeRole.Mentor);
        var (milo, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var circle = await story.CircleAsync(miraIn, miloIn);
        var meeting = (await story.PlanAsync(story.Amina, circle, seats: 2)).Value;
        foreach (var person in new[] { mira, story.Paul, milo }) Assert.True((await story.AnswerAsync(person, meeting, Attendance.Accepted)).Succeeded);
        Assert.Equal([milo.Id], (await story.MeetingAsync(meeting)).Waiting.Select(r => r.PersonId));
        Assert.True((await story.RunAsAsync<LeaveCircle, Outcome>(story.Amina, l => l.ExecuteAsync(circle, None))).Succeeded);
        // Mira hosts it now and needs no seat: the one who waited has hers, and hears of it.
        var session = await story.MeetingAsync(meeting);
        Assert.Equal((mira.Id, (DateTimeOffset?)null, 0), (session.HostId, session.CancelledAt, session.Waiting.Count));
        var seat = Assert.Single(await story.MailsAsync(), m => m.Kind == "group-seat" && m.PersonId == milo.Id);
        // What stands in everybody's calendar names her too; what they answered stands.
        var news = (await story.MailsAsync()).FindAll(m => m.Kind == "group-host");
        Assert.Equal(new[] { mira.Id, story.Paul.Id }.Order(), news.Select(m => m.PersonId!.Value).Order());
        Assert.All(news.Append(seat), m =>
        {
            foreach (var line in new[] { $"UID:{meeting}", "METHOD:REQUEST", "SEQUENCE:1\r\n", "SUMMARY:Group session with Mira Mentor\r\n" }) Assert.Contains(line, m.Calendar, StringComparison.Ordinal);
            Assert.DoesNotContain("Amina", m.Calendar + m.Subject + m.TextBody, StringComparison.Ordinal);
        });
        Assert.Contains("PARTSTAT=ACCEPTED", news.Single(m => m.PersonId == story.Paul.Id).Calendar, StringComparison.Ordinal);
        Assert.Equal(Attendance.Accepted, session.ReplyOf(story.Paul.Id));
        Assert.Contains("You host the meeting now that was theirs.", Assert.Single(await story.MailsAsync(), m => m.Kind == "circle-gone" && m.PersonId == mira.Id).TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "circle-alone");
        Assert.True((await story.RunAsAsync<LeaveCircle, Outcome>(mira, l => l.ExecuteAsync(circle, None))).Succeeded);
        Assert.Equal(story.Petra.Id, Assert.Single(await story.MailsAsync(), m => m.Kind == "circle-alone").PersonId);
        Assert.True((await story.RunAsAsync<LeaveCircle, Outcome>(mira, l => l.ExecuteAsync(circle, None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task The_table_of_somebody_who_has_left_names_its_new_host_in_every_calendar_it_stands_in_and_in_no_other(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, _) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var table = (await story.TableAsync(story.Petra, 1, story.Amina.Email)).Value;
        foreach (var person in new[] { story.Paul, milo }) Assert.True((await story.AnswerAsync(person, table, Attendance.Accepted)).Succeeded);
        await story.InAsync(d => d.People.Where(p => p.Id == story.Amina.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.LeftAt, story.Now.AddDays(-2))));
        Assert.Equal(1, await TakeOutAsync(story));
        Assert.Equal(0, await TakeOutAsync(story));
        var mails = await story.MailsAsync();
        var (news, hosting) = (Assert.Single(mails, m => m.Kind == "group-host"), Assert.Single(mails, m => m.Kind == "circle-table-host"));
        Assert.Equal((story.Paul.Id, story.Petra.Id), (news.PersonId!.Value, hosting.PersonId!.Value));
        Assert.All([news, hosting], m =>
        {
            foreach (var line in new[] { $"UID:{table}", "METHOD:REQUEST", "SEQUENCE:1\r\n", $"SUMMARY:Group session with {story.Petra.Name}\r\n" }) Assert.Contains(line, m.Calendar, StringComparison.Ordinal);
        });
        // He waits for a seat still: nothing of it stands in his calendar.
        Assert.Equal(1, (await story.MeetingAsync(table)).PlaceInLine(milo.Id));
        Assert.DoesNotContain(mails, m => m.PersonId == milo.Id && m.Calendar.Length > 0);
    }

    [Theory, BothDatabases]
    public async Task Who_still_takes_part_stays_and_nobody_else_can_take_them_out(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        var circle = await story.CircleAsync();
        foreach (var somebody in new[] { story.Amina, story.Olga, story.Otto }) Assert.True((await WithdrawAsync(story, somebody, story.PaulIn.Id)).IsNotFound);
        // Who is in a running pair stays, and says why.
        Assert.Equal("participants.refused.inPair", Assert.Single((await WithdrawAsync(story, story.Petra, story.PaulIn.Id)).Refusals).Message.Key);
        foreach (var somebody in new[] { story.Paul, story.Olga, story.Otto }) Assert.True((await story.RunAsAsync<ManageCircle, Outcome>(somebody, m => m.RemoveAsync(story.Programme.Id, circle, story.Amina.Id, None))).IsNotFound);
        Assert.Equal(0, await TakeOutAsync(story));
        // A neutral contact who hosts a supervision group needs no place in the programme; nor does a manager at a table.
        var nora = await story.NeutralAsync();
        var (_, miraIn) = await story.JoinAsync("Mira Mentor", ProgrammeRole.Mentor);
        Assert.True((await story.RunAsAsync<FormCircle, Outcome<Guid>>(story.Petra, f => f.ExecuteAsync(story.Programme.Id, CircleFacts.Usual(CircleKind.Supervision) with { Name = "Mentors" }, [story.AminaIn.Id, miraIn], nora.Id, None))).Succeeded);
        Assert.True((await story.TableAsync(story.Petra, 3)).Succeeded);
        Assert.Equal(0, await TakeOutAsync(story));
        Assert.Equal(5, await story.InAsync(d => d.CircleMembers.CountAsync(m => m.LeftAt == null)));
    }

    [Theory, BothDatabases]
    public async Task The_words_of_a_circle_that_all_have_left_go_ninety_days_after_its_end(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var circle = await story.CircleAsync();
        await story.InAsync(async d =>
        {
            var thread = await d.MessageThreads.Include(t => t.Members).SingleAsync(t => t.CircleId == circle);
            var message = thread.Write(story.Paul.Id, "With a file.", "page:one", byMail: false, story.Now);
            message.Attach(CheckedFile.Read(new("a.txt", "words"u8.ToArray())).Value!, story.Now);
            d.Add(message);
            await d.SaveChangesAsync();
        });
        Task<(int, int, int, int)> KeptAsync() => story.InAsync(async d => (await d.MessageThreads.CountAsync(), await d.ThreadMessages.CountAsync(), await d.MessageFiles.CountAsync(), await d.ThreadMembers.CountAsync()));
        Task ForgetAsync() => story.RunAsAsync<ForgetEndedCircles, bool>(null, async f => { await f.ExecuteAsync(None); return true; });
        foreach (var person in new[] { story.Paul, story.Amina }) Assert.True((await story.RunAsAsync<LeaveCircle, Outcome>(person, l => l.ExecuteAsync(circle, None))).Succeeded);
        Assert.Equal((1, 1, 1, 0), await KeptAsync());
        // Nobody reads it any more, those who wrote it neither.
        foreach (var person in new[] { story.Paul, story.Amina, story.Petra, story.Ada })
        {
            var browser = await story.AsAsync(person);
            await browser.OpenAsync($"/circles/{circle}/messages");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        async Task EndedAsync(int days, int warned) => await story.InAsync(d => d.Circles.ExecuteUpdateAsync(s => s.SetProperty(c => c.ClosedAt, story.Now.AddDays(-days)).SetProperty(c => c.ForgetWarnedAt, story.Now.AddDays(-warned))));
        await EndedAsync(89, 13);
        await ForgetAsync();
        Assert.Equal((1, 1, 1, 0), await KeptAsync());
        await EndedAsync(90, 14);
        await ForgetAsync();
        await ForgetAsync();
        Assert.Equal((0, 0, 0, 0), await KeptAsync());
    }

    private static Task<int> TakeOutAsync(Story story) => story.RunAsAsync<TakeOutLeavers, int>(null, t => t.ExecuteAsync(None));
    private static Task<Outcome<ChangedParticipants>> WithdrawAsync(Story story, Person who, Guid enrolment) => story.RunAsAsync<WithdrawParticipants, Outcome<ChangedParticipants>>(who, w => w.ExecuteAsync(story.Programme.Id, [enrolment], None));
}
