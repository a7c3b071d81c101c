using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>R150 R177: whoever arranges an executive's meetings answers group sessions for them, and reads nothing of what is said there.</summary>
public sealed class AnswerForTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_delegate_answers_for_somebody_and_sees_date_and_place_alone(Db db)
    {
        var (story, circle, meeting) = await BeginAsync(db);
        var table = (await story.TableAsync(story.Petra, 1, story.Amina.Email)).Value;
        Assert.True((await story.AnswerAsync(story.Paul, table, Attendance.Accepted)).Succeeded);
        Assert.True((await story.RunAsAsync<KeepGroupNotes, (Outcome Outcome, GroupNote? Note)>(story.Paul, k => k.WriteAsync(meeting, "Kestrel note", 0, None))).Outcome.Succeeded);
        Assert.True((await story.SayAsync(story.Paul, circle, "Kestrel message")).Succeeded);
        Assert.True((await story.RunAsAsync<ChangeGroupSession, Outcome>(story.Paul, async c => await c.AgendaAsync(meeting, "10 Kestrel agenda", (await story.MeetingAsync(meeting)).Version, None))).Succeeded);
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync("/arranging");
        Assert.Contains("https://meet.example.org/circle", olga.Body, StringComparison.Ordinal);
        Assert.Contains("Paul Director with Amina Haddad", olga.Page!.QuerySelector("#groups")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        foreach (var word in new[] { "Kestrel", "model cannot", "breakfast" }) Assert.DoesNotContain(word, olga.Body, StringComparison.Ordinal);
        await olga.PressAsync($"form:has(input[value='{meeting}']) button[value=Accepted]");
        Assert.Equal("/arranging", olga.Path);
        Assert.True((await story.MeetingAsync(meeting)).HasSeat(story.Paul.Id));
        await olga.PressAsync($"form:has(input[value='{table}']) button[value=Declined]");
        Assert.Empty((await story.MeetingAsync(table)).Seated);
        Assert.Equal(["Olga Outside", "Olga Outside"], await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "circle.answered.for").Select(e => e.ActorName).ToListAsync()));
        foreach (var path in new[] { $"/group-sessions/{meeting}", $"/group-sessions/{meeting}/prepare", $"/circles/{circle}", $"/circles/{circle}/messages", $"/group-sessions/{table}" })
        {
            await olga.OpenAsync(path);
            Assert.True(olga.Status == HttpStatusCode.NotFound, path);
        }
        // The one it is about sees the answer on their own page.
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/group-sessions/{meeting}");
        Assert.Equal("true", paul.Page!.QuerySelector("button[value=Accepted]")!.GetAttribute("aria-pressed"));
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_answered_is_refused_with_its_reason(Db db)
    {
        var (story, circle, meeting) = await BeginAsync(db);
        Assert.Equal("refused.changedMeanwhile", Because(await AnswerAsync(story, story.Olga, meeting, Attendance.Accepted, -1)));
        Assert.Equal("group.refused.answer", Because(await AnswerAsync(story, story.Olga, meeting, Attendance.NeedsAction)));
        var table = (await story.TableAsync(story.Petra, 1, story.Paul.Email)).Value;
        Assert.Equal("arranging.refused.host", Because(await AnswerAsync(story, story.Olga, table, Attendance.Declined)));
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync("/arranging");
        await olga.PressAsync($"form:has(input[value='{table}']) button[value=Declined]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("They host it", olga.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        // Over, cancelled or closed, there is nothing to answer.
        await story.BegunAsync(meeting);
        Assert.True((await AnswerAsync(story, story.Olga, meeting, Attendance.Accepted)).IsNotFound);
        var next = (await story.PlanAsync(story.Amina, circle)).Value;
        Assert.True((await story.RunAsAsync<ManageCircle, Outcome>(story.Petra, m => m.CloseAsync(story.Programme.Id, circle, None))).Succeeded);
        Assert.True((await AnswerAsync(story, story.Olga, next, Attendance.Accepted)).IsNotFound);
        Assert.Empty((await story.MeetingAsync(next)).Replies);
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_answers_nor_after_it_was_ended_and_supervision_stays_its_members(Db db)
    {
        var (story, _, meeting) = await BeginAsync(db);
        foreach (var somebody in new[] { story.Amina, story.Petra, story.Ada, story.Otto })
        {
            Assert.Empty(await story.RunAsAsync<AnswerForSomebody, IReadOnlyList<AnswerForSomebody.Meeting>>(somebody, a => a.MeetingsAsync(None)));
            Assert.True((await AnswerAsync(story, somebody, meeting, Attendance.Accepted)).IsNotFound);
        }
        // For Amina she arranges nothing.
        Assert.True((await story.RunAsAsync<AnswerForSomebody, Outcome>(story.Olga, a => a.ExecuteAsync(meeting, story.Amina.Id, Attendance.Accepted, 0, None))).IsNotFound);
        var nora = await story.NeutralAsync();
        var (_, miraIn) = await story.JoinAsync("Mira Mentor", ProgrammeRole.Mentor);
        var group = (await story.RunAsAsync<FormCircle, Outcome<Guid>>(story.Petra, f => f.ExecuteAsync(story.Programme.Id, CircleFacts.Usual(CircleKind.Supervision) with { Name = "Mentors" }, [story.AminaIn.Id, miraIn], nora.Id, None))).Value;
        var hidden = (await story.PlanAsync(nora, group)).Value;
        await NameAsync(story, story.Amina);
        Assert.DoesNotContain(await story.RunAsAsync<AnswerForSomebody, IReadOnlyList<AnswerForSomebody.Meeting>>(story.Olga, a => a.MeetingsAsync(None)), m => m.Id == hidden);
        Assert.True((await story.RunAsAsync<AnswerForSomebody, Outcome>(story.Olga, a => a.ExecuteAsync(hidden, story.Amina.Id, Attendance.Accepted, 0, None))).IsNotFound);

        await story.InAsync(d => d.Delegations.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, story.Now)));
        Assert.True((await AnswerAsync(story, story.Olga, meeting, Attendance.Accepted)).IsNotFound);
        Assert.Empty((await story.MeetingAsync(meeting)).Replies);
    }

    private static string Because(Outcome outcome) => Assert.Single(outcome.Refusals).Message.Key;

    private static Task<Outcome> AnswerAsync(Story story, Person who, Guid meeting, Attendance answer, int sequence = 0) => story.RunAsAsync<AnswerForSomebody, Outcome>(who, a => a.ExecuteAsync(meeting, story.Paul.Id, answer, sequence, None));

    private static Task NameAsync(Story story, Person whose) => story.InAsync(async d =>
    {
        d.Delegations.Add(Delegation.Name(d.OrganisationId, whose.Id, story.Olga.Email, story.Olga.Id, null, story.Now.AddDays(9), story.Now));
        await d.SaveChangesAsync();
    });

    /// <summary>Olga arranges Paul's meetings; Amina's circle, in which he is, meets in five days.</summary>
    private async Task<(Story Story, Guid Circle, Guid Meeting)> BeginAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await NameAsync(story, story.Paul);
        var circle = await story.CircleAsync();
        return (story, circle, (await story.PlanAsync(story.Amina, circle)).Value);
    }
}
