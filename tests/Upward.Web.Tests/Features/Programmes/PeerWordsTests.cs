using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Programmes;
using Upward.Web.Tests.Features.Circles;
using Upward.Web.Tests.Features.Matching;
using Upward.Web.Tests.Support;

namespace Upward.Web.Tests.Features.Programmes;

/// <summary>R110: among peers nobody is the mentor and nobody the mentee, on whatever page of their programme.</summary>
public sealed partial class PeerWordsTests(Hosts hosts)
{
    /// <summary>
    /// Pages that stay as they are: material written for mentors and for mentees, which a programme picks from or words anew (training,
    /// curriculum, guidelines, letters, purposes, charter, agreement, the questions of its forms), and the choice of a shape.
    /// </summary>
    private static readonly string[] OfOtherWords = ["/training", "/curriculum", "/guidelines", "/kit", "/charter", "/readiness", "/change", "/setup/charter", "/setup/agreement", "/setup/purpose", "/setup/objectives", "/setup/frame", "/setup/curriculum", "/applications/forms", "/units", "/questions"];

    [Theory, BothDatabases]
    public async Task No_page_that_a_manager_reaches_from_a_programme_of_peers_says_mentor_or_mentee(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 4, 2);
        var story = world.Story;
        await ShapeAsync(story, f => f with { Kind = ProgrammeKind.Peer });
        var round = await world.RunRoundAsync();
        var circle = await story.CircleAsync();
        var programme = $"/programmes/{story.Programme.Id}";
        var board = $"{programme}/rounds/{round.Number}";
        var petra = await story.AsAsync(story.Petra);
        var wrong = await ReadOnAsync(petra, programme, 45, [programme, board + "?view=list", $"{board}/compare", $"{board}/proof", $"{board}/move/{world.Mentors[0].Id}", $"{programme}/participants?role=Mentor", $"{programme}/participants/add?role=Mentee", $"{programme}/circles/{circle}", $"{programme}/training/people", $"{programme}/pairs/import", $"{programme}/nudges", $"{programme}/rounds", $"{programme}/criteria", $"{programme}/circles/new?kind=Supervision"]);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        // What is refused is said in the same words.
        await petra.OpenAsync($"{programme}/circles/new?kind=Circle");
        await petra.SubmitAsync("form.grid-main", ("Form.Name", "Nobody in it"));
        Assert.Contains("Choose at least one peer of each side.", petra.Body, StringComparison.Ordinal);
        await petra.OpenAsync($"{programme}/circles/new?kind=Circle");
        Assert.Equal(["Seats for the first side", "Seats for the second side"], petra.Page!.QuerySelectorAll("label[for=Form_MentorSeats], label[for=Form_MenteeSeats]").Select(l => l.TextContent.Trim()));
        await petra.OpenAsync($"{programme}/pairs/import");
        await petra.UploadAsync("form[enctype]", "file", "pairs.csv", Encoding.UTF8.GetBytes($"first side,second side,started on\n{story.Amina.Email},{story.Paul.Email},2026-01-05\n"));
        Assert.Contains("Peer, first side", petra.Page!.QuerySelector(".pair-fates thead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Amina Haddad", petra.Page.QuerySelector(".pair-fates tbody")!.TextContent, StringComparison.Ordinal);
        await petra.OpenAsync($"{programme}/participants/import");
        await petra.UploadAsync("form[enctype]", "file", "people.csv", Encoding.UTF8.GetBytes($"email,role\n{story.Olga.Email},Second side\n{story.Petra.Email},third side\n"));
        Assert.Contains("Write first side or second side, or the words this programme uses for them.", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Second side", string.Concat(petra.Page!.QuerySelectorAll(".prob td").Select(c => c.TextContent)), StringComparison.Ordinal);

        // A word of the programme's own comes first, on the board too.
        await ShapeAsync(story, f => f with { MentorLabel = "Guide" });
        await petra.OpenAsync(board + "?view=list");
        Assert.Equal(["Peer, second side", "Guide"], petra.Page!.QuerySelectorAll(".board-list thead th").Take(2).Select(h => h.TextContent));
        // Another shape keeps its words, and outsiders find nothing under either.
        await ShapeAsync(story, f => f with { Kind = ProgrammeKind.Reverse });
        await petra.OpenAsync(programme + "/criteria");
        Assert.Contains("Levels the mentee stands above the mentor, at least", WordsOf(petra.Page!));
        foreach (var somebody in new[] { story.Olga, story.Paul, story.Otto })
        {
            var outside = await story.AsAsync(somebody);
            await outside.OpenAsync(board);
            Assert.Equal(HttpStatusCode.NotFound, outside.Status);
            Assert.DoesNotContain("Peer", outside.Body, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Those_who_take_part_are_peers_from_the_first_mail_to_the_last_page_of_their_pair(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        var story = world.Story;
        await ShapeAsync(story, f => f with { Kind = ProgrammeKind.Peer });
        var proposal = Assert.Single(await world.PublishAsync(await world.RunRoundAsync()));
        Assert.All(await story.MailsAsync(), m => Assert.DoesNotMatch(TheUsual(), m.Subject + m.TextBody));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "peer-proposal-published"));
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        var wrong = new List<string>();
        foreach (var (one, place) in new[] { (amina, story.AminaIn.Id), (paul, story.PaulIn.Id) })
        {
            await one.OpenAsync($"/proposals/{proposal.Id}");
            wrong.AddRange(WordsOf(one.Page!));
            await one.PressAsync("button[value=true]");
            wrong.AddRange(await ReadOnAsync(one, "/my/profile", 1, [$"/my/profile/{place}", "/my/profile", "/my/talent"]));
        }
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        foreach (var one in new[] { amina, paul }) wrong.AddRange(await ReadOnAsync(one, $"/pairs/{pair}", 10, [$"/pairs/{pair}", $"/pairs/{pair}/closing/hand-over", $"/pairs/{pair}/goals/ideas", $"/pairs/{pair}/agreement/edit"]));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_added_from_the_directory_goes_to_a_side_where_all_programmes_are_of_peers(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        async Task<string> ChoicesAsync()
        {
            await petra.OpenAsync("/people");
            await petra.PressAsync(".bulk button[formaction*='add-to-programme']", ("Chosen", story.Olga.Id.ToString()));
            return petra.Page!.QuerySelector("#add-to")!.TextContent;
        }
        Assert.Contains("Mentor", await ChoicesAsync(), StringComparison.Ordinal);
        await ShapeAsync(story, f => f with { Kind = ProgrammeKind.Peer });
        var choices = await ChoicesAsync();
        Assert.Contains("Peer, first side", choices, StringComparison.Ordinal);
        Assert.DoesNotMatch(TheUsual(), choices);
        // Beside a programme of another shape both words are said.
        await story.RunAsAsync<CreateProgramme, Upward.Web.Platform.Outcome<Guid>>(story.Ada, c => c.ExecuteAsync(ProgrammePreset.Find("peer")!.FactsStarting(DateOnly.FromDateTime(story.Now.UtcDateTime)) with { Name = "Side by side" }, CancellationToken.None));
        await ShapeAsync(story, f => f with { Kind = ProgrammeKind.Reverse });
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/people");
        await ada.PressAsync(".bulk button[formaction*='add-to-programme']", ("Chosen", story.Olga.Id.ToString()));
        var both = ada.Page!.QuerySelector("#add-to")!.TextContent;
        Assert.Contains("The juniors: they give what they know. In a programme of peers: “Peer, first side”.", both, StringComparison.Ordinal);
    }

    /// <summary>Reads these pages and all that they lead to under an address.</summary>
    /// <returns>What was said there in the usual words.</returns>
    private static async Task<List<string>> ReadOnAsync(Browser who, string under, int atLeast, string[] from)
    {
        var (toSee, seen, wrong) = (new Queue<string>(from), new HashSet<string>(), new List<string>());
        while (toSee.TryDequeue(out var address))
        {
            if (!seen.Add(address)) continue;
            await who.OpenAsync(address);
            if (who.Response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            Assert.True(who.Status == HttpStatusCode.OK, $"{address}: {who.Status}");
            wrong.AddRange(WordsOf(who.Page!).Select(w => $"{address}: {w}"));
            foreach (var link in who.Page!.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0].Split('?')[0]).Where(h => h.StartsWith(under, StringComparison.Ordinal)))
                if (!OfOtherWords.Any(o => link[under.Length..] is var rest && (rest == o || rest.StartsWith(o + "/", StringComparison.Ordinal)))) toSee.Enqueue(link);
        }
        Assert.True(seen.Count >= atLeast, $"only {seen.Count} pages were found: {string.Join(' ', seen.Select(a => a.Replace(under, "", StringComparison.Ordinal)).Order())}");
        return wrong;
    }

    private static Task ShapeAsync(Story story, Func<ProgrammeFacts, ProgrammeFacts> change) => story.InAsync(async d =>
    {
        var programme = await d.Programmes.SingleAsync(p => p.Id == story.Programme.Id);
        programme.Change(change(programme.Facts));
        await d.SaveChangesAsync();
    });

    /// <summary>What is read and what is read out. What people wrote, and what can be written over, is theirs; so are the goals to begin from.</summary>
    private static IEnumerable<string> WordsOf(IDocument page)
    {
        var main = (IElement)page.QuerySelector("main")!.Clone();
        foreach (var theirs in main.QuerySelectorAll("[data-content], .goal-ideas, textarea, script")) theirs.Remove();
        var said = main.QuerySelectorAll("*").SelectMany(e => new[] { "aria-label", "title", "placeholder", "alt" }.Select(a => e.GetAttribute(a)))
            .Concat(main.QuerySelectorAll("*").SelectMany(e => e.ChildNodes.OfType<IText>().Select(t => (string?)t.Data)));
        return said.OfType<string>().Where(t => TheUsual().IsMatch(t)).Select(t => t.Trim()).Distinct();
    }

    [GeneratedRegex(@"\b(mentor|mentee)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex TheUsual();
}
