using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Change;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Change;

public sealed class SelfRatingTests(Hosts hosts)
{
    private static readonly int[] Fine = [5, 5, 4, 4, 4];

    [Theory, BothDatabases]
    public async Task Participants_rate_themselves_once_and_the_figures_show_when_it_is_over(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var people = await CastAsync(story, mentors: 5, mentees: 5);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/change");
        await petra.SubmitAsync("form[action*=Open]");
        var wave = await story.InAsync(d => d.AdkarWaves.SingleAsync());
        Assert.Equal(12, (await story.MailsAsync()).Count(m => m.Kind == "participant-self-rating-opened"));

        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/my/self-rating/{wave.Id}");
        Assert.Contains("then forgotten", amina.Body, StringComparison.Ordinal);
        await amina.SubmitAsync("form:has(fieldset)", [.. Enum.GetValues<AdkarElement>().Select(e => ($"Ratings[{e}]", (string?)(e == AdkarElement.Desire ? "2" : "5")))]);
        Assert.Contains("people want to", amina.Page!.QuerySelector("main b")!.TextContent, StringComparison.Ordinal);
        await amina.OpenAsync($"/my/self-rating/{wave.Id}");
        Assert.Null(amina.Page!.QuerySelector("fieldset"));
        Assert.Equal(["change.refused.answered"], (await RateAsync(story, story.Amina, wave.Id, Fine)).Refusals.Select(r => r.Message.Key));

        foreach (var (person, role) in people) Assert.True((await RateAsync(story, person, wave.Id, role == ProgrammeRole.Mentor ? [5, 2, 2, 4, 4] : Fine)).Succeeded);
        var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/change");
        Assert.Contains("11 of 12", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".change-figures"));

        await petra.SubmitAsync("form[action*=Close]");
        Assert.Equal(["N = 11", "N = 6", "N = 5"], petra.Page!.QuerySelectorAll(".change-figures thead .num").Select(n => n.TextContent));
        Assert.Equal(["3.4", "2.0", "5.0"], petra.Page.QuerySelectorAll(".change-figures tbody tr:nth-child(2) .num").Select(n => n.TextContent));
        Assert.Contains("Desire, Mentors", petra.Page.QuerySelector("#barrier")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ask the sponsor to tell in public", petra.Body, StringComparison.Ordinal);
        Assert.Equal(["change.refused.closed"], (await RateAsync(story, story.Paul, wave.Id, Fine)).Refusals.Select(r => r.Message.Key));
    }

    [Theory, BothDatabases]
    public async Task One_role_below_five_withholds_both(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var people = await CastAsync(story, mentors: 6, mentees: 6);
        await OpenAsync(story);
        var wave = await story.InAsync(d => d.AdkarWaves.SingleAsync());
        foreach (var (person, role) in people.Where(p => p.Role == ProgrammeRole.Mentor).Concat(people.Where(p => p.Role == ProgrammeRole.Mentee).Take(4))) await RateAsync(story, person, wave.Id, Fine);
        await story.RunAsAsync<OpenWave, Outcome>(story.Petra, o => o.CloseAsync(story.Programme.Id, wave.Id, CancellationToken.None));

        var page = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/change");
        Assert.Equal(["N = 10"], page.QuerySelectorAll(".change-figures thead .num").Select(n => n.TextContent));
        Assert.Equal(10, page.QuerySelectorAll(".change-figures .withheld").Length);
    }

    [Fact]
    public void Whatever_is_shown_stands_for_five_and_its_rest_does_too()
    {
        for (var mentors = 0; mentors <= 12; mentors++)
            for (var mentees = 0; mentees <= 12; mentees++)
            {
                var wave = AdkarWave.Open(Guid.NewGuid(), Guid.NewGuid(), AdkarMoment.Start, new(2027, 1, 1), 12, 12, Guid.NewGuid(), DateTimeOffset.UnixEpoch);
                var shown = AdkarFigures.Of(wave, TallyOf(mentors), TallyOf(mentees));
                var parts = new[] { (shown.Mentors, mentors), (shown.Mentees, mentees) }.Where(g => g.Item1 is not null).Select(g => g.Item2).ToList();
                Assert.All(parts, n => Assert.True(n >= 5));
                Assert.Equal(shown.All is not null, mentors + mentees >= 5);
                // The whole minus a part is nobody or at least five (the anonymity rules, 3).
                Assert.All(parts, n => Assert.True(mentors + mentees - n is 0 or >= 5, $"{mentors} {mentees}"));
            }

        static AdkarTally TallyOf(int n)
        {
            var tally = AdkarTally.Empty(Guid.NewGuid(), Guid.NewGuid(), ProgrammeRole.Mentor);
            for (var i = 0; i < n; i++) tally.Add([1, 2, 3, 4, 5]);
            return tally;
        }
    }

    [Theory, BothDatabases]
    public async Task Nothing_in_the_database_leads_from_a_person_to_an_answer(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var people = await CastAsync(story, mentors: 5, mentees: 0);
        await OpenAsync(story);
        var wave = await story.InAsync(d => d.AdkarWaves.SingleAsync());
        var before = await story.InAsync(d => d.AuditEntries.CountAsync());
        foreach (var (person, _) in people) await RateAsync(story, person, wave.Id, Fine);

        await story.InAsync(async d =>
        {
            var tallies = await d.AdkarTallies.ToListAsync();
            Assert.Equal(2, tallies.Count);
            Assert.All(tallies, t => Assert.Equal(4, t.Id.Version));
            Assert.Equal(before, await d.AuditEntries.CountAsync());
            Assert.Equal(["OrganisationId", "PersonId", "WaveId"], d.Model.FindEntityType(typeof(AdkarTaken))!.GetProperties().Select(p => p.Name).Order());
            Assert.DoesNotContain(d.Model.FindEntityType(typeof(AdkarTally))!.GetProperties(), p => p.ClrType == typeof(DateTimeOffset) || p.Name.Contains("Person", StringComparison.Ordinal));
        });
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_asked_or_answered_says_why(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.Equal(["change.refused.tooFew"], (await OpenAsync(story)).Refusals.Select(r => r.Message.Key));
        await CastAsync(story, mentors: 5, mentees: 0);
        Assert.Equal(["change.refused.lastDay"], (await OpenAsync(story, days: 0)).Refusals.Select(r => r.Message.Key));
        Assert.True((await OpenAsync(story)).Succeeded);
        Assert.Equal(["change.refused.oneOpen"], (await OpenAsync(story, AdkarMoment.Middle)).Refusals.Select(r => r.Message.Key));
        var wave = await story.InAsync(d => d.AdkarWaves.SingleAsync());

        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/my/self-rating/{wave.Id}");
        await amina.SubmitAsync("form:has(fieldset)", ("Ratings[Awareness]", "4"), ("Ratings[Desire]", "9"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Equal(4, amina.Page!.QuerySelectorAll(".error-summary a").Length);
        Assert.Equal(["4"], amina.Page.QuerySelectorAll("fieldset input[checked]").Select(i => i.GetAttribute("value")));

        await story.RunAsAsync<OpenWave, Outcome>(story.Petra, o => o.CloseAsync(story.Programme.Id, wave.Id, CancellationToken.None));
        Assert.Equal(["change.refused.momentTaken"], (await OpenAsync(story)).Refusals.Select(r => r.Message.Key));
    }

    [Theory, BothDatabases]
    public async Task Who_does_not_take_part_is_not_asked_and_an_admin_as_such_sees_no_figures(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await CastAsync(story, mentors: 5, mentees: 0);
        await OpenAsync(story);
        var wave = await story.InAsync(d => d.AdkarWaves.SingleAsync());
        foreach (var who in new[] { story.Olga, story.Petra, story.Ada, story.Otto })
        {
            var browser = await story.AsAsync(who);
            await browser.OpenAsync($"/my/self-rating/{wave.Id}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await RateAsync(story, who, wave.Id, Fine)).IsNotFound);
        }
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync($"/programmes/{story.Programme.Id}/change");
        Assert.Equal(HttpStatusCode.NotFound, ada.Status);
        Assert.True((await story.RunAsAsync<OpenWave, Outcome>(story.Ada, o => o.CloseAsync(story.Programme.Id, wave.Id, CancellationToken.None))).IsNotFound);
    }

    private static Task<Outcome> OpenAsync(Story story, AdkarMoment moment = AdkarMoment.Start, int days = 10) =>
        story.RunAsAsync<OpenWave, Outcome>(story.Petra, o => o.ExecuteAsync(story.Programme.Id, moment, DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(days), CancellationToken.None));

    private static Task<Outcome> RateAsync(Story story, Person who, Guid wave, int[] ratings) =>
        story.RunAsAsync<RateMyself, Outcome>(who, r => r.ExecuteAsync(wave, ratings, CancellationToken.None));

    private static async Task<List<(Person Person, ProgrammeRole Role)>> CastAsync(Story story, int mentors, int mentees)
    {
        var cast = new List<(Person, ProgrammeRole)>();
        await story.InAsync(async d =>
        {
            for (var i = 0; i < mentors + mentees; i++)
            {
                var role = i < mentors ? ProgrammeRole.Mentor : ProgrammeRole.Mentee;
                var person = await story.AddPersonAsync(d, $"{role} {i}");
                d.Enrolments.Add(ParticipantEnrolment.Add(d.OrganisationId, story.Programme.Id, person.Id, role, 1, story.Petra.Id, story.Now));
                cast.Add((person, role));
            }
            await d.SaveChangesAsync();
        });
        return cast;
    }
}
