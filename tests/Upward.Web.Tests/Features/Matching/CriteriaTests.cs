using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Criteria;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Matching;

public sealed class CriteriaTests(Hosts hosts)
{
    /// <summary>The privacy promise: with and without a veto every count and every word is the same.</summary>
    [Theory, BothDatabases]
    public async Task A_veto_moves_no_count_and_no_word(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 4, 4);
        var before = await EverythingAsync(world);

        await world.Story.InAsync(async d =>
        {
            d.Vetoes.Add(new Veto(d.OrganisationId, world.Mentors[1].Id, world.Mentees[1].PersonId, world.Story.Now));
            d.Vetoes.Add(new Veto(d.OrganisationId, world.Mentees[2].Id, world.Mentors[2].PersonId, world.Story.Now));
            await d.SaveChangesAsync();
        });
        var with = await EverythingAsync(world);
        await world.Story.InAsync(async d => { await d.Vetoes.ExecuteDeleteAsync(); });
        var after = await EverythingAsync(world);

        Assert.Equal(before, with);
        Assert.Equal(before, after);
    }

    [Theory, BothDatabases]
    public async Task A_vetoed_pair_is_never_proposed_and_only_not_possible(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        await world.Story.InAsync(async d =>
        {
            d.Vetoes.Add(new Veto(d.OrganisationId, world.Mentors[0].Id, world.Mentees[0].PersonId, world.Story.Now));
            await d.SaveChangesAsync();
        });

        var round = await world.RunRoundAsync();
        var board = await (await world.Story.AsAsync(world.Story.Petra)).OpenAsync($"/programmes/{world.ProgrammeId}/rounds/{round.Number}");
        var move = await (await world.Story.AsAsync(world.Story.Petra)).OpenAsync($"/programmes/{world.ProgrammeId}/rounds/{round.Number}/move/{world.Mentees[0].Id}");

        Assert.Equal((0, 1L), (round.Best.Pairs, round.FeasiblePairs));
        Assert.All(board.QuerySelectorAll(".un-card .rule"), e => Assert.Equal("Not possible.", e.TextContent.Trim()));
        Assert.Contains("Not possible.", move.QuerySelector(".prob")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("veto", board.Body!.InnerHtml + move.Body!.InnerHtml, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothDatabases]
    public async Task The_line_of_command_binds_through_people_who_do_not_take_part_and_through_dotted_lines(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 2, 2);
        await world.Story.InAsync(async d =>
        {
            var between = await world.Story.AddPersonAsync(d, "Bea Between", managerId: world.Mentees[0].PersonId);
            await d.SaveChangesAsync();
            (await d.People.SingleAsync(p => p.Id == world.Mentors[0].PersonId)).ReportTo(between.Id);
            d.DottedLines.Add(new Upward.Web.Features.People.DottedLine(d.OrganisationId, world.Mentors[1].PersonId, between.Id));
            await d.SaveChangesAsync();
        });

        var effect = await EffectAsync(world, new() { DifferentDepartment = false, MinimumLevelGap = 0, SharedLanguage = false, MinimumSharedHours = 0 });

        Assert.Equal((4L, 2L), (effect.Pairs, effect.Feasible));
        Assert.Equal("Paul Director", Assert.Single(effect.MenteesWithout));
        Assert.Equal((RuleKeys.Line, 2L, 2L), (effect.BlocksMost!.Name, effect.BlocksMost.Blocks, effect.BlocksMost.BlocksAlone));
    }

    [Theory, BothDatabases]
    public async Task An_unknown_level_leaves_the_level_rule_unmet_and_says_so(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        await world.Story.InAsync(async d => { (await d.People.SingleAsync(p => p.Id == world.Mentors[0].PersonId)).PlaceInScale(null); await d.SaveChangesAsync(); });

        var petra = await world.Story.AsAsync(world.Story.Petra);
        var page = await petra.OpenAsync($"/programmes/{world.ProgrammeId}/criteria");

        Assert.Contains("One participant's level is not known", page.QuerySelector("#effect")!.TextContent, StringComparison.Ordinal);
        var round = await world.RunRoundAsync();
        var move = await petra.OpenAsync($"/programmes/{world.ProgrammeId}/rounds/{round.Number}/move/{world.Mentees[0].Id}");
        Assert.Contains("The level of Amina Haddad is not known.", move.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Criteria_are_saved_with_an_audit_entry_and_a_round_keeps_its_own_copy(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db));
        var petra = await world.Story.AsAsync(world.Story.Petra);
        await petra.OpenAsync($"/programmes/{world.ProgrammeId}/criteria");

        await petra.SubmitAsync("#criteria", ("Input.SkillsWeight", "77"));
        var round = await world.RunRoundAsync();
        await petra.OpenAsync($"/programmes/{world.ProgrammeId}/criteria");
        await petra.SubmitAsync("#criteria", ("Input.SkillsWeight", "12"));

        Assert.Equal(77, (await world.RoundAsync(round.Number)).Criteria.SkillsWeight);
        Assert.Equal(12, await world.Story.InAsync(async d => (await d.Criteria.SingleAsync(c => c.ProgrammeId == world.ProgrammeId)).Settings.SkillsWeight));
        Assert.Equal(2, await world.Story.InAsync(d => d.AuditEntries.CountAsync(a => a.Action == "matching.criteria.changed")));
    }

    [Theory, BothDatabases]
    public async Task Wrong_numbers_are_refused_at_their_field_and_what_was_typed_stays(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        var petra = await world.Story.AsAsync(world.Story.Petra);
        await petra.OpenAsync($"/programmes/{world.ProgrammeId}/criteria");

        var page = await petra.SubmitAsync("#criteria", ("Input.SkillsWeight", "5000"));

        Assert.Equal(422, (int)petra.Status);
        Assert.Contains("0 to 1,000", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("5000", page.QuerySelector("#Input_SkillsWeight")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task An_exclusion_binds_the_next_round_and_can_be_lifted(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        var outcome = await world.Story.RunAsAsync<ExcludePair, Outcome>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, world.Mentors[0].PersonId, world.Mentees[0].PersonId, CancellationToken.None));
        Assert.True(outcome.Succeeded);
        Assert.Equal(0, (await world.RunRoundAsync()).Best.Pairs);

        var id = await world.Story.InAsync(d => d.Exclusions.Select(x => x.Id).SingleAsync());
        await world.Story.RunAsAsync<ExcludePair, Outcome>(world.Story.Petra, u => u.LiftAsync(world.ProgrammeId, id, CancellationToken.None));

        Assert.Equal(1, (await world.RunRoundAsync()).Best.Pairs);
        Assert.Equal("exclusion.choose", Assert.Single((await world.Story.RunAsAsync<ExcludePair, Outcome>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, world.Story.Olga.Id, world.Mentees[0].PersonId, CancellationToken.None))).Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task An_outsider_can_neither_see_nor_change_criteria(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        foreach (var person in new[] { world.Story.Olga, world.Story.Otto, world.Story.Paul })
        {
            Assert.True((await world.Story.RunAsAsync<ChangeCriteria, Outcome>(person, u => u.ExecuteAsync(world.ProgrammeId, new(), 0, CancellationToken.None))).IsNotFound);
            Assert.True((await world.Story.RunAsAsync<ExcludePair, Outcome>(person, u => u.ExecuteAsync(world.ProgrammeId, world.Mentors[0].PersonId, world.Mentees[0].PersonId, CancellationToken.None))).IsNotFound);
            Assert.Null(await world.Story.RunAsAsync<ShowEffect, CriteriaEffect?>(person, u => u.ExecuteAsync(world.ProgrammeId, new(), CancellationToken.None)));
        }
        Assert.Equal(0, await world.Story.InAsync(d => d.Criteria.CountAsync(c => c.ProgrammeId == world.ProgrammeId)));
    }

    /// <summary>Only public rules are in the page, the effect, and what a manager reads about who is left out by them.</summary>
    private static async Task<string> EverythingAsync(MatchingWorld world)
    {
        var effect = await EffectAsync(world, new());
        var petra = await world.Story.AsAsync(world.Story.Petra);
        var page = (await petra.OpenAsync($"/programmes/{world.ProgrammeId}/criteria")).QuerySelector("#effect")!.TextContent;
        var round = await world.RunRoundAsync();
        return System.Text.Json.JsonSerializer.Serialize(effect) + page + round.FeasiblePairs;
    }

    private static async Task<CriteriaEffect> EffectAsync(MatchingWorld world, CriteriaSettings settings) =>
        (await world.Story.RunAsAsync<ShowEffect, CriteriaEffect?>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, settings, CancellationToken.None)))!;
}
