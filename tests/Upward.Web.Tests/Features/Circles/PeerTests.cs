using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>R110 R038: in a programme of peers both sides learn and teach, and both are called the same.</summary>
public sealed class PeerTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task The_shape_sets_up_what_equals_need_and_both_are_peers_in_their_own_space(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var facts = ProgrammePreset.Find("peer")!.FactsStarting(DateOnly.FromDateTime(story.Now.UtcDateTime)) with { Name = "Side by side" };
        var made = await story.RunAsAsync<CreateProgramme, Outcome<Guid>>(story.Ada, c => c.ExecuteAsync(facts, CancellationToken.None));
        var criteria = await story.InAsync(d => d.Criteria.SingleAsync(c => c.ProgrammeId == made.Value));
        Assert.Equal((0, 0), (criteria.Settings.MinimumLevelGap, criteria.Settings.LevelGapWeight));
        Assert.Equal(criteria.Settings.SkillsWeight, criteria.Settings.ReciprocalWeight);
        // A reverse programme keeps the usual rules, of which nothing is stored.
        Assert.False(await story.InAsync(d => d.Criteria.AnyAsync(c => c.ProgrammeId == story.Programme.Id)));

        var pair = await story.InAsync(async d =>
        {
            var mentor = ParticipantEnrolment.Add(d.OrganisationId, made.Value, story.Amina.Id, ProgrammeRole.Mentor, 1, story.Ada.Id, story.Now);
            var mentee = ParticipantEnrolment.Add(d.OrganisationId, made.Value, story.Paul.Id, ProgrammeRole.Mentee, 1, story.Ada.Id, story.Now);
            var both = Mentorship.Bring(Guid.NewGuid(), mentor, 9, mentee, 9, "", story.Now, story.Now);
            d.AddRange(mentor, mentee, both);
            await d.SaveChangesAsync();
            return both.Id;
        });
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/sessions/plan");
        await paul.SubmitAsync("form[data-guard]", ("Input.Date", story.Now.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("Input.Time", "14:00"));
        Assert.Equal(["Peer"], paul.Page!.QuerySelectorAll("main .role").Select(r => r.TextContent.Trim()).Distinct());
        // Goals of both sides stand side by side, whichever way they go.
        await paul.OpenAsync($"/pairs/{pair}/goals/edit");
        await paul.SubmitAsync("form[data-guard]", ("Input.Title", "Learn to present without slides"), ("Input.Measure", "Twice in front of the team."), ("Input.DueOn", story.Now.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/goals");
        Assert.Contains("Learn to present without slides", amina.Body, StringComparison.Ordinal);
        Assert.Contains("Learning goes both ways", amina.Body, StringComparison.Ordinal);
        // A name that the programme gives a side is used instead.
        await story.InAsync(async d =>
        {
            var programme = await d.Programmes.SingleAsync(p => p.Id == made.Value);
            programme.Change(programme.Facts with { MenteeLabel = "Sparring partner" });
            await d.SaveChangesAsync();
        });
        await paul.OpenAsync($"/pairs/{pair}");
        await paul.OpenAsync($"/pairs/{pair}/sessions/{await story.InAsync(d => d.Sessions.Select(s => s.Id).SingleAsync())}");
        Assert.Equal(["Peer", "Sparring partner"], paul.Page!.QuerySelectorAll("main .role").Select(r => r.TextContent.Trim()).Distinct().Order());
    }

    [Theory, BothDatabases]
    public async Task A_managers_lists_say_peer_on_both_sides_and_tell_them_apart(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        var petra = await story.AsAsync(story.Petra);
        string[] pages = ["participants", "participants/add?role=Mentor", "participants/add?role=Mentee", "pairs", "training/people", "circles/new?kind=Circle", "nudges", "setup/audience", "applications/forms/mentor"];
        async Task<string> ReadAsync(string page)
        {
            await petra.OpenAsync($"/programmes/{story.Programme.Id}/{page}");
            Assert.True(petra.Status == System.Net.HttpStatusCode.OK, page);
            return string.Join('|', petra.Page!.QuerySelectorAll("main h1, main h2, main .tabs a, main th, main .role").Select(e => e.TextContent.Trim()));
        }
        async Task ShapeAsync(Func<ProgrammeFacts, ProgrammeFacts> change) => await story.InAsync(async d =>
        {
            var programme = await d.Programmes.SingleAsync(p => p.Id == story.Programme.Id);
            programme.Change(change(programme.Facts));
            await d.SaveChangesAsync();
        });
        Assert.Contains("Mentor", await ReadAsync("pairs"), StringComparison.Ordinal);
        await ShapeAsync(f => f with { Kind = ProgrammeKind.Peer });
        foreach (var page in pages)
        {
            var words = await ReadAsync(page);
            Assert.False(words.Contains("Mentor", StringComparison.Ordinal) || words.Contains("Mentee", StringComparison.Ordinal), $"{page}: {words}");
        }
        var pairs = await ReadAsync("pairs");
        Assert.Contains("Peer, second side|Peer, first side", pairs, StringComparison.Ordinal);
        // A programme's own words come first.
        await ShapeAsync(f => f with { MentorLabel = "Guide" });
        Assert.Contains("Peer, second side|Guide", await ReadAsync("pairs"), StringComparison.Ordinal);
        // Another shape is not touched, and outsiders see none of the lists.
        await ShapeAsync(f => f with { Kind = ProgrammeKind.Reverse });
        Assert.Contains("Mentee|Guide", await ReadAsync("pairs"), StringComparison.Ordinal);
        foreach (var somebody in new[] { story.Olga, story.Paul, story.Otto })
        {
            var outside = await story.AsAsync(somebody);
            foreach (var page in pages)
            {
                await outside.OpenAsync($"/programmes/{story.Programme.Id}/{page}");
                Assert.True(outside.Status == System.Net.HttpStatusCode.NotFound, page);
            }
        }
    }
}
