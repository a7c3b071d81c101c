using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Endings;

/// <summary>R013 R082 R084 R116: a good end, what each takes along from it, and the note for the next mentor.</summary>
public sealed class ClosingTests(Hosts hosts)
{
    private const string Canary = "The harbour at Gdansk";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Both_look_back_close_it_and_each_has_a_certificate(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        await amina.OpenAsync($"/pairs/{pair}/closing");
        await amina.SubmitAsync("form[action$='handler=Tick']", ("items", "thanks"), ("items", "no-such-item"));
        Assert.Equal(["thanks"], await story.InAsync(d => d.PairClosings.Select(c => c.Ticked).SingleAsync()));
        await amina.OpenAsync($"/pairs/{pair}/closing/reflection");
        await amina.PressAsync("button[name=done][value=true]", ("Answers[learned]", Canary));
        await paul.OpenAsync($"/pairs/{pair}/closing/reflection");
        Assert.DoesNotContain(Canary, paul.Body, StringComparison.Ordinal);
        Assert.Equal("closing.refused.both", Key(await CompleteAsync(story, story.Paul, pair)));
        await paul.PressAsync("button[name=done][value=true]", ("Answers[keep]", "To ask first."));
        await paul.OpenAsync($"/pairs/{pair}/closing/reflection");
        Assert.Contains(Canary, paul.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/certificate");
        Assert.Equal($"/pairs/{pair}", paul.Path);

        await paul.OpenAsync($"/pairs/{pair}/closing");
        await paul.SubmitAsync("form[action$='handler=Complete']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        await paul.SubmitAsync("form[action$='handler=Complete']", ("Sure", "true"));
        Assert.Equal($"/pairs/{pair}", paul.Path);
        Assert.Equal((MentorshipEnd.Completed, (int?)null), await story.InAsync(async d => { var m = await d.Mentorships.SingleAsync(); return (m.Ending!.Value, m.MenteeSeat); }));
        Assert.Equal(["pair-completed", "pair-completed"], (await story.MailsAsync()).Select(m => m.Kind));
        foreach (var (browser, name, other) in new[] { (amina, "Amina Haddad", "Paul Director"), (paul, "Paul Director", "Amina Haddad") })
        {
            await browser.OpenAsync($"/pairs/{pair}/certificate");
            var sheet = browser.Page!.QuerySelector("article.certificate")!.TextContent;
            Assert.Contains(name, sheet, StringComparison.Ordinal);
            Assert.DoesNotContain(other, sheet, StringComparison.Ordinal);
        }
        Assert.Equal("exit.refused.ended", Key(await CompleteAsync(story, story.Amina, pair)));
        Assert.Equal("exit.refused.ended", Key(await story.RunAsAsync<ClosePair, Outcome>(story.Amina, c => c.TickAsync(pair, ["goals"], None))));
        Assert.Equal("exit.refused.ended", Key(await ReflectAsync(story, story.Amina, pair, "More", false)));
    }

    [Theory, BothDatabases]
    public async Task Thanks_reach_the_other_and_the_programme_only_with_both_and_the_reference_only_the_junior(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var amina = await story.AsAsync(story.Amina);
        Assert.True((await GiveAsync(story, story.Paul, pair, new("You asked well.", true, StayInTouch.Gladly, Canary))).Succeeded);
        // The junior writes no reference of the senior, whatever is sent.
        Assert.True((await GiveAsync(story, story.Amina, pair, new("For your patience.", false, StayInTouch.NowAndThen, "A reference"))).Succeeded);
        Assert.Equal("", await story.InAsync(d => d.Farewells.Where(f => f.PersonId == story.Amina.Id).Select(f => f.Reference).SingleAsync()));
        Assert.Equal("refused.tooLong", Key(await GiveAsync(story, story.Amina, pair, new(new('x', Farewell.LongestThanks + 1), false, StayInTouch.NotSaid, ""))));
        Assert.Equal("farewell.refused.notOffered", Key(await ForAllAsync(story, story.Paul, pair, true)));

        var wall = $"/programmes/{story.Programme.Id}/thanks";
        async Task<string> WallAsync(Person who) { var b = await story.AsAsync(who); await b.OpenAsync(wall); Assert.Equal(HttpStatusCode.OK, b.Status); return b.Body; }
        Assert.DoesNotContain("You asked well.", await WallAsync(story.Petra), StringComparison.Ordinal);
        await amina.OpenAsync($"/pairs/{pair}/closing/farewell");
        Assert.Contains("You asked well.", amina.Body, StringComparison.Ordinal);
        await amina.SubmitAsync("form[action$='handler=ForAll']");
        Assert.Contains("You asked well.", await WallAsync(story.Petra), StringComparison.Ordinal);
        Assert.DoesNotContain("For your patience.", await WallAsync(story.Paul), StringComparison.Ordinal);
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync(wall);
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
        // Other words were not agreed to.
        await GiveAsync(story, story.Paul, pair, new("You asked very well.", true, StayInTouch.Gladly, Canary));
        Assert.DoesNotContain("very well", await WallAsync(story.Petra), StringComparison.Ordinal);

        await amina.OpenAsync($"/pairs/{pair}/reference");
        Assert.Contains(Canary, amina.Page!.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        await amina.OpenAsync("/my/portfolio?handler=File");
        Assert.Contains(Canary, amina.Body, StringComparison.Ordinal);
        await amina.OpenAsync("/my/portfolio?handler=File&json=true");
        Assert.Contains("You asked very well.", amina.Body, StringComparison.Ordinal);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/my/portfolio");
        Assert.DoesNotContain(Canary, paul.Body, StringComparison.Ordinal);
        Assert.Contains("For your patience.", paul.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_mentees_next_mentor_reads_the_note_only_when_it_is_shared_and_agreed_to(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.Equal("handover.refused.empty", Key(await NoteAsync(story, story.Amina, pair, "", true)));
        Assert.True((await NoteAsync(story, story.Amina, pair, Canary, false)).Succeeded);
        Assert.Null((await ReadNotesAsync(story, story.Paul, pair)).Theirs);
        Assert.Equal("handover.refused.notShared", Key(await AgreeAsync(story, story.Paul, pair, true)));
        Assert.True((await NoteAsync(story, story.Amina, pair, Canary, true)).Succeeded);
        Assert.True((await AgreeAsync(story, story.Amina, pair, true)).IsNotFound);

        // Paul's next pair, with Nadia.
        var (nadia, next) = await NextAsync(story, pair);
        var nadias = await story.AsAsync(nadia);
        await nadias.OpenAsync($"/pairs/{next}");
        Assert.DoesNotContain(Canary, nadias.Body, StringComparison.Ordinal);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/closing/hand-over");
        Assert.Contains(Canary, paul.Body, StringComparison.Ordinal);
        await paul.SubmitAsync("form[action$='handler=Agree']");
        await nadias.OpenAsync($"/pairs/{next}");
        Assert.Contains(Canary, nadias.Body, StringComparison.Ordinal);
        foreach (var page in new[] { $"/pairs/{pair}", $"/pairs/{pair}/closing/hand-over" })
        {
            await nadias.OpenAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, nadias.Status);
        }
        // Other words need another yes; and a yes is taken back.
        await NoteAsync(story, story.Amina, pair, Canary + " again", true);
        await nadias.OpenAsync($"/pairs/{next}");
        Assert.DoesNotContain(Canary, nadias.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_reads_or_writes_any_of_it_and_no_word_comes_into_managers_pages_the_log_or_mails(Db db)
    {
        var (story, pair) = await PairAsync(db);
        await ReflectAsync(story, story.Amina, pair, Canary, true);
        await ReflectAsync(story, story.Paul, pair, Canary, true);
        await GiveAsync(story, story.Paul, pair, new(Canary, false, StayInTouch.Gladly, Canary));
        await NoteAsync(story, story.Paul, pair, Canary, true);
        Assert.True((await CompleteAsync(story, story.Paul, pair)).Succeeded);
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            Assert.True((await ReflectAsync(story, outsider, pair, "x", false)).IsNotFound);
            Assert.True((await GiveAsync(story, outsider, pair, new("x", false, StayInTouch.NotSaid, "x"))).IsNotFound);
            Assert.True((await NoteAsync(story, outsider, pair, "x", false)).IsNotFound);
            Assert.True((await CompleteAsync(story, outsider, pair)).IsNotFound);
            Assert.True((await ForAllAsync(story, outsider, pair, true)).IsNotFound);
            Assert.Null(await story.RunAsAsync<ExportPair, byte[]?>(outsider, e => e.FileAsync(pair, false, None)));
            var browser = await story.AsAsync(outsider);
            foreach (var page in new[] { "", "/closing", "/closing/reflection", "/closing/farewell", "/closing/hand-over", "/certificate", "/reference", "/export" })
            {
                await browser.OpenAsync($"/pairs/{pair}{page}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            await browser.OpenAsync("/my/portfolio");
            Assert.DoesNotContain("Gdansk", browser.Body, StringComparison.Ordinal);
        }
        foreach (var manager in new[] { story.Petra, story.Ada })
        {
            var browser = await story.AsAsync(manager);
            foreach (var page in new[] { "", "/pairs", "/pairs?state=past", $"/pairs/{pair}", "/participants", "/thanks" })
            {
                await browser.OpenAsync($"/programmes/{story.Programme.Id}{page}");
                Assert.DoesNotContain("Gdansk", browser.Body, StringComparison.Ordinal);
            }
        }
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs?state=past");
        Assert.Contains("Completed", petra.Page!.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.All(await story.MailsAsync(), m => Assert.DoesNotContain("Gdansk", m.TextBody + m.HtmlBody, StringComparison.Ordinal));
        Assert.All(await story.InAsync(d => d.AuditEntries.ToListAsync()), e => Assert.DoesNotContain("Gdansk", e.Details + e.SubjectName, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task After_76_days_both_are_told_after_90_the_words_go_and_what_was_given_stays(Db db)
    {
        var (story, pair) = await PairAsync(db);
        await ReflectAsync(story, story.Amina, pair, Canary, true);
        await ReflectAsync(story, story.Paul, pair, Canary, true);
        await GiveAsync(story, story.Paul, pair, new("Thank you.", false, StayInTouch.Gladly, "A reference"));
        await NoteAsync(story, story.Amina, pair, Canary, false);
        await CompleteAsync(story, story.Paul, pair);
        var file = await story.RunAsAsync<ExportPair, byte[]?>(story.Amina, e => e.FileAsync(pair, false, None));
        Assert.Contains(Canary, Encoding.UTF8.GetString(file!), StringComparison.Ordinal);
        async Task<(int Told, int Words)> AfterAsync(int days, int warnedBefore = 0)
        {
            var (ended, warned) = (story.Now.AddDays(-days), story.Now.AddDays(-warnedBefore));
            await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, ended)));
            if (warnedBefore > 0) await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.ForgetWarnedAt, warned)));
            await story.RunAsAsync<ForgetEndedPairs, bool>(null, async f => { await f.ExecuteAsync(None); return true; });
            return ((await story.MailsAsync()).Count(m => m.Kind == "pair-forget-soon"), await story.InAsync(d => d.EndReflections.CountAsync()));
        }
        Assert.Equal((0, 2), await AfterAsync(75));
        Assert.Equal((2, 2), await AfterAsync(76));
        // Told late, because nothing ran for weeks: the fourteen days are kept.
        Assert.Equal((2, 2), await AfterAsync(120, warnedBefore: 13));
        Assert.Equal((2, 0), await AfterAsync(120, warnedBefore: 14));
        Assert.Equal((2, 0), await AfterAsync(130));
        Assert.Empty(await story.InAsync(d => d.HandOverNotes.ToListAsync()));
        Assert.Equal("A reference", await story.InAsync(d => d.Farewells.Select(f => f.Reference).SingleAsync()));
        Assert.Equal("keeping.refused.gone", Key(await GiveAsync(story, story.Amina, pair, new("x", false, StayInTouch.NotSaid, ""))));
        var amina = await story.AsAsync(story.Amina);
        foreach (var page in new[] { "", "/closing", "/closing/reflection", "/export", "/certificate" })
        {
            await amina.OpenAsync($"/pairs/{pair}{page}");
            Assert.Equal(HttpStatusCode.OK, amina.Status);
            Assert.DoesNotContain(Canary, amina.Body, StringComparison.Ordinal);
        }
    }

    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;
    private static Task<Outcome> CompleteAsync(Story story, Person who, Guid pair) => story.RunAsAsync<ClosePair, Outcome>(who, c => c.CompleteAsync(pair, true, None));
    private static Task<Outcome> ReflectAsync(Story story, Person who, Guid pair, string words, bool done) => story.RunAsAsync<ClosePair, Outcome>(who, c => c.ReflectAsync(pair, new Dictionary<string, string> { ["learned"] = words }, done, None));
    private static Task<Outcome> GiveAsync(Story story, Person who, Guid pair, GiveFarewell.Gift gift) => story.RunAsAsync<GiveFarewell, Outcome>(who, g => g.ExecuteAsync(pair, gift, None));
    private static Task<Outcome> ForAllAsync(Story story, Person who, Guid pair, bool agreed) => story.RunAsAsync<GiveFarewell, Outcome>(who, g => g.ShowToAllAsync(pair, agreed, None));
    private static Task<Outcome> NoteAsync(Story story, Person who, Guid pair, string did, bool share) => story.RunAsAsync<WriteHandOver, Outcome>(who, w => w.ExecuteAsync(pair, did, "", "", share, None));
    private static Task<Outcome> AgreeAsync(Story story, Person who, Guid pair, bool agreed) => story.RunAsAsync<WriteHandOver, Outcome>(who, w => w.AgreeAsync(pair, agreed, None));

    private static Task<WriteHandOver.Shown> ReadNotesAsync(Story story, Person who, Guid pair) =>
        story.RunAsAsync<WriteHandOver, WriteHandOver.Shown>(who, async w => await w.ReadAsync(await story.InAsync(async d => OwnSpace.Of(await d.Mentorships.AsNoTracking().WithBoth().SingleAsync(m => m.Id == pair), who.Id)), None));

    private static async Task<(Person Nadia, Guid Pair)> NextAsync(Story story, Guid before)
    {
        (Person, Guid) made = default;
        await story.InAsync(async d =>
        {
            var nadia = await story.AddPersonAsync(d, "Nadia Next", account: true);
            await d.SaveChangesAsync();
            var place = ParticipantEnrolment.Add(d.OrganisationId, story.Programme.Id, nadia.Id, ProgrammeRole.Mentor, 1, null, story.Now);
            d.Add(place);
            (await d.Mentorships.SingleAsync(m => m.Id == before)).End(story.Now.AddHours(-1));
            var next = Mentorship.Bring(Guid.NewGuid(), place, 1, await d.Enrolments.SingleAsync(e => e.Id == story.PaulIn.Id), 2, "", story.Now, story.Now);
            d.Add(next);
            await d.SaveChangesAsync();
            made = (nadia, next.Id);
        });
        return made;
    }

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }
}
