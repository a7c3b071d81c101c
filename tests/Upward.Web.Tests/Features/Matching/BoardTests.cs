using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Board;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Features.Matching;

public sealed class BoardTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Rejecting_frees_both_and_undo_and_redo_walk_the_history(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        var pairs = await Keys(world, round);
        var first = pairs[0];

        Assert.True((await RejectAsync(world, round, first)).Succeeded);
        Assert.Equal(pairs.Count - 1, (await Keys(world, round)).Count);
        Assert.True((await UndoAsync(world, round)).Succeeded);
        Assert.Equal(pairs, await Keys(world, round));
        Assert.True((await world.Story.RunAsAsync<UndoChange, Outcome>(world.Story.Petra, async u => await u.RedoAsync(await world.AddressAsync(round), CancellationToken.None))).Succeeded);
        Assert.DoesNotContain(first, await Keys(world, round));

        var changes = await world.Story.InAsync(d => d.BoardChanges.AsNoTracking().Where(c => c.RoundId == round.Id).ToListAsync());
        Assert.Equal(world.Story.Petra.Id, Assert.Single(changes).ById);
        Assert.True(await world.Story.InAsync(d => d.AuditEntries.AnyAsync(a => a.Action == "matching.board.reject" && a.SubjectId == round.Id)));
    }

    [Theory, BothDatabases]
    public async Task A_new_change_after_an_undo_ends_what_could_be_done_again(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        var pairs = await Keys(world, round);
        await RejectAsync(world, round, pairs[0]);
        await UndoAsync(world, round);
        await RejectAsync(world, round, pairs[1]);
        await UndoAsync(world, round);

        await world.Story.RunAsAsync<UndoChange, Outcome>(world.Story.Petra, async u => await u.RedoAsync(await world.AddressAsync(round), CancellationToken.None));

        Assert.DoesNotContain(pairs[1], await Keys(world, round));
        Assert.Contains(pairs[0], await Keys(world, round));
        var again = await world.Story.RunAsAsync<UndoChange, Outcome>(world.Story.Petra, async u => await u.RedoAsync(await world.AddressAsync(round), CancellationToken.None));
        Assert.Equal("board.nothingToRedo", Assert.Single(again.Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Replacing_a_partner_frees_who_is_in_the_way_and_return_brings_the_best_back(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        var pairs = await Keys(world, round);
        var (moved, other) = (pairs[0], pairs[1]);

        var outcome = await ReplaceAsync(world, round, moved.Mentee, moved.Mentor, other.Mentor);

        Assert.True(outcome.Succeeded);
        var now = await Keys(world, round);
        Assert.Contains((other.Mentor, moved.Mentee), now);
        Assert.DoesNotContain(moved, now);
        Assert.DoesNotContain(other, now);
        Assert.True((await world.ProposalsAsync(round.Id)).Single(p => p.MentorEnrolmentId == other.Mentor).ByHand);
        await world.Story.RunAsAsync<ReturnToBest, Outcome>(world.Story.Petra, async u => await u.ExecuteAsync(await world.AddressAsync(round), CancellationToken.None));
        Assert.Equal(pairs, await Keys(world, round));
    }

    [Theory, BothDatabases]
    public async Task Running_again_keeps_the_locks_and_brings_no_rejected_pair_back(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 4, 4);
        var round = await world.RunRoundAsync();
        var pairs = await Keys(world, round);
        await RejectAsync(world, round, pairs[0]);
        await RejectAsync(world, round, pairs[1]);
        await ReplaceAsync(world, round, pairs[0].Mentee, null, pairs[1].Mentor);
        var locked = (pairs[1].Mentor, pairs[0].Mentee);
        Assert.True((await LockAsync(world, round, locked)).Succeeded);

        var started = await world.Story.RunAsAsync<RerunAroundLocks, Outcome<LongTask>>(world.Story.Petra, async u => await u.ExecuteAsync(await world.AddressAsync(round), CancellationToken.None));
        Assert.True(started.Succeeded);
        await world.Story.RunTasksAsync();

        var now = await Keys(world, round);
        Assert.Equal(4, now.Count);
        Assert.Contains(locked, now);
        Assert.DoesNotContain(pairs[0], now);
        Assert.DoesNotContain(pairs[1], now);
        Assert.True((await world.RoundAsync(round.Number)).RerunProven);
        Assert.NotNull((await world.ProposalsAsync(round.Id)).Single(p => p.MentorEnrolmentId == locked.Mentor).LockedAt);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_is_refused_and_says_why(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        var pairs = await Keys(world, round);
        await LockAsync(world, round, pairs[0]);
        await LockAsync(world, round, pairs[1]);

        Assert.Equal("board.lockedPair", Why(await RejectAsync(world, round, pairs[0])));
        Assert.Equal("board.allLocked", Why(await ReplaceAsync(world, round, pairs[2].Mentee, pairs[2].Mentor, pairs[0].Mentor)));
        Assert.Equal("board.noSuchPair", Why(await RejectAsync(world, round, (pairs[0].Mentor, pairs[1].Mentee))));
        Assert.Equal("board.noSuchPerson", Why(await ReplaceAsync(world, round, pairs[2].Mentee, null, Guid.NewGuid())));
    }

    [Theory, BothDatabases]
    public async Task Two_hands_on_one_board_cannot_overwrite_each_other_unseen(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        var pairs = await Keys(world, round);
        var seenByBoth = await world.AddressAsync(round);

        var first = await world.Story.RunAsAsync<RejectPair, Outcome>(world.Story.Petra, u => u.ExecuteAsync(seenByBoth, pairs[0].Mentor, pairs[0].Mentee, "", CancellationToken.None));
        var second = await world.Story.RunAsAsync<RejectPair, Outcome>(world.Story.Ada, u => u.ExecuteAsync(seenByBoth, pairs[1].Mentor, pairs[1].Mentee, "", CancellationToken.None));

        Assert.True(first.Succeeded);
        Assert.Equal("board.changedMeanwhile", Why(second));
        Assert.Equal(pairs.Count - 1, (await Keys(world, round)).Count);
    }

    [Theory, BothDatabases]
    public async Task An_outsider_finds_no_board(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        var pair = (await Keys(world, round))[0];
        var address = await world.AddressAsync(round);

        foreach (var person in new[] { world.Story.Olga, world.Story.Otto, world.Story.Amina })
        {
            Assert.True((await world.Story.RunAsAsync<RejectPair, Outcome>(person, u => u.ExecuteAsync(address, pair.Mentor, pair.Mentee, "", CancellationToken.None))).IsNotFound);
            Assert.True((await world.Story.RunAsAsync<UndoChange, Outcome>(person, u => u.UndoAsync(address, CancellationToken.None))).IsNotFound);
            Assert.Null(await world.Story.RunAsAsync<ShowBoard, BoardView?>(person, u => u.ExecuteAsync(world.ProgrammeId, round.Number, new(), CancellationToken.None)));
            Assert.Null(await world.Story.RunAsAsync<ExplainPair, PairExplained?>(person, u => u.ExecuteAsync(world.ProgrammeId, round.Number, pair.Mentor, pair.Mentee, CancellationToken.None)));
        }
        Assert.Equal(3, (await Keys(world, round)).Count);
    }

    [Theory, BothDatabases]
    public async Task The_whole_board_works_as_plain_pages(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var round = await world.RunRoundAsync();
        var petra = await world.Story.AsAsync(world.Story.Petra);
        var address = $"/programmes/{world.ProgrammeId}/rounds/{round.Number}";

        var page = await petra.OpenAsync(address);
        Assert.Equal(3, page.QuerySelectorAll(".pair-card").Length);
        Assert.Contains("3 of 3", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var move = page.QuerySelector(".pair-card .pair-acts a")!.GetAttribute("href")!;
        page = await petra.OpenAsync(move);
        Assert.NotEmpty(page.QuerySelectorAll("input[type=radio][name=to]"));
        await petra.SubmitAsync("form[action$='handler=Replace']");
        Assert.Contains("Now a pair", petra.Page!.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, petra.Page.QuerySelectorAll(".pair-card").Length);
        await petra.SubmitAsync(".toast form");
        Assert.Equal(3, petra.Page.QuerySelectorAll(".pair-card").Length);
        page = await petra.OpenAsync(address + "?view=list&sort=low&filter=hand");
        Assert.Empty(page.QuerySelectorAll(".board-list tbody tr"));
        page = await petra.OpenAsync(petra.Path.Replace("&filter=hand", "", StringComparison.Ordinal));
        Assert.Equal(3, page.QuerySelectorAll(".board-list tbody tr").Length);
        foreach (var path in new[] { "/compare", "/proof", "/publish" }) Assert.NotNull((await petra.OpenAsync(address + path)).QuerySelector("h1"));
        await petra.OpenAsync(address + "/proof");
        Assert.Contains("Proven again", (await petra.SubmitAsync("main form")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Why(Outcome outcome) => Assert.Single(outcome.Refusals).Message.Key;

    private static async Task<List<(Guid Mentor, Guid Mentee)>> Keys(MatchingWorld world, MatchRound round) =>
        [.. (await world.ProposalsAsync(round.Id)).Select(p => (p.MentorEnrolmentId, p.MenteeEnrolmentId))];

    private static async Task<Outcome> RejectAsync(MatchingWorld world, MatchRound round, (Guid Mentor, Guid Mentee) pair)
    {
        var address = await world.AddressAsync(round);
        return await world.Story.RunAsAsync<RejectPair, Outcome>(world.Story.Petra, u => u.ExecuteAsync(address, pair.Mentor, pair.Mentee, "", CancellationToken.None));
    }

    private static async Task<Outcome> LockAsync(MatchingWorld world, MatchRound round, (Guid Mentor, Guid Mentee) pair)
    {
        var address = await world.AddressAsync(round);
        return await world.Story.RunAsAsync<LockPair, Outcome>(world.Story.Petra, u => u.ExecuteAsync(address, pair.Mentor, pair.Mentee, true, CancellationToken.None));
    }

    private static async Task<Outcome> ReplaceAsync(MatchingWorld world, MatchRound round, Guid moved, Guid? from, Guid to)
    {
        var address = await world.AddressAsync(round);
        return await world.Story.RunAsAsync<ReplacePartner, Outcome>(world.Story.Petra, u => u.ExecuteAsync(address, moved, from, to, "", CancellationToken.None));
    }

    private static async Task<Outcome> UndoAsync(MatchingWorld world, MatchRound round)
    {
        var address = await world.AddressAsync(round);
        return await world.Story.RunAsAsync<UndoChange, Outcome>(world.Story.Petra, u => u.UndoAsync(address, CancellationToken.None));
    }
}
