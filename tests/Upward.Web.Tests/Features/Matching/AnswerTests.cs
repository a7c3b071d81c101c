using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Answers;
using Upward.Web.Features.Matching.Publishing;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Matching;

public sealed class AnswerTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Two_yeses_make_a_mentorship_and_both_are_told(Db db)
    {
        var (world, pair) = await PublishedPairAsync(db);

        Assert.True((await AnswerAsync(world, world.Story.Amina, pair, true)).Succeeded);
        Assert.Empty(await world.Story.InAsync(d => d.Mentorships.ToListAsync()));
        Assert.True((await AnswerAsync(world, world.Story.Paul, pair, true)).Succeeded);

        var mentorship = Assert.Single(await world.Story.InAsync(d => d.Mentorships.AsNoTracking().ToListAsync()));
        Assert.Equal((pair.MentorEnrolmentId, 1, pair.MenteeEnrolmentId, 1), (mentorship.MentorEnrolmentId, mentorship.MentorSeat, mentorship.MenteeEnrolmentId, mentorship.MenteeSeat));
        Assert.Empty(await world.Story.InAsync(d => d.ProposalAnswers.ToListAsync()));
        Assert.Equal(2, (await world.Story.MailsAsync()).Count(m => m.Kind == "proposal-confirmed"));
    }

    /// <summary>Everything either side can read, and the manager, byte for byte the same whoever declined or let it lapse.</summary>
    [Theory, BothDatabases]
    public async Task Declining_and_letting_lapse_look_the_same_to_everybody(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var told = new List<(MatchingWorld World, Proposal Pair)>();
        foreach (var (mentorSays, menteeSays) in new (bool?, bool?)[] { (true, false), (false, true), (false, false), (true, null), (null, true), (false, null), (null, null) })
        {
            var world = await MatchingWorld.MakeAsync(await Story.BeginAsync(host), 1, 1);
            var pair = Assert.Single(await world.PublishAsync(await world.RunRoundAsync()));
            if (mentorSays is { } a) Assert.True((await AnswerAsync(world, world.Story.Amina, pair, a)).Succeeded);
            if (menteeSays is { } b) Assert.True((await AnswerAsync(world, world.Story.Paul, pair, b)).Succeeded);
            told.Add((world, pair));
        }
        host.Clock.Advance(TimeSpan.FromDays(8));
        await told[0].World.Story.RunAsAsync<OpenLapsedEverywhere, bool>(null, async u => { await u.ExecuteAsync(CancellationToken.None); return true; });
        var worlds = new List<string[]>();
        foreach (var (world, pair) in told)
            worlds.Add(
            [
                await TextAsync(world, world.Story.Amina, $"/proposals/{pair.Id}"), await TextAsync(world, world.Story.Paul, $"/proposals/{pair.Id}"),
                // The day a pair ended is that of its last answer or of the deadline; it names nobody.
                System.Text.RegularExpressions.Regex.Replace(await TextAsync(world, world.Story.Petra, $"/programmes/{world.ProgrammeId}/pairs?state=closed"), @"\d+ \w+ 20\d\d", "day"),
                .. (await world.Story.MailsAsync()).Where(m => m.Kind == "proposal-closed").OrderBy(m => m.ToName, StringComparer.Ordinal).Select(m => m.Subject + m.TextBody.Replace(pair.Id.ToString(), "", StringComparison.Ordinal)),
            ]);
        Assert.All(worlds, w => Assert.Equal(5, w.Length));
        Assert.All(worlds, w => Assert.Contains("This pair does not go ahead. You are both open for a new proposal.", w[0], StringComparison.Ordinal));
        Assert.All(worlds.Skip(1), w => Assert.Equal(worlds[0], w));
    }

    [Theory, BothDatabases]
    public async Task A_mind_can_be_changed_until_both_are_in(Db db)
    {
        var (world, pair) = await PublishedPairAsync(db);
        await AnswerAsync(world, world.Story.Amina, pair, false);
        await AnswerAsync(world, world.Story.Amina, pair, true);

        await AnswerAsync(world, world.Story.Paul, pair, true);

        Assert.Single(await world.Story.InAsync(d => d.Mentorships.ToListAsync()));
        Assert.Equal("proposal.closed", Assert.Single((await AnswerAsync(world, world.Story.Amina, pair, false)).Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task While_sealed_nobody_else_can_tell_that_one_has_answered(Db db)
    {
        var (world, pair) = await PublishedPairAsync(db);
        var petra = await TextAsync(world, world.Story.Petra, $"/programmes/{world.ProgrammeId}/pairs?state=waiting");
        var rounds = await TextAsync(world, world.Story.Petra, $"/programmes/{world.ProgrammeId}/rounds");
        var paul = await TextAsync(world, world.Story.Paul, $"/proposals/{pair.Id}");

        await AnswerAsync(world, world.Story.Amina, pair, false);

        Assert.Equal(petra, await TextAsync(world, world.Story.Petra, $"/programmes/{world.ProgrammeId}/pairs?state=waiting"));
        Assert.Equal(rounds, await TextAsync(world, world.Story.Petra, $"/programmes/{world.ProgrammeId}/rounds"));
        Assert.Equal(paul, await TextAsync(world, world.Story.Paul, $"/proposals/{pair.Id}"));
        var entry = await world.Story.InAsync(d => d.AuditEntries.AsNoTracking().SingleAsync(a => a.Action == "matching.proposal.answered"));
        Assert.Equal(("programme", world.ProgrammeId, "{}"), (entry.SubjectKind, entry.SubjectId, entry.Details));
    }

    [Theory, BothDatabases]
    public async Task After_a_no_both_are_open_again_but_not_for_each_other(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var world = await MatchingWorld.MakeAsync(story, 1, 1);
        var pair = Assert.Single(await world.PublishAsync(await world.RunRoundAsync()));
        await AnswerAsync(world, story.Amina, pair, true);
        await AnswerAsync(world, story.Paul, pair, false);

        var next = await world.RunRoundAsync();

        Assert.Equal(0, next.Best.Pairs);
        Assert.Equal(1, next.FeasiblePairs);
    }

    [Theory, BothDatabases]
    public async Task Many_yeses_at_once_never_go_over_capacity(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 4, 1);
        var proposals = new List<Proposal>();
        await world.Story.InAsync(async d =>
        {
            for (var i = 0; i < world.Mentees.Count; i++)
            {
                var round = MatchRound.Begin(d.OrganisationId, world.ProgrammeId, i + 1, new(), 1, new(2026, 1, 5), null, world.Story.Now);
                round.Solve("1.0", true, new(), new(), 0, 0, world.Story.Now);
                round.Publish(null, world.Story.Now.AddDays(7), world.Story.Now);
                d.MatchRounds.Add(round);
                proposals.Add(Proposal.Of(d.OrganisationId, round.Id, world.Mentors[0].Id, world.Mentees[i].Id, 1, [], false));
            }
            d.Proposals.AddRange(proposals);
            await d.SaveChangesAsync();
        });
        foreach (var p in proposals) await AnswerAsync(world, world.PersonOf(p.MenteeEnrolmentId), p, true);

        await Task.WhenAll(proposals.Select(p => Task.Run(() => AnswerAsync(world, world.Story.Amina, p, true))));

        Assert.Single(await world.Story.InAsync(d => d.Mentorships.Where(m => m.MentorEnrolmentId == world.Mentors[0].Id).ToListAsync()));
        Assert.Equal(1, await world.Story.InAsync(d => d.Proposals.CountAsync(p => p.Accepted)));
        Assert.Equal(4, await world.Story.InAsync(d => d.Proposals.CountAsync(p => p.OpenedAt != null)));
    }

    [Theory, BothDatabases]
    public async Task Both_sides_at_the_same_moment_open_it_once(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 4, 4);
        var pairs = await world.PublishAsync(await world.RunRoundAsync());

        await Task.WhenAll(pairs.SelectMany(p => new[] { (p, p.MentorEnrolmentId), (p, p.MenteeEnrolmentId) })
            .Select(x => Task.Run(() => AnswerAsync(world, world.PersonOf(x.Item2), x.p, true))));

        Assert.Equal(4, await world.Story.InAsync(d => d.Mentorships.CountAsync()));
        Assert.Equal(8, (await world.Story.MailsAsync()).Count(m => m.Kind == "proposal-confirmed"));
    }

    [Theory, BothDatabases]
    public async Task Publishing_asks_each_side_in_its_role_and_invites_who_has_no_account(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 2, 1);
        await world.Story.InAsync(async d =>
        {
            var person = await world.Story.AddPersonAsync(d, "Nora New", account: false, level: await d.Levels.SingleAsync(l => l.Rank == 1), department: "Legal", languages: ["en"]);
            d.Enrolments.Add(ParticipantEnrolment.Add(d.OrganisationId, world.ProgrammeId, person.Id, ProgrammeRole.Mentor, 1, null, world.Story.Now));
            await d.SaveChangesAsync();
        });
        await world.PublishAsync(await world.RunRoundAsync());

        var mails = await world.Story.MailsAsync();
        Assert.Equal(2, mails.Count(m => m.Kind == "mentor-proposal-published"));
        Assert.Equal(2, mails.Count(m => m.Kind == "mentee-proposal-published"));
        Assert.Contains("/welcome/", mails.Single(m => m.ToName == "Nora New").TextBody, StringComparison.Ordinal);
        Assert.Contains("/proposals/", mails.Single(m => m.ToName == "Amina Haddad").TextBody, StringComparison.Ordinal);
        Assert.StartsWith("/proposals/", Assert.Single(await world.Story.InAsync(d => d.Invitations.ToListAsync())).ReturnPath, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Publishing_is_refused_twice_with_wrong_days_and_over_capacity(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 2, 2);
        var round = await world.RunRoundAsync();
        var version = (await world.RoundAsync(round.Number)).Version;
        Task<Outcome> Publish(int days) => world.Story.RunAsAsync<PublishRound, Outcome>(world.Story.Petra, u => u.ExecuteAsync(world.ProgrammeId, round.Number, version, days, CancellationToken.None));

        Assert.Equal("publish.days", Assert.Single((await Publish(0)).Refusals).Message.Key);
        await world.Story.InAsync(async d => { (await d.Enrolments.SingleAsync(e => e.Id == world.Mentors[1].Id)).Withdraw(world.Story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("publish.noPlace", Assert.Single((await Publish(7)).Refusals).Message.Key);
        Assert.Empty(await world.Story.MailsAsync());
        await world.Story.InAsync(async d => { (await d.Enrolments.SingleAsync(e => e.Id == world.Mentors[1].Id)).Return(); await d.SaveChangesAsync(); });
        Assert.True((await Publish(7)).Succeeded);
        Assert.False((await Publish(7)).Succeeded);
        Assert.Equal(4, (await world.Story.MailsAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_the_two_can_see_or_answer_and_an_outsider_cannot_publish(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var world = await MatchingWorld.MakeAsync(story, 2, 2);
        var round = await world.RunRoundAsync();
        Assert.True((await story.RunAsAsync<PublishRound, Outcome>(story.Olga, u => u.ExecuteAsync(world.ProgrammeId, round.Number, round.Version, 7, CancellationToken.None))).IsNotFound);
        var draft = (await world.ProposalsAsync(round.Id)).First(p => p.MentorEnrolmentId == story.AminaIn.Id);
        Assert.True((await AnswerAsync(world, story.Amina, draft, true)).IsNotFound);

        var pair = (await world.PublishAsync(round)).First(p => p.MentorEnrolmentId == story.AminaIn.Id);

        foreach (var person in new[] { story.Olga, story.Otto, story.Petra, story.Ada, world.PersonOf(world.Mentors[1].Id) })
        {
            Assert.True((await AnswerAsync(world, person, pair, true)).IsNotFound);
            Assert.Empty(await story.RunAsAsync<ShowProposals, List<OwnProposal>>(person, u => u.MineAsync(pair.Id, CancellationToken.None)));
        }
    }

    [Theory, BothDatabases]
    public async Task What_the_partner_wants_stays_unnamed_until_they_share_it(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        var pair = Assert.Single(await world.PublishAsync(await world.RunRoundAsync()));

        var mentor = (await (await world.Story.AsAsync(world.Story.Amina)).OpenAsync($"/proposals/{pair.Id}")).QuerySelector(".own-reasons")!.TextContent;
        var mentee = (await (await world.Story.AsAsync(world.Story.Paul)).OpenAsync($"/proposals/{pair.Id}")).QuerySelector(".own-reasons")!.TextContent;

        Assert.Contains("You offer something they look for.", mentor, StringComparison.Ordinal);
        Assert.All(world.Skills, s => Assert.DoesNotContain(s.Name, mentor, StringComparison.Ordinal));
        Assert.Contains("can teach what you asked for", mentee, StringComparison.Ordinal);
        Assert.Contains(world.Skills[0].Name, mentee, StringComparison.Ordinal);
        await world.Story.InAsync(async d =>
        {
            await d.Enrolments.Where(e => e.Id == world.Story.PaulIn.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.WantsSharedAt, world.Story.Now));
        });
        mentor = (await (await world.Story.AsAsync(world.Story.Amina)).OpenAsync($"/proposals/{pair.Id}")).QuerySelector(".own-reasons")!.TextContent;
        Assert.Contains(world.Skills[0].Name, mentor, StringComparison.Ordinal);
    }

    private async Task<(MatchingWorld World, Proposal Pair)> PublishedPairAsync(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        return (world, Assert.Single(await world.PublishAsync(await world.RunRoundAsync())));
    }

    private static Task<Outcome> AnswerAsync(MatchingWorld world, Person person, Proposal pair, bool accepts) =>
        world.Story.RunAsAsync<AnswerProposal, Outcome>(person, u => u.ExecuteAsync(pair.Id, accepts, CancellationToken.None));

    /// <summary>What stands on the page, without what differs from world to world: dates, ids and random names.</summary>
    private static async Task<string> TextAsync(MatchingWorld world, Person person, string path)
    {
        var page = await (await world.Story.AsAsync(person)).OpenAsync(path);
        var text = string.Join('\n', page.QuerySelector("main")!.TextContent.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
        return System.Text.RegularExpressions.Regex.Replace(text, @"Skill \d \w+", "skill");
    }
}
