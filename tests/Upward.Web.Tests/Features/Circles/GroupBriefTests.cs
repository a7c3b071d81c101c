using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>R005 R111: the day before a group meets, each who may come reads for two minutes; topic and words stay on the page.</summary>
public sealed class GroupBriefTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task The_day_before_each_who_comes_or_has_not_answered_gets_one_mail_and_who_declined_none(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, miloIn) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var (maya, mayaIn) = await story.JoinAsync("Maya Mentee", ProgrammeRole.Mentee);
        var (max, maxIn) = await story.JoinAsync("Max Mentee", ProgrammeRole.Mentee);
        await story.InAsync(d => d.People.Where(p => p.Id == maya.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.TimeZone, "Asia/Kathmandu")));
        var circle = await story.CircleAsync(miloIn, mayaIn);
        var id = (await story.PlanAsync(story.Amina, circle)).Value;
        Assert.True((await story.AnswerAsync(story.Paul, id, Attendance.Accepted)).Succeeded);
        Assert.True((await story.AnswerAsync(milo, id, Attendance.Declined)).Succeeded);
        Assert.True((await story.RunAsAsync<ChangeGroupSession, Outcome>(story.Paul, async c => await c.AgendaAsync(id, "10 Heron in the reeds", (await story.MeetingAsync(id)).Version, None))).Succeeded);
        foreach (var owner in new Guid?[] { null, story.Paul.Id }) Assert.True((await story.RunAsAsync<KeepGroupNotes, Outcome>(story.Paul, k => k.AddActionAsync(circle, "Otter by the river", owner, null, None))).Succeeded);
        Assert.Equal(0, await SendAsync(story)); // five days away
        await InHoursAsync(story, id, 20);
        Assert.Equal(3, await SendAsync(story));
        Assert.Equal(0, await SendAsync(story));
        var mails = await BriefsAsync(story);
        Assert.Equal(new[] { story.Amina.Id, story.Paul.Id, maya.Id }.Order(), mails.Select(m => m.PersonId!.Value).Order());
        var (paul, other) = (mails.Single(m => m.PersonId == story.Paul.Id), mails.Single(m => m.PersonId == maya.Id));
        Assert.Contains("If you cannot come after all", paul.TextBody, StringComparison.Ordinal);
        Assert.Contains("You have not said yet whether you come", other.TextBody, StringComparison.Ordinal);
        Assert.Contains("The agenda has one point. 2 things that you wanted to do are open.", paul.TextBody, StringComparison.Ordinal);
        Assert.Contains("One thing that you wanted to do is open.", other.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://meet.example.org/circle", paul.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/group-sessions/{id}/prepare", paul.TextBody, StringComparison.Ordinal);
        Assert.Contains("Your group session is on ", mails.Single(m => m.PersonId == story.Amina.Id).TextBody, StringComparison.Ordinal);
        // On each reader's own clock.
        Assert.NotEqual(Line(paul.TextBody, " is on "), Line(other.TextBody, " is on "));
        foreach (var word in new[] { "Heron", "Otter", "model cannot", "breakfast" }) Assert.DoesNotContain(word, string.Concat(mails.Select(m => m.Subject + m.TextBody + m.HtmlBody)), StringComparison.Ordinal);

        // Whoever comes in gets theirs, and nobody a second one; moved, it is briefed again.
        Assert.True((await story.RunAsAsync<ManageCircle, Outcome>(story.Petra, m => m.AdmitAsync(story.Programme.Id, circle, maxIn, None))).Succeeded);
        Assert.Equal(1, await SendAsync(story));
        Assert.Contains(await BriefsAsync(story), m => m.PersonId == max.Id);
        await story.InAsync(d => d.GroupSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.Sequence, 1)));
        Assert.Equal(4, await SendAsync(story));
        Assert.DoesNotContain(await BriefsAsync(story), m => m.PersonId == milo.Id);

        var page = await story.AsAsync(story.Paul);
        await page.OpenAsync($"/group-sessions/{id}/prepare");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var word in new[] { "Heron in the reeds", "Otter by the river", "https://meet.example.org/circle", "Maya Mentee" }) Assert.Contains(word, page.Page!.QuerySelector("main")!.TextContent + page.Body, StringComparison.Ordinal);
        await page.PressAsync("button[value=Declined]");
        Assert.Equal(Attendance.Declined, (await story.MeetingAsync(id)).ReplyOf(story.Paul.Id));
    }

    [Theory, BothDatabases]
    public async Task Nothing_is_sent_of_what_is_cancelled_or_begins_at_once_nor_to_who_waits_for_a_seat(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, _) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var circle = await story.CircleAsync();
        var meeting = (await story.PlanAsync(story.Amina, circle)).Value;
        await InHoursAsync(story, meeting, 1);
        Assert.Equal(0, await SendAsync(story));
        await InHoursAsync(story, meeting, 30);
        Assert.Equal(0, await SendAsync(story));
        await InHoursAsync(story, meeting, 20);
        Assert.True((await story.RunAsAsync<ManageCircle, Outcome>(story.Petra, m => m.CloseAsync(story.Programme.Id, circle, None))).Succeeded);
        Assert.Equal(0, await SendAsync(story));

        var table = (await story.TableAsync(story.Petra, 1, story.Amina.Email)).Value;
        foreach (var person in new[] { story.Paul, milo }) Assert.True((await story.AnswerAsync(person, table, Attendance.Accepted)).Succeeded);
        await InHoursAsync(story, table, 20);
        Assert.Equal(2, await SendAsync(story));
        Assert.Equal(new[] { story.Amina.Id, story.Paul.Id }.Order(), (await BriefsAsync(story)).Select(m => m.PersonId!.Value).Order());
        // Without a seat the page leads to where one can be asked for.
        var page = await story.AsAsync(milo);
        await page.OpenAsync($"/group-sessions/{table}/prepare");
        Assert.Equal($"/group-sessions/{table}", page.Path);
    }

    [Theory, BothDatabases]
    public async Task G3_A_brief_that_nobody_sent_before_its_meeting_is_dropped_and_listed_once(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var circle = await story.CircleAsync();
        var id = (await story.PlanAsync(story.Amina, circle)).Value;
        // Planned an hour before: it never had one.
        await InHoursAsync(story, id, -3);
        Assert.Equal(0, await SendAsync(story));
        Assert.Empty(await BriefsAsync(story));
        await story.InAsync(d => d.GroupSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.PlannedAt, story.Now.AddDays(-9))));
        Assert.Equal(0, await SendAsync(story));
        Assert.Equal(0, await SendAsync(story));
        var late = await BriefsAsync(story);
        Assert.Equal(new[] { story.Amina.Id, story.Paul.Id }.Order(), late.Select(m => m.PersonId!.Value).Order());
        Assert.All(late, m => Assert.Equal((true, ""), (m.TooLateAt is not null, m.TextBody)));
    }

    [Theory, BothDatabases]
    public async Task An_outsider_gets_no_mail_and_finds_no_page(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var circle = await story.CircleAsync();
        var id = (await story.PlanAsync(story.Amina, circle)).Value;
        await InHoursAsync(story, id, 20);
        Assert.Equal(2, await SendAsync(story));
        foreach (var somebody in new[] { story.Olga, story.Petra, story.Ada, story.Otto })
        {
            var outside = await story.AsAsync(somebody);
            await outside.OpenAsync($"/group-sessions/{id}/prepare");
            Assert.Equal(HttpStatusCode.NotFound, outside.Status);
            Assert.DoesNotContain(await BriefsAsync(story), m => m.PersonId == somebody.Id);
        }
    }

    private static string Line(string body, string word) => body.Split('\n').First(l => l.Contains(word, StringComparison.Ordinal));
    private static Task<int> SendAsync(Story story) => story.RunAsAsync<SendGroupBriefs, int>(null, s => s.ExecuteAsync(None));
    private static async Task<List<Upward.Web.Platform.Mail.OutboxMail>> BriefsAsync(Story story) => (await story.MailsAsync()).FindAll(m => m.Kind == "group-brief");
    private static Task<int> InHoursAsync(Story story, Guid id, int hours) => story.InAsync(d => d.GroupSessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddHours(hours)).SetProperty(x => x.EndsAt, story.Now.AddHours(hours + 1))));
}
