using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Agreements;

/// <summary>R067 R159 R178–R185 R212: the mentee writes, the mentor reviews, both sign the same words; a change needs both; and it is theirs alone.</summary>
public sealed class AgreementTests(Hosts hosts)
{
    private const string Canary = "We never speak about the Gdansk office";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task It_is_filled_in_written_handed_over_changed_and_signed_by_both(Db db)
    {
        var (story, pair) = await PairAsync(db);
        await story.InAsync(async d =>
        {
            (await d.Enrolments.SingleAsync(e => e.Id == story.PaulIn.Id)).ChangeProfile(new() { Goals = ["Understand our data"], Communication = new() { Channel = "phone" } }, 0, story.Now);
            (await d.Enrolments.SingleAsync(e => e.Id == story.AminaIn.Id)).ChangeProfile(new() { Goals = ["A secret plan"], Communication = new() { Directness = "direct" } }, 0, story.Now);
            await d.SaveChangesAsync();
        });
        var (paul, amina) = (await story.AsAsync(story.Paul), await story.AsAsync(story.Amina));
        await paul.OpenAsync("/pairs");
        Assert.Equal($"/pairs/{pair}", paul.Path);
        await paul.OpenAsync($"/pairs/{pair}/agreement");
        var page = await paul.SubmitAsync("form[action$='handler=Begin']");
        // Nobody types twice; and what the partner keeps to themselves is not filled in.
        string Of(string section) => page.QuerySelector($"textarea[name='Words[{section}]']")!.TextContent.Trim();
        Assert.Contains("Learn from each other.", Of("purpose"), StringComparison.Ordinal);
        Assert.Contains("- Paul Director: Understand our data", Of("goals"), StringComparison.Ordinal);
        Assert.DoesNotContain("A secret plan", paul.Body, StringComparison.Ordinal);
        Assert.Contains("- Paul Director likes: the telephone.", Of("talking"), StringComparison.Ordinal);
        Assert.Contains("- Amina Haddad likes: plain words.", Of("talking"), StringComparison.Ordinal);
        Assert.Contains("6 meetings of 60 minutes", Of("time"), StringComparison.Ordinal);

        // While it is being written the other sees that, and nothing of it.
        await paul.SubmitAsync("form[data-guard]", ("Words[boundaries]", Canary));
        await amina.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Contains("It is being written", amina.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, amina.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/agreement/edit");
        await paul.PressAsync("button[value=HandOver]");
        await amina.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Contains(Canary, amina.Body, StringComparison.Ordinal);

        // The mentor changes and signs; the mentee reads and signs the same words.
        await amina.OpenAsync($"/pairs/{pair}/agreement/edit");
        await amina.PressAsync("button[value=Sign]", ("Words[ending]", "- We stop with a good lunch."));
        await paul.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Contains("We stop with a good lunch.", paul.Body, StringComparison.Ordinal);
        await paul.SubmitAsync("form[action$='handler=Sign']");
        var agreement = await story.InAsync(d => d.Agreements.Include(a => a.Signatures).SingleAsync());
        Assert.True(agreement.IsInForce);
        Assert.All(agreement.Signatures, s => Assert.Equal(agreement.Hash(), s.Hash));
        Assert.Equal(["Amina Haddad", "Paul Director"], agreement.Signatures.Select(s => s.Name).Order());
        Assert.Equal(["agreement-handed-over", "agreement-in-force", "agreement-signed"], (await story.MailsAsync()).Select(m => m.Kind).Order());
        Assert.All(await story.MailsAsync(), m => Assert.DoesNotContain("Gdansk", m.TextBody + m.HtmlBody, StringComparison.Ordinal));
        Assert.Equal(["agreement.inForce", "agreement.signed"], await story.InAsync(d => d.AuditEntries.Where(e => e.Action.StartsWith("agreement.")).Select(e => e.Action).Order().ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_change_is_a_next_version_and_the_signed_one_stays_until_both_have_signed_again(Db db)
    {
        var (story, pair) = await SignedAsync(db);
        Assert.True((await BeginAsync(story, story.Amina, pair)).Succeeded);
        var version = await story.InAsync(d => d.Agreements.Where(a => a.Number == 2).Select(a => a.Version).SingleAsync());
        Assert.True((await SaveAsync(story, story.Amina, pair, Words("- Every second Friday."), WriteAgreement.Then.Sign, version)).Succeeded);
        var paul = await story.AsAsync(story.Paul);
        var page = await paul.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Contains("Version 1", page.QuerySelector("#versions")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Every second Friday.", string.Concat(page.QuerySelectorAll("ins").Select(i => i.TextContent)).Trim(' ', '-'));
        Assert.Single(await story.InAsync(d => d.Agreements.Where(a => a.InForceAt != null).ToListAsync()));

        // He would have it otherwise: his word takes both signatures off.
        version = await story.InAsync(d => d.Agreements.Where(a => a.Number == 2).Select(a => a.Version).SingleAsync());
        Assert.True((await SaveAsync(story, story.Paul, pair, Words("- Every third Friday."), WriteAgreement.Then.HandOver, version)).Succeeded);
        Assert.Empty(await story.InAsync(d => d.Agreements.Where(a => a.Number == 2).SelectMany(a => a.Signatures).ToListAsync()));
        foreach (var who in new[] { story.Amina, story.Paul })
        {
            var hash = (await story.InAsync(d => d.Agreements.SingleAsync(a => a.Number == 2))).Hash();
            Assert.True((await story.RunAsAsync<WriteAgreement, Outcome>(who, w => w.SignAsync(pair, hash, None))).Succeeded);
        }
        await paul.OpenAsync($"/pairs/{pair}/agreement?number=1");
        Assert.DoesNotContain("third Friday", paul.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Contains("third Friday", paul.Body, StringComparison.Ordinal);

        // A change that is thought better of.
        Assert.True((await BeginAsync(story, story.Paul, pair)).Succeeded);
        Assert.True((await story.RunAsAsync<WriteAgreement, Outcome>(story.Paul, w => w.DropAsync(pair, None))).Succeeded);
        Assert.Equal(2, await story.InAsync(d => d.Agreements.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Gaps_another_turn_old_words_and_an_ended_pair_are_refused(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.Equal("agreement.refused.menteeFirst", Key(await BeginAsync(story, story.Amina, pair)));
        Assert.True((await BeginAsync(story, story.Paul, pair)).Succeeded);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/agreement/edit");
        await paul.PressAsync("button[value=HandOver]", ("Words[ending]", " "), ("Words[help]", Canary));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Equal("Fill this in.", paul.Page!.QuerySelector(".error-summary a")!.TextContent);
        Assert.Equal(Canary, paul.Page.QuerySelector("textarea[name='Words[help]']")!.TextContent.Trim());
        Assert.DoesNotContain(Canary, string.Concat((await story.InAsync(d => d.Agreements.SingleAsync())).Texts), StringComparison.Ordinal);

        Assert.Equal("agreement.refused.turn", Key(await SaveAsync(story, story.Amina, pair, Words("x"), WriteAgreement.Then.Keep, 1)));
        Assert.Equal("refused.changedMeanwhile", Key(await SaveAsync(story, story.Paul, pair, Words("x"), WriteAgreement.Then.Keep, 99)));
        Assert.Equal("refused.tooLong", Key(await SaveAsync(story, story.Paul, pair, Words(new('x', AgreementSections.LongestText + 1)), WriteAgreement.Then.Keep, 1)));
        Assert.True((await SaveAsync(story, story.Paul, pair, Words("x"), WriteAgreement.Then.HandOver, 1)).Succeeded);
        Assert.Equal("agreement.refused.changed", Key(await story.RunAsAsync<WriteAgreement, Outcome>(story.Amina, w => w.SignAsync(pair, new string('0', 64), None))));

        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("agreement.refused.ended", Key(await SaveAsync(story, story.Amina, pair, Words("y"), WriteAgreement.Then.Keep, 3)));
        // What there is can still be read.
        await paul.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Equal(HttpStatusCode.OK, paul.Status);
        Assert.Null(paul.Page.QuerySelector("main form"));
    }

    [Theory, BothDatabases]
    public async Task Nobody_else_opens_it_and_a_manager_learns_only_that_it_is_signed(Db db)
    {
        var (story, pair) = await SignedAsync(db);
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            var browser = await story.AsAsync(outsider);
            foreach (var page in new[] { "", "/agreement", "/agreement/edit", "/expectations" })
            {
                await browser.OpenAsync($"/pairs/{pair}{page}");
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await BeginAsync(story, outsider, pair)).IsNotFound);
            Assert.True((await SaveAsync(story, outsider, pair, Words("x"), WriteAgreement.Then.Keep, 1)).IsNotFound);
            Assert.True((await story.RunAsAsync<WriteAgreement, Outcome>(outsider, w => w.DropAsync(pair, None))).IsNotFound);
        }
        var petra = await story.AsAsync(story.Petra);
        foreach (var page in new[] { "/pairs", "/participants", $"/participants/{story.AminaIn.Id}", "" })
        {
            await petra.OpenAsync($"/programmes/{story.Programme.Id}{page}");
            Assert.DoesNotContain("Gdansk", petra.Body, StringComparison.Ordinal);
        }
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs");
        Assert.Contains("Signed", petra.Page!.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Gdansk", string.Concat(await story.InAsync(d => d.AuditEntries.Select(e => e.Details).ToListAsync())), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_pair_that_has_not_signed_after_two_weeks_gets_one_mail_each_and_no_second(Db db)
    {
        var (story, pair) = await PairAsync(db);
        async Task<int> AfterAsync(int days)
        {
            var at = story.Now.AddDays(-days);
            await story.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, at)));
            await story.RunAsAsync<RemindOfAgreements, int>(null, r => r.ExecuteAsync(None));
            return (await story.MailsAsync()).Count(m => m.Kind == "agreement-unsigned");
        }
        // A pair from a file is not written to: this one is from a round.
        Assert.Equal(0, await AfterAsync(13));
        Assert.Equal(2, await AfterAsync(14));
        Assert.Equal(2, await AfterAsync(15));

        var (signed, _) = await SignedAsync(db);
        var begun = signed.Now.AddDays(-14);
        await signed.InAsync(d => d.Mentorships.ExecuteUpdateAsync(m => m.SetProperty(x => x.StartedAt, begun)));
        Assert.Equal(0, await signed.RunAsAsync<RemindOfAgreements, int>(null, r => r.ExecuteAsync(None)));
        Assert.Equal(pair, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_programme_words_its_agreements_and_an_informal_one_has_none(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup/agreement");
        await petra.SubmitAsync("form[data-guard]", ("Input.Texts[ending]", "- {mentor} and {mentee} end with a walk."), ("Input.Texts[help]", new string('x', AgreementSections.LongestText + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        await petra.SubmitAsync("form[data-guard]", ("Input.Texts[help]", "- Ask first."));
        Assert.Equal($"/programmes/{story.Programme.Id}/setup", petra.Path);
        Assert.True((await BeginAsync(story, story.Paul, pair)).Succeeded);
        var words = (await story.InAsync(d => d.Agreements.SingleAsync())).Words;
        Assert.Equal("- Amina Haddad and Paul Director end with a walk.", words.Of("ending"));
        Assert.Equal("- Ask first.", words.Of("help"));

        await story.InAsync(async d => { var p = await d.Programmes.SingleAsync(x => x.Id == story.Programme.Id); p.Change(p.Facts with { Formality = Formality.Informal }); await d.SaveChangesAsync(); });
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Equal(HttpStatusCode.NotFound, paul.Status);
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.Equal(HttpStatusCode.OK, paul.Status);
        Assert.True((await SaveAsync(story, story.Paul, pair, Words("x"), WriteAgreement.Then.Keep, 1)).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task Hours_a_month_are_filled_in_signed_with_the_words_and_shown_where_they_changed(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/agreement");
        await paul.SubmitAsync("form[action$='handler=Begin']");
        Assert.Equal(story.Programme.HoursPerMonthOf(ProgrammeRole.Mentor), decimal.Parse(paul.Page!.QuerySelector("input[name=MentorHours]")!.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture));
        await paul.PressAsync("button[value=HandOver]", ("MentorHours", "3,5"));
        var agreement = await story.InAsync(d => d.Agreements.SingleAsync());
        Assert.Equal((210, story.Programme.MenteeMinutesPerMonth), (agreement.MentorMinutes, agreement.MenteeMinutes));
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Contains("Amina Haddad: about 3.5 hours a month", amina.Page!.QuerySelector("article.agreement")!.TextContent, StringComparison.Ordinal);
        await amina.SubmitAsync("form[action$='handler=Sign']");
        await paul.OpenAsync($"/pairs/{pair}/agreement");
        await paul.SubmitAsync("form[action$='handler=Sign']");

        // Only the number changes: another fingerprint, and the page says what was there.
        var signed = await story.InAsync(d => d.Agreements.SingleAsync());
        Assert.True((await BeginAsync(story, story.Amina, pair)).Succeeded);
        Assert.True((await SaveAsync(story, story.Amina, pair, signed.Words with { MentorMinutes = 120 }, WriteAgreement.Then.Sign, 1)).Succeeded);
        await paul.OpenAsync($"/pairs/{pair}/agreement");
        Assert.Equal("2", string.Concat(paul.Page!.QuerySelectorAll("ins").Select(i => i.TextContent)).Trim());
        Assert.Equal("3.5", string.Concat(paul.Page.QuerySelectorAll("del").Select(i => i.TextContent)).Trim());
    }

    [Theory, BothDatabases]
    public async Task Hours_that_are_none_or_other_hours_than_were_on_the_page_are_refused(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.True((await BeginAsync(story, story.Paul, pair)).Succeeded);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/agreement/edit");
        await paul.PressAsync("button[value=HandOver]", ("MenteeHours", "many"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Equal("#MenteeHours", paul.Page!.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("many", paul.Page.QuerySelector("input[name=MenteeHours]")!.GetAttribute("value"));
        Assert.Equal("rhythm.refused.hours", Key(await SaveAsync(story, story.Paul, pair, Words("x") with { MentorMinutes = ProgrammeFacts.MostMinutesPerMonth + 1 }, WriteAgreement.Then.Keep, 1)));
        Assert.True((await SaveAsync(story, story.Paul, pair, Words("x") with { MentorMinutes = 60 }, WriteAgreement.Then.HandOver, 1)).Succeeded);
        var read = (await story.InAsync(d => d.Agreements.SingleAsync())).Hash();
        // Between reading and signing the number became another one.
        await story.InAsync(d => d.Agreements.ExecuteUpdateAsync(a => a.SetProperty(x => x.MentorMinutes, 90)));
        Assert.Equal("agreement.refused.changed", Key(await story.RunAsAsync<WriteAgreement, Outcome>(story.Amina, w => w.SignAsync(pair, read, None))));
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
            Assert.True((await SaveAsync(story, outsider, pair, Words("x") with { MentorMinutes = 30 }, WriteAgreement.Then.Keep, 3)).IsNotFound);
        Assert.Equal(90, await story.InAsync(d => d.Agreements.Select(a => a.MentorMinutes).SingleAsync()));
    }

    [Fact]
    public void The_difference_put_together_again_is_both_texts()
    {
        var pieces = WordDifference.Between("We meet every second Friday at ten.", "We meet every third Friday, at ten or eleven.");
        Assert.Equal("We meet every second Friday at ten.", string.Concat(pieces.Where(p => p.Kind != PieceKind.New).Select(p => p.Text)));
        Assert.Equal("We meet every third Friday, at ten or eleven.", string.Concat(pieces.Where(p => p.Kind != PieceKind.Gone).Select(p => p.Text)));
        Assert.Contains(pieces, p => p is { Kind: PieceKind.Gone, Text: "second Friday " });
        Assert.Empty(WordDifference.Between("", ""));
    }

    internal static AgreementWords Words(string time) => new(AgreementSections.All.ToDictionary(s => s, s => s == "time" ? time : s == "boundaries" ? Canary : "- " + s));

    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;

    private static Task<Outcome> BeginAsync(Story story, Person who, Guid pair) => story.RunAsAsync<WriteAgreement, Outcome>(who, w => w.BeginAsync(pair, None));

    private static Task<Outcome> SaveAsync(Story story, Person who, Guid pair, AgreementWords words, WriteAgreement.Then then, int seen) =>
        story.RunAsAsync<WriteAgreement, Outcome>(who, w => w.SaveAsync(pair, words, then, seen, None));

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }

    private async Task<(Story Story, Guid Pair)> SignedAsync(Db db)
    {
        var (story, pair) = await PairAsync(db);
        Assert.True((await BeginAsync(story, story.Paul, pair)).Succeeded);
        Assert.True((await SaveAsync(story, story.Paul, pair, Words("- Once a month."), WriteAgreement.Then.Sign, 1)).Succeeded);
        var hash = (await story.InAsync(d => d.Agreements.SingleAsync())).Hash();
        Assert.True((await story.RunAsAsync<WriteAgreement, Outcome>(story.Amina, w => w.SignAsync(pair, hash, None))).Succeeded);
        return (story, pair);
    }
}
