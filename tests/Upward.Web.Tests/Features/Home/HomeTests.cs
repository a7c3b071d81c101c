using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Home;
using Upward.Web.Features.Sessions;
using Upward.Web.Tests.Features.Messages;
using Upward.Web.Tests.Features.Sessions;

namespace Upward.Web.Tests.Features.Home;

/// <summary>The home of somebody with a pair: when they meet next, and what waits for them and for nobody else.</summary>
public sealed class HomeTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Somebody_with_a_pair_begins_at_what_is_next_and_everybody_else_where_they_did(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        Assert.True((await story.PlanAsync(story.Amina, pair, story.In(5))).Succeeded);
        Assert.True((await MessageTests.WriteAsync(story, story.Paul, pair, "Is Friday good?")).Succeeded);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/");
        Assert.Equal("/home", amina.Path);
        Assert.Contains($"with {story.Paul.Name}", amina.Body, StringComparison.Ordinal);
        Assert.NotNull(amina.Page!.QuerySelector($".todo a[href='/pairs/{pair}/messages']"));
        // Who planned it comes; the other is asked.
        Assert.DoesNotContain("Say whether you come", amina.Body, StringComparison.Ordinal);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/home");
        Assert.Contains("Say whether you come", paul.Body, StringComparison.Ordinal);
        Assert.Null(paul.Page!.QuerySelector($".todo a[href='/pairs/{pair}/messages']"));

        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync("/home");
        Assert.Equal("/proposals", olga.Path);
        Assert.Null(await story.RunAsAsync<ReadHome, ReadHome.Shown?>(story.Petra, h => h.ExecuteAsync(None)));
    }

    [Theory, BothDatabases]
    public async Task What_somebody_waits_for_comes_first_then_what_has_a_day(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await story.PlanAsync(story.Amina, pair, story.In(5));
        await story.InAsync(async d =>
        {
            var session = await d.Sessions.SingleAsync();
            d.Add(SessionAction.Add(session, "No day", null, null, story.Paul.Id, story.Now).Value!);
            d.Add(SessionAction.Add(session, "Tomorrow", Upward.Web.Features.Enrolment.ProgrammeRole.Mentee, story.In(1), story.Paul.Id, story.Now).Value!);
            d.Add(SessionAction.Add(session, "Hers alone", Upward.Web.Features.Enrolment.ProgrammeRole.Mentor, story.In(1), story.Paul.Id, story.Now).Value!);
            await d.SaveChangesAsync();
        });
        var todos = (await story.RunAsAsync<ReadHome, ReadHome.Shown?>(story.Paul, h => h.ExecuteAsync(None)))!.Todos;
        Assert.Equal(["session", "action", "action"], todos.Where(t => t.Kind is "session" or "action").Select(t => t.Kind));
        Assert.Equal(["Tomorrow", "No day"], todos.Where(t => t.Kind == "action").Select(t => t.Text));
        Assert.Equal([.. todos.OrderBy(t => t.Soon)], todos);
    }
}
