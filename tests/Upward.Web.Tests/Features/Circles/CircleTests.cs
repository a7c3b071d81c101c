using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>R066 R111 R146 R148: circles of one or two mentors with several mentees: formed, lived in, left and closed.</summary>
public sealed class CircleTests(Hosts hosts)
{
    private const string Canary = "Kestrel under the bridge";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_manager_forms_a_circle_over_the_page_and_its_members_find_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/circles");
        Assert.Contains("No circle yet", petra.Body, StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/circles/new?kind=Circle");
        Assert.Equal("5", petra.Page!.QuerySelector("#Form_MenteeSeats")!.GetAttribute("value"));
        foreach (var id in new[] { story.AminaIn.Id, story.PaulIn.Id, miloIn }) petra.Page.QuerySelector($"input[value='{id}']")!.SetAttribute("checked", "");
        await petra.SubmitAsync("form[data-guard]", ("Form.Name", "Data at breakfast"), ("Form.Topic", "Reading numbers together"));
        Assert.Equal("", petra.Page!.QuerySelector(".error-summary")?.TextContent ?? "");
        var circle = await story.InAsync(d => d.Circles.Include(c => c.Members).SingleAsync());
        Assert.Equal($"/programmes/{story.Programme.Id}/circles/{circle.Id}", petra.Path);
        Assert.Equal((CircleRole.Host, CircleRole.Member, CircleRole.Member), (RoleOf(circle, story.Amina), RoleOf(circle, story.Paul), RoleOf(circle, milo)));
        Assert.Equal(3, (await story.MailsAsync()).Count(m => m.Kind == "circle-joined"));
        Assert.DoesNotContain("breakfast", string.Concat((await story.MailsAsync()).Select(m => m.Subject + m.TextBody)), StringComparison.Ordinal);

        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/my/profile");
        Assert.NotNull(paul.Page!.QuerySelector(".side-nav a[href='/circles']"));
        await paul.OpenAsync("/circles");
        Assert.Contains("Data at breakfast", paul.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/circles/{circle.Id}");
        Assert.Contains("Milo Mentee", paul.Body, StringComparison.Ordinal);
        Assert.Contains("Reading numbers together", paul.Body, StringComparison.Ordinal);
        Assert.Null(paul.Page!.QuerySelector("a[href$='/sessions/plan']"));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_is_refused_with_its_reason(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (_, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var nora = await story.NeutralAsync();
        async Task<string> TryAsync(CircleFacts facts, Guid? host, params Guid[] chosen) =>
            string.Join(' ', (await story.RunAsAsync<FormCircle, Outcome<Guid>>(story.Petra, f => f.ExecuteAsync(story.Programme.Id, facts, chosen, host, None))).Refusals.Select(r => r.Message.Key));
        var supervision = CircleFacts.Usual(CircleKind.Supervision) with { Name = "Mentors" };
        Assert.Equal("circle.refused.name", await TryAsync(new(), null, story.AminaIn.Id, story.PaulIn.Id));
        Assert.Equal("circle.refused.both", await TryAsync(new() { Name = "x" }, null, story.PaulIn.Id, miloIn));
        Assert.Equal("circle.refused.menteeSeats", await TryAsync(new() { Name = "x", MenteeSeats = 1 }, null, story.AminaIn.Id, story.PaulIn.Id, miloIn));
        Assert.Equal("circle.refused.range circle.refused.range", await TryAsync(new() { Name = "x", MentorSeats = 0, MenteeSeats = 99 }, null, story.AminaIn.Id));
        Assert.Equal("circle.refused.twoMentors", await TryAsync(supervision, nora.Id, story.AminaIn.Id));
        var (_, miraIn) = await story.JoinAsync("Mira Mentor", ProgrammeRole.Mentor);
        Assert.Equal("circle.refused.outside", await TryAsync(supervision, story.Olga.Id, story.AminaIn.Id, miraIn));
        Assert.Equal("circle.refused.mentorsOnly", await TryAsync(supervision, nora.Id, story.AminaIn.Id, miraIn, story.PaulIn.Id));
        Assert.Equal(0, await story.InAsync(d => d.Circles.CountAsync()));
        // An outsider and a participant can form none.
        foreach (var somebody in new[] { story.Amina, story.Olga, story.Otto })
            Assert.True((await story.RunAsAsync<FormCircle, Outcome<Guid>>(somebody, f => f.ExecuteAsync(story.Programme.Id, new() { Name = "x" }, [story.AminaIn.Id, story.PaulIn.Id], null, None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task What_matching_found_becomes_circles_in_one_press(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (_, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var (_, mayaIn) = await story.JoinAsync("Maya Mentee", ProgrammeRole.Mentee);
        var (mira, miraIn) = await story.JoinAsync("Mira Mentor", ProgrammeRole.Mentor);
        await story.InAsync(async d =>
        {
            (await d.Programmes.SingleAsync(p => p.Id == story.Programme.Id)).Change((await d.Programmes.SingleAsync(p => p.Id == story.Programme.Id)).Facts with { Kind = ProgrammeKind.Circle });
            var people = await d.Enrolments.Where(e => e.ProgrammeId == story.Programme.Id).ToDictionaryAsync(e => e.Id);
            var seat = 10;
            foreach (var (mentor, mentee) in new[] { (story.AminaIn.Id, story.PaulIn.Id), (story.AminaIn.Id, miloIn), (miraIn, miloIn), (miraIn, mayaIn) })
                d.Mentorships.Add(Mentorship.Bring(Guid.NewGuid(), people[mentor], seat, people[mentee], seat++, "", story.Now, story.Now));
            await d.SaveChangesAsync();
        });
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/circles");
        await petra.SubmitAsync("form[action$='FromPairs']");
        // Two mentors who share a mentee are one circle.
        var circle = await story.InAsync(d => d.Circles.Include(c => c.Members).SingleAsync());
        Assert.Equal(5, circle.Members.Count);
        Assert.Equal(new[] { story.Amina.Id, mira.Id }.Order(), circle.Members.Where(m => m.IsHost).Select(m => m.PersonId).Order());
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/circles");
        Assert.Null(petra.Page!.QuerySelector("form[action$='FromPairs']"));
        Assert.Equal("circle.refused.noPairs", Assert.Single((await story.RunAsAsync<CirclesFromPairs, Outcome<int>>(story.Petra, c => c.FormAsync(story.Programme.Id, None))).Refusals).Message.Key);
        Assert.True((await story.RunAsAsync<CirclesFromPairs, Outcome<int>>(story.Amina, c => c.FormAsync(story.Programme.Id, None))).IsNotFound);
    }

    [Fact]
    public void Mentors_who_share_most_come_together_and_a_circle_stays_small()
    {
        static ProposedCircle.Seat S(int n) => new(new Guid(n, 0, 0, new byte[8]), $"P{n}", $"P{n}");
        static ProposedCircle One(int mentor, params int[] mentees) => new([S(mentor)], [.. mentees.Select(S)]);
        var joined = CirclesFromPairs.Join([One(1, 11, 12, 13), One(2, 13, 14), One(3, 14, 15, 13), One(4, 21, 22, 23, 24, 25), One(5, 25, 26)]);
        Assert.Equal([(2, 3), (1, 3), (1, 5), (1, 2)], joined.Select(c => (c.Mentors.Count, c.Mentees.Count)));
        Assert.Equal(["P2", "P3"], joined[0].Mentors.Select(m => m.Name));
    }

    [Theory, BothDatabases]
    public async Task Members_write_to_each_other_and_keep_what_they_want_to_do_and_nobody_else_reads_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var circle = await story.CircleAsync(miloIn);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/circles/{circle}/messages");
        await amina.SubmitAsync("#compose", ("text", Canary));
        Assert.Equal($"/circles/{circle}/messages", amina.Path);
        // Both others are told, without a word of it; their own mail for each.
        var told = (await story.MailsAsync()).Where(m => m.Kind == "circle-message").ToList();
        Assert.Equal(new[] { story.Paul.Id, milo.Id }.Order(), told.Select(m => m.PersonId!.Value).Order());
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/my/profile");
        Assert.Equal("1", paul.Page!.QuerySelector(".side-nav a[href='/circles'] .count")!.TextContent);
        await paul.OpenAsync($"/circles/{circle}");
        Assert.Contains(Canary, paul.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/circles/{circle}/messages?q=kestrel");
        Assert.Single(paul.Page!.QuerySelectorAll(".msg"));
        await paul.OpenAsync($"/circles/{circle}/messages?handler=After&number=0");
        Assert.Single(paul.Page!.QuerySelectorAll(".msg"));

        await paul.OpenAsync($"/circles/{circle}");
        await paul.SubmitAsync("form[action$='Action']", ("Action", "Bring one chart each"), ("Owner", ""), ("Due", "2031-01-05"));
        await paul.OpenAsync($"/circles/{circle}");
        Assert.Contains("Bring one chart each", paul.Body, StringComparison.Ordinal);
        var empty = await paul.SubmitAsync("form[action$='Action']", ("Action", " "));
        Assert.Contains("Write what is to be done.", empty.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await paul.OpenAsync($"/circles/{circle}");
        await paul.SubmitAsync("form[action*='Mark']");
        Assert.NotNull(await story.InAsync(d => d.CircleActions.Select(a => a.DoneAt).SingleAsync()));

        foreach (var somebody in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            var outside = await story.AsAsync(somebody);
            foreach (var path in new[] { $"/circles/{circle}", $"/circles/{circle}/messages", $"/circles/{circle}/export", $"/circles/{circle}/sessions/plan" })
            {
                await outside.OpenAsync(path);
                Assert.Equal(HttpStatusCode.NotFound, outside.Status);
            }
            foreach (var path in new[] { "/circles", $"/programmes/{story.Programme.Id}/circles", $"/programmes/{story.Programme.Id}/circles/{circle}", "/settings/audit", "/settings/invitations" })
            {
                await outside.OpenAsync(path);
                Assert.DoesNotContain(Canary, outside.Body, StringComparison.Ordinal);
                Assert.DoesNotContain("Bring one chart", outside.Body, StringComparison.Ordinal);
            }
            Assert.True((await story.SayAsync(somebody, circle, "Hello")).IsNotFound);
        }
        Assert.DoesNotContain(Canary, string.Concat((await story.MailsAsync()).Select(m => m.Subject + m.TextBody + m.HtmlBody)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_leaves_reads_nothing_more_and_whoever_joins_reads_along(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var (maya, mayaIn) = await story.JoinAsync("Maya Mentee", ProgrammeRole.Mentee);
        var circle = await story.CircleAsync(miloIn);
        var session = (await story.PlanAsync(story.Amina, circle)).Value;
        Assert.True((await story.SayAsync(milo, circle, Canary)).Succeeded);

        var out1 = await story.AsAsync(milo);
        await out1.OpenAsync($"/circles/{circle}");
        await out1.SubmitAsync("form[action$='Leave']");
        Assert.Contains("Tick the box", out1.Body, StringComparison.Ordinal);
        await out1.SubmitAsync("form[action$='Leave']", ("sure", "true"));
        Assert.Equal("/circles", out1.Path);
        await out1.OpenAsync($"/circles/{circle}/messages");
        Assert.Equal(HttpStatusCode.NotFound, out1.Status);
        Assert.Equal(0, await story.InAsync(d => d.ThreadMembers.CountAsync(m => m.PersonId == milo.Id)));
        Assert.Contains("METHOD:CANCEL", (await story.MailsAsync()).Single(m => m.Kind == "group-cancelled").Calendar, StringComparison.Ordinal);
        Assert.True((await story.AnswerAsync(milo, session, Upward.Web.Platform.Calendars.Attendance.Accepted)).IsNotFound);
        // What he wrote keeps its writer.
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/circles/{circle}/messages");
        Assert.Contains("Milo Mentee", paul.Page!.QuerySelector("#m-1")!.TextContent, StringComparison.Ordinal);

        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/circles/{circle}?q=maya");
        await petra.SubmitAsync($"form[action$='{mayaIn}']");
        var here = await story.AsAsync(maya);
        await here.OpenAsync($"/circles/{circle}/messages");
        Assert.Contains(Canary, here.Body, StringComparison.Ordinal);
        Assert.Single(await story.MailsAsync(), m => m.Kind == "group-planned" && m.PersonId == maya.Id);
        // The last host goes: what was planned goes too.
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/circles/{circle}");
        await petra.PressAsync($"form[action$='{story.Amina.Id}'] button[value=unhost]");
        Assert.Contains("It would have no host", petra.Body, StringComparison.Ordinal);
        Assert.True((await story.RunAsAsync<ManageCircle, Outcome>(story.Petra, m => m.RemoveAsync(story.Programme.Id, circle, story.Amina.Id, None))).Succeeded);
        Assert.NotNull((await story.MeetingAsync(session)).CancelledAt);
    }

    [Theory, BothDatabases]
    public async Task A_closed_circle_can_be_read_and_exported_and_its_words_go_after_ninety_days(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var circle = await story.CircleAsync();
        var session = (await story.PlanAsync(story.Amina, circle)).Value;
        Assert.True((await story.SayAsync(story.Paul, circle, Canary)).Succeeded);
        Assert.True((await story.RunAsAsync<KeepGroupNotes, (Outcome Outcome, GroupNote? Note)>(story.Paul, k => k.WriteAsync(session, "A **note**", 0, None))).Outcome.Succeeded);
        Assert.True((await story.RunAsAsync<KeepGroupNotes, Outcome>(story.Paul, k => k.AddActionAsync(circle, "Ask twice", story.Amina.Id, null, None))).Succeeded);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/circles/{circle}/export");
        await paul.PressAsync("button[name=json][value=false]");
        foreach (var word in new[] { Canary, "A **note**", "Ask twice", "Data at breakfast" }) Assert.Contains(word, paul.Body, StringComparison.Ordinal);

        Assert.True((await story.RunAsAsync<ManageCircle, Outcome>(story.Petra, m => m.CloseAsync(story.Programme.Id, circle, None))).Succeeded);
        Assert.NotNull((await story.MeetingAsync(session)).CancelledAt);
        await paul.OpenAsync($"/circles/{circle}");
        Assert.Contains("This circle was closed", paul.Body, StringComparison.Ordinal);
        Assert.Contains(Canary, paul.Body, StringComparison.Ordinal);
        Assert.Equal("circle.refused.closed", Assert.Single((await story.SayAsync(story.Paul, circle, "More")).Refusals).Message.Key);
        Assert.Equal("circle.refused.closed", Assert.Single((await story.PlanAsync(story.Amina, circle)).Refusals).Message.Key);

        Task ForgetAsync() => story.RunAsAsync<ForgetEndedCircles, bool>(null, async f => { await f.ExecuteAsync(None); return true; });
        Task ClosedAsync(int days) => story.InAsync(d => d.Circles.ExecuteUpdateAsync(s => s.SetProperty(c => c.ClosedAt, story.Now.AddDays(-days))));
        await ForgetAsync();
        Assert.Equal(1, await story.InAsync(d => d.ThreadMessages.CountAsync()));
        await ClosedAsync(91);
        await ForgetAsync();
        await ForgetAsync();
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "circle-forget-soon"));
        Assert.Equal(1, await story.InAsync(d => d.ThreadMessages.CountAsync()));
        await story.InAsync(d => d.Circles.ExecuteUpdateAsync(s => s.SetProperty(c => c.ForgetWarnedAt, story.Now.AddDays(-15))));
        await ForgetAsync();
        await ForgetAsync();
        Assert.Equal((0, 0, 0), await story.InAsync(async d => (await d.ThreadMessages.CountAsync(), await d.GroupNotes.CountAsync(), await d.CircleActions.CountAsync())));
        Assert.Equal("", await story.InAsync(d => d.Circles.Select(c => c.Topic).SingleAsync()));
        Assert.Single(await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "circle.forgotten").ToListAsync()));
        await paul.OpenAsync($"/circles/{circle}");
        Assert.Equal(HttpStatusCode.OK, paul.Status);
    }

    [Theory, BothDatabases]
    public async Task Two_who_meet_in_a_circle_are_not_asked_for_dates_of_their_own_and_are_busy_when_it_meets(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(s => s.SetProperty(m => m.StartedAt, story.Now.AddDays(-45))));
        var circle = await story.CircleAsync();
        Assert.Equal(0, await story.RunAsAsync<RemindOfSessions, int>(null, r => r.ExecuteAsync(None)));
        Assert.True((await story.PlanAsync(story.Amina, circle)).Succeeded);
        var draft = new SessionDraft { Date = DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(5), Time = new(12, 30), Place = "https://meet.example.org/one" };
        Assert.Equal("session.refused.overlap", Assert.Single((await story.RunAsAsync<PlanSessions, Outcome<PlanSessions.Planned>>(story.Paul, p => p.ExecuteAsync(pair, draft, None))).Refusals).Message.Key);
        Assert.True((await story.RunAsAsync<LeaveCircle, Outcome>(story.Paul, l => l.ExecuteAsync(circle, None))).Succeeded);
        Assert.Equal(2, await story.RunAsAsync<RemindOfSessions, int>(null, r => r.ExecuteAsync(None)));
    }

    private static CircleRole RoleOf(Circle circle, Person person) => circle.Members.Single(m => m.PersonId == person.Id).Role;
}
