using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Delegating;

public sealed class DelegateTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_colleague_is_named_hears_of_it_and_states_the_hours(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/my/delegates");
        await paul.SubmitAsync("form[data-guard]", ("Input.Address", story.Olga.Email), ("Input.EnrolmentId", story.PaulIn.Id.ToString()));
        Assert.Equal((HttpStatusCode.OK, "/my/delegates"), (paul.Status, paul.Path));

        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync("/arranging");
        Assert.Contains("Paul Director", olga.Body, StringComparison.Ordinal);
        await olga.OpenAsync($"/arranging/{story.PaulIn.Id}");
        await olga.SubmitAsync("form[data-guard]", ("Days[1].Morning", "true"), ("Days[3].Hours", "14-16"));

        Assert.Equal((HttpStatusCode.OK, "/arranging"), (olga.Status, olga.Path));
        var hours = await story.InAsync(d => d.Enrolments.Where(e => e.Id == story.PaulIn.Id).Select(e => e.Availability).SingleAsync());
        Assert.Equal(6, hours.Count(c => c == '1'));
        Assert.Equal("1111", hours.Substring(24 + 8, 4));
        Assert.Equal(["delegate-named", "delegate-own-named"], (await story.MailsAsync()).Select(m => m.Kind).Order());
        Assert.Equal("Olga Outside", await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "enrolment.hours.stated").Select(e => e.ActorName).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task The_answer_does_not_tell_whether_an_address_exists(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (known, unknown) = (await story.AsAsync(story.Paul), await story.AsAsync(story.Amina));
        const string nobody = "nobody@example.org";
        foreach (var (browser, address) in new[] { (known, story.Olga.Email), (unknown, nobody) })
        {
            await browser.OpenAsync("/my/delegates");
            await browser.SubmitAsync("form[data-guard]", ("Input.Address", address));
        }

        Assert.Equal(Plain(known, story.Olga.Email), Plain(unknown, nobody));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "delegate-own-named"));
        var own = (await story.MailsAsync()).Where(m => m.Kind == "delegate-own-named").Select(m => m.TextBody.Replace(story.Olga.Email, "X", StringComparison.Ordinal).Replace(nobody, "X", StringComparison.Ordinal)
            .Replace("Paul Director", "N", StringComparison.Ordinal).Replace("Amina Haddad", "N", StringComparison.Ordinal));
        Assert.Single(own.Distinct());

        static string Plain(Browser browser, string address)
        {
            foreach (var hidden in browser.Page!.QuerySelectorAll("input[type=hidden], option").ToList()) hidden.Remove();
            return browser.Status + browser.Page!.QuerySelector("main")!.OuterHtml.Replace(address, "X", StringComparison.Ordinal);
        }
    }

    /// <summary>Strings planted in everything Paul wrote: a delegate meets none of them, anywhere.</summary>
    [Theory, BothDatabases]
    public async Task A_delegate_reads_nothing_else(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        await story.InAsync(async d =>
        {
            var paul = await d.Enrolments.Include(e => e.Skills).Include(e => e.Wishes).SingleAsync(e => e.Id == story.PaulIn.Id);
            Assert.True(paul.ChangeProfile(new() { Goals = ["CANARY-goal"], Interests = ["CANARY-interest"], Motivation = "CANARY-motivation", Wishes = [story.AminaIn.Id], Capacity = 1 }, paul.Version, story.Now).Succeeded);
            d.Delegations.Add(Delegation.Name(d.OrganisationId, story.Paul.Id, story.Olga.Email, story.Olga.Id, null, story.Now.AddDays(9), story.Now));
            await d.SaveChangesAsync();
        });
        var olga = await story.AsAsync(story.Olga);
        var read = "";
        foreach (var path in new[] { "/", "/arranging", $"/arranging/{story.PaulIn.Id}", "/proposals", "/my/profile", "/my/delegates", "/my/talent", "/my/training", "/my/guidelines", "/apply", "/my/recommendations", "/help", "/account" })
        {
            await olga.OpenAsync(path);
            Assert.True(olga.Status == HttpStatusCode.OK, path);
            read += olga.Body;
        }
        foreach (var path in new[] { $"/my/profile/{story.PaulIn.Id}", $"/my/profile/{story.PaulIn.Id}/partners", $"/programmes/{story.Programme.Id}", $"/programmes/{story.Programme.Id}/participants/{story.PaulIn.Id}", $"/programmes/{story.Programme.Id}/pairs",
            $"/programmes/{story.Programme.Id}/charter", $"/people/{story.Paul.Id}", $"/my/guidelines/{story.Programme.Id}", $"/arranging/{story.AminaIn.Id}" })
        {
            await olga.OpenAsync(path);
            Assert.True(olga.Status == HttpStatusCode.NotFound, path);
        }

        Assert.Contains("Paul Director", read, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", read, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", read, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Ended_lapsed_or_for_another_programme_nothing_opens_and_nobody_else_may(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var stranger in new[] { story.Olga, story.Amina, story.Petra, story.Ada, story.Otto })
        {
            Assert.Empty(await story.RunAsAsync<ArrangeForSomebody, IReadOnlyList<ArrangeForSomebody.Place>>(stranger, a => a.ShowAsync(CancellationToken.None)));
            Assert.True((await StateAsync(story, stranger)).IsNotFound);
        }
        var id = await NameAsync(story, story.Now.AddDays(9), null);
        Assert.True((await StateAsync(story, story.Olga)).Succeeded);
        // Only Paul takes it back; it counts at once.
        Assert.Equal("delegate.refused.gone", (await story.RunAsAsync<ArrangeDelegates, Outcome>(story.Amina, a => a.EndAsync(id, CancellationToken.None))).Refusals[0].Message.Key);
        Assert.True((await story.RunAsAsync<ArrangeDelegates, Outcome>(story.Paul, a => a.EndAsync(id, CancellationToken.None))).Succeeded);
        Assert.True((await StateAsync(story, story.Olga)).IsNotFound);
        await NameAsync(story, story.Now.AddSeconds(-1), null);
        Assert.True((await StateAsync(story, story.Olga)).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task What_makes_no_sense_is_refused_and_says_why(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var day = DateOnly.FromDateTime(story.Now.UtcDateTime);

        Assert.Equal("delegate.refused.self", await RefusalAsync(story.Paul, story.Paul.Email, null, day.AddDays(9)));
        Assert.Equal("identity.refused.email", await RefusalAsync(story.Paul, "no address", null, day.AddDays(9)));
        Assert.Equal("refused.required", await RefusalAsync(story.Paul, "x@example.org", null, null));
        Assert.Equal("refused.dayOver", await RefusalAsync(story.Paul, "x@example.org", null, day.AddDays(-2)));
        Assert.Equal("refused.dayTooLate", await RefusalAsync(story.Paul, "x@example.org", null, day.AddDays(500)));
        Assert.Equal("delegate.refused.place", await RefusalAsync(story.Paul, "x@example.org", story.AminaIn.Id, day.AddDays(9)));
        Assert.Equal("delegate.refused.place", await RefusalAsync(story.Olga, "x@example.org", null, day.AddDays(9)));

        async Task<string> RefusalAsync(Person who, string address, Guid? place, DateOnly? until) =>
            Assert.Single((await story.RunAsAsync<ArrangeDelegates, Outcome>(who, a => a.NameAsync(address, place, until, CancellationToken.None))).Refusals).Message.Key;
    }

    private static Task<Outcome> StateAsync(Story story, Person who) => story.RunAsAsync<ArrangeForSomebody, Outcome>(who, a => a.StateHoursAsync(story.PaulIn.Id, new string('1', WeeklyAvailability.Hours), CancellationToken.None));

    private static Task<Guid> NameAsync(Story story, DateTimeOffset until, Guid? place) => story.InAsync(async db =>
    {
        var named = Delegation.Name(db.OrganisationId, story.Paul.Id, story.Olga.Email, story.Olga.Id, place, until, story.Now);
        db.Delegations.Add(named);
        await db.SaveChangesAsync();
        return named.Id;
    });
}
