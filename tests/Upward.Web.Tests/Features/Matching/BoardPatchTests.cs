using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Board;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>With script, a change answers with what it changed, and only to whom has seen the board as it was.</summary>
public sealed class BoardPatchTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_lock_sends_its_own_card_and_no_other(Db db)
    {
        var (petra, world, address) = await OpenAsync(db);
        var (locked, others) = Split(petra.Page!);

        await PostAsync(petra, "Lock", locked);

        Assert.Equal("#board-state", Assert.Single(petra.Response.Headers.GetValues("HX-Retarget")));
        Assert.Contains($"hx-target=\"#{locked.Id}\" hx-swap=\"outerMorph\"", petra.Body, StringComparison.Ordinal);
        Assert.All(others, o => Assert.DoesNotContain(o.Id!, petra.Body, StringComparison.Ordinal));
        Assert.DoesNotContain("#board-distance", petra.Body, StringComparison.Ordinal);
        Assert.Contains($"act-lock-{locked.Id}", petra.Page!.QuerySelector("#board-state")!.GetAttribute("data-focus"), StringComparison.Ordinal);
        Assert.Single(await world.ProposalsAsync((await world.RoundAsync(1)).Id), p => p.LockedAt is not null);
        Assert.Equal(address, petra.Path.Split('?')[0]);
    }

    [Theory, BothDatabases]
    public async Task A_pair_taken_apart_leaves_and_undo_brings_it_back_to_its_place(Db db)
    {
        var (petra, _, _) = await OpenAsync(db);
        var (gone, others) = Split(petra.Page!);

        await PostAsync(petra, "Reject", gone);

        Assert.Contains($"hx-target=\"#{gone.Id}\" hx-swap=\"delete\"", petra.Body, StringComparison.Ordinal);
        Assert.Contains("hx-target=\"#lane-1\"", petra.Body, StringComparison.Ordinal);
        var state = petra.Page!.QuerySelector("#board-state")!;
        Assert.StartsWith($"act-reject-{others[0].Id}", state.GetAttribute("data-focus"), StringComparison.Ordinal);
        Assert.Contains("Both are free. 3 pairs", state.GetAttribute("data-announce"), StringComparison.Ordinal);

        await PostAsync(petra, "Undo", null, state.QuerySelector("[name=Version]")!.GetAttribute("value"));

        // It was the first: it goes in before all others.
        Assert.Contains("hx-target=\"#pairs\" hx-swap=\"afterbegin\"", petra.Body, StringComparison.Ordinal);
        Assert.Contains($"<li id=\"{gone.Id}\">", petra.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_has_seen_another_board_gets_the_whole_one_and_nothing_is_done(Db db)
    {
        var (petra, world, _) = await OpenAsync(db);
        var (one, others) = Split(petra.Page!);
        var seen = petra.Page!.QuerySelector("[name=Version]")!.GetAttribute("value");
        await PostAsync(petra, "Lock", one);

        await PostAsync(petra, "Reject", others[0], seen);

        Assert.Equal("#board", Assert.Single(petra.Response.Headers.GetValues("HX-Retarget")));
        Assert.Contains("changed meanwhile", petra.Page!.QuerySelector("#board-notice")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("board-notice", petra.Page.QuerySelector("#board-state")!.GetAttribute("data-focus"), StringComparison.Ordinal);
        Assert.Equal(4, petra.Page.QuerySelectorAll(".pair-card").Length);
        Assert.Equal(4, (await world.ProposalsAsync((await world.RoundAsync(1)).Id)).Count);
    }

    /// <summary>The engine is often done before the page has its answer; totals and lanes of the old board beside the new pairs would be a lie.</summary>
    [Theory, BothDatabases]
    public async Task A_run_that_has_ended_when_its_beginning_is_told_brings_the_whole_board(Db db)
    {
        await using var host = await TestHost.StartAsync(db, _ => { }, replace: services => services.Replace(ServiceDescriptor.Singleton<IScheduleTasks, AtOnce>()));
        var (petra, world, _) = await OpenAsync(await Story.BeginAsync(host));
        await PostAsync(petra, "Reject", Split(petra.Page!).First);
        Assert.Equal("#board-state", Assert.Single(petra.Response.Headers.GetValues("HX-Retarget")));

        await PostAsync(petra, "Rerun", null);

        Assert.True((await world.RoundAsync(1)).RerunProven);
        Assert.Equal("#board", Assert.Single(petra.Response.Headers.GetValues("HX-Retarget")));
        Assert.Contains("Ran again around your locks", petra.Page!.QuerySelector("#board-distance")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("4", petra.Page.QuerySelector("#n-pairs")!.TextContent);
    }

    private sealed class AtOnce(IServiceProvider services) : IScheduleTasks
    {
        public Task ScheduleAsync(Guid organisationId, Guid taskId, CancellationToken ct) => services.GetRequiredService<LongTaskRunner>().RunAsync(organisationId, taskId, ct);
    }

    /// <summary>Lines to take away, change and put in, applied one after the other as a browser does, give the new page.</summary>
    [Fact]
    public void A_patch_makes_the_old_page_into_the_new_one()
    {
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var all = Enumerable.Range(0, 12).Select(_ => Card(random)).ToList();
            var before = new BoardSheet(1, [.. all.Where(_ => random.Next(3) > 0).Select(c => c.Line)]);
            List<PairCard> now = [.. all.Where(_ => random.Next(3) > 0).Select(c => random.Next(4) == 0 ? c with { IsLocked = !c.IsLocked } : c)];
            if (BoardPatch.Between(before, now) is not { } patch)
            {
                Assert.True(before.Lines.Count == 0 || now.Count == 0 || !before.Lines.Select(l => l.Anchor).Intersect(now.Select(c => c.Anchor)).Any());
                continue;
            }

            var page = before.Lines.ToList();
            page.RemoveAll(l => patch.Gone.Contains(l.Anchor));
            foreach (var c in patch.Changed) page[page.FindIndex(l => l.Anchor == c.Anchor)] = c.Line;
            var targets = patch.Inserted.Select(i => i.After).ToList();
            Assert.All(targets.OfType<string>(), t => Assert.Contains(page, l => l.Anchor == t));
            foreach (var put in patch.Inserted) page.InsertRange(put.After is null ? 0 : page.FindIndex(l => l.Anchor == put.After) + 1, put.Cards.Select(c => c.Line));

            Assert.Equal(now.Select(c => c.Line), page);
        }
    }

    private static PairCard Card(Random random)
    {
        Face Someone()
        {
            var id = new byte[16];
            random.NextBytes(id);
            return new(new(id), "", "", "", "", "", "");
        }
        return new(Guid.NewGuid(), Someone(), Someone(), 1, [], [], [], random.Next(2) == 0, random.Next(2) == 0, "", false);
    }

    private async Task<(Browser Petra, MatchingWorld World, string Address)> OpenAsync(Db db) => await OpenAsync(await hosts.StoryAsync(db));

    private static async Task<(Browser Petra, MatchingWorld World, string Address)> OpenAsync(Story story)
    {
        var world = await MatchingWorld.MakeAsync(story, 4, 4);
        var round = await world.RunRoundAsync();
        var petra = await world.Story.AsAsync(world.Story.Petra);
        var address = $"/programmes/{world.ProgrammeId}/rounds/{round.Number}";
        await petra.OpenAsync(address);
        return (petra, world, address);
    }

    private static (IElement First, List<IElement> Others) Split(IParentNode page)
    {
        var lines = page.QuerySelectorAll("#pairs > li").ToList();
        return (lines[0], lines[1..]);
    }

    private string? _token, _version, _address;

    private Task<AngleSharp.Html.Dom.IHtmlDocument> PostAsync(Browser petra, string handler, IElement? pair, string? version = null)
    {
        _token = petra.Page!.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value") ?? _token;
        _version = version ?? petra.Page.QuerySelector("[name=Version]")!.GetAttribute("value");
        _address ??= petra.Path;
        var button = pair?.QuerySelector($"[hx-post*='handler={handler}']");
        var href = button?.GetAttribute("hx-post") ?? $"{_address}?handler={handler}";
        return petra.SendAsync(HttpMethod.Post, href, new FormUrlEncodedContent([new("__RequestVerificationToken", _token!), new("Version", _version!), new("Seen", _version!)]), ("HX-Request", "true"));
    }
}
