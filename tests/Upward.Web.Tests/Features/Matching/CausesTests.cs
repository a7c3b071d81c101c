using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Board;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>Why somebody has no pair, with numbers where numbers tell nothing private.</summary>
public sealed class CausesTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Who_competes_for_whom_is_said_with_numbers_and_names(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 4, 2);
        var round = await world.RunRoundAsync();

        var board = await BoardAsync(world, round);

        Assert.Equal(2, board.Mentees.Count);
        Assert.All(board.Mentees.Unmatched, c => Assert.Equal("4 mentees compete for 2 possible mentors: Amina Haddad, Junior 1.", c.Cause));
    }

    [Theory, BothDatabases]
    public async Task Places_are_counted_where_they_differ_from_people(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 4, 2);
        await SetCapacityAsync(world, world.Mentors[1], 2);

        var board = await BoardAsync(world, await world.RunRoundAsync());

        Assert.Equal("4 mentees compete for 2 possible mentors with 3 places: Amina Haddad, Junior 1.", Assert.Single(board.Mentees.Unmatched).Cause);
    }

    /// <summary>
    /// Senior 1 speaks with Amina alone, and Paul could have Junior 1 but for his veto: whichever of the two is left over, "2
    /// mentees compete for one possible mentor" would tell that Junior 1 is missing.
    /// </summary>
    [Theory, BothDatabases]
    public async Task A_veto_among_the_reasons_leaves_no_number_and_no_name(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 3, 2);
        await SpeaksAsync(world, world.Mentees[1], "ar");
        var without = Assert.Single((await BoardAsync(world, await world.RunRoundAsync())).Mentees.Unmatched);
        Assert.Equal("3 mentees compete for 2 possible mentors: Amina Haddad, Junior 1.", without.Cause);

        await VetoAsync(world);
        var card = Assert.Single((await BoardAsync(world, await world.RunRoundAsync())).Mentees.Unmatched);

        Assert.Equal(("Not possible.", ""), (card.Head, card.Cause));
    }

    /// <summary>Where the named rules alone give the same numbers, they stand as if there were no veto.</summary>
    [Theory, BothDatabases]
    public async Task A_veto_that_changes_no_number_changes_no_word(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 4, 2);
        var without = (await BoardAsync(world, await world.RunRoundAsync())).Mentees.Unmatched.Select(c => (c.Head, c.Cause)).ToList();

        await VetoAsync(world);

        Assert.Equal(without, (await BoardAsync(world, await world.RunRoundAsync())).Mentees.Unmatched.Select(c => (c.Head, c.Cause)));
    }

    [Theory, BothDatabases]
    public async Task Where_moving_others_would_make_room_that_is_said(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 2, 2);
        // Senior 1 and Junior 1 share no language: only Amina is possible for them, and a hand gives her to Paul.
        await SpeaksAsync(world, world.Mentees[1], "ar");

        Assert.Equal(("Taken.", "Every mentor who is possible has a pair. Moving other pairs would make room."), await AfterAminaWentToPaulAsync(world));
    }

    /// <summary>The same board, but what keeps them apart is private: Junior 1 is free, so any sentence about who is possible would tell.</summary>
    [Theory, BothDatabases]
    public async Task Where_room_is_missing_for_a_private_reason_too_nothing_is_said(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 2, 2);
        await world.Story.InAsync(async d =>
        {
            d.Exclusions.Add(Exclusion.Between(d.OrganisationId, world.ProgrammeId, world.Mentors[1].PersonId, world.Mentees[1].PersonId, world.Story.Petra.Id, world.Story.Now));
            await d.SaveChangesAsync();
        });

        Assert.Equal(("Not possible.", ""), await AfterAminaWentToPaulAsync(world));
    }

    private static async Task<(string Head, string Cause)> AfterAminaWentToPaulAsync(MatchingWorld world)
    {
        var round = await world.RunRoundAsync();
        var outcome = await world.Story.RunAsAsync<ReplacePartner, Outcome>(world.Story.Petra, async u => await u.ExecuteAsync(await world.AddressAsync(round), world.Mentees[0].Id, world.Mentors[1].Id, world.Mentors[0].Id, "", CancellationToken.None));
        Assert.True(outcome.Succeeded);
        var card = Assert.Single((await BoardAsync(world, round)).Mentees.Unmatched);
        return (card.Head, card.Cause);
    }

    private static async Task<BoardView> BoardAsync(MatchingWorld world, MatchRound round) =>
        (await world.Story.RunAsAsync<ShowBoard, BoardView?>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, round.Number, new() { All = 1 }, CancellationToken.None)))!;

    /// <summary>Paul does not want Junior 1.</summary>
    private static Task VetoAsync(MatchingWorld world) => world.Story.InAsync(async d =>
    {
        d.Vetoes.Add(new Veto(d.OrganisationId, world.Mentees[0].Id, world.Mentors[1].PersonId, world.Story.Now));
        await d.SaveChangesAsync();
    });

    private static Task SpeaksAsync(MatchingWorld world, ParticipantEnrolment who, string language) => world.Story.InAsync(async d =>
    {
        d.Entry(await d.People.SingleAsync(p => p.Id == who.PersonId)).Property(p => p.Languages).CurrentValue = [language];
        await d.SaveChangesAsync();
    });

    private static Task<int> SetCapacityAsync(MatchingWorld world, ParticipantEnrolment who, int places) => world.Story.InAsync(async d =>
        await d.Enrolments.Where(e => e.Id == who.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.Capacity, places)));
}
