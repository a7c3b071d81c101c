using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;

namespace Upward.Web.Tests.Features.Enrolment;

/// <summary>From the list of people into a programme, and what else is done to all who match, on both databases.</summary>
public sealed class AddToProgrammeTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task All_who_match_are_added_over_every_page_and_the_rest_is_named_with_the_reason(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await ManyAsync(story, 70);
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync("/people?department=Data");
        Assert.Contains("All 71 who match", browser.Page!.QuerySelector(".bulk")!.TextContent, StringComparison.Ordinal);

        await browser.PressAsync(".bulk button[formaction*='add-to-programme']", ("Everybody", "true"));
        Assert.Contains("Add 71 people", browser.Page!.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync("#add-to", ("Programme", story.Programme.Id.ToString()), ("Role", "Mentee"));

        Assert.Contains("70 people were added to Fresh Eyes. One was left out: Amina Haddad (has the other role in this programme)", browser.Body, StringComparison.Ordinal);
        Assert.Equal(71, await story.InAsync(d => d.Enrolments.CountAsync(e => e.Role == ProgrammeRole.Mentee)));
    }

    [Theory, BothDatabases]
    public async Task When_nobody_can_be_added_the_page_says_for_each_why_not(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            (await d.People.SingleAsync(p => p.Id == story.Olga.Id)).Leave(story.Now);
            await d.SaveChangesAsync();
        });
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync("/people?status=all");
        await browser.PressAsync(".bulk button[formaction*='add-to-programme']", [.. new[] { story.Amina, story.Paul, story.Olga }.Select(p => ("Chosen", (string?)p.Id.ToString()))]);
        var page = await browser.SubmitAsync("#add-to", ("Programme", story.Programme.Id.ToString()), ("Role", "Mentor"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(["Amina Haddad: takes part in this role already", "Olga Outside: no longer works here", "Paul Director: has the other role in this programme"],
            page.QuerySelectorAll("#left-out tbody tr").Select(r => $"{r.Children[0].TextContent}: {r.Children[1].TextContent}"));
        // What was chosen is kept: another role would do.
        Assert.Equal(3, page.QuerySelectorAll("#add-to input[name=Chosen]").Length);
        Assert.Equal(2, await story.InAsync(d => d.Enrolments.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Outsiders_see_no_page_and_no_programme_of_others_and_add_nobody(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var outsider = await story.AsAsync(story.Olga);
        await outsider.OpenAsync("/people/add-to-programme");
        Assert.Equal(HttpStatusCode.NotFound, outsider.Status);

        // Otto is an admin elsewhere: with our ids he has chosen nobody, and our programme is not in his list.
        var otto = await story.AsAsync(story.Otto);
        await otto.OpenAsync("/people");
        await otto.PressAsync(".bulk button[formaction*='add-to-programme']", ("Chosen", story.Olga.Id.ToString()));
        Assert.Contains("Choose somebody first", otto.Body, StringComparison.Ordinal);
        await otto.OpenAsync("/people");
        await otto.PressAsync(".bulk button[formaction*='add-to-programme']", ("Chosen", story.Otto.Id.ToString()));
        Assert.DoesNotContain("Fresh Eyes", otto.Body, StringComparison.Ordinal);
        Assert.Null(await story.RunAsAsync<AddParticipants, IReadOnlyList<LeftOutPerson>?>(story.Otto, a => a.WhoStaysOutAsync(story.Programme.Id, ProgrammeRole.Mentor, new([story.Olga.Id]), CancellationToken.None)));
        Assert.Equal(2, await story.InAsync(d => d.Enrolments.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task All_who_match_are_marked_as_left_and_work_here_again(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await ManyAsync(story, 60);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/people?q=number&department=Data");
        await browser.PressAsync(".bulk button[formaction*='Leave']", ("Everybody", "true"));
        Assert.Equal(60, await story.InAsync(d => d.People.CountAsync(p => p.LeftAt != null)));

        await browser.OpenAsync("/people?status=left");
        await browser.PressAsync(".bulk button[formaction*='Return']", ("Everybody", "true"));
        Assert.Contains("60 people work here again", browser.Body, StringComparison.Ordinal);
        Assert.Equal(0, await story.InAsync(d => d.People.CountAsync(p => p.LeftAt != null)));
    }

    [Theory, BothDatabases]
    public async Task The_search_of_the_page_that_adds_participants_folds_accents(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            d.People.Add(Person.Add(d.OrganisationId, new PersonFacts { Name = "Özlem Yıldız", Email = "oz@x.example" }, story.Now));
            await d.SaveChangesAsync();
        });
        var page = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/participants/add?q=yildiz+OZL");
        Assert.Equal(["Özlem Yıldız"], page.QuerySelectorAll("tbody .name").Select(n => n.TextContent));
    }

    private static Task ManyAsync(Story story, int count) => story.InAsync(async d =>
    {
        for (var i = 0; i < count; i++) d.People.Add(Person.Add(d.OrganisationId, new PersonFacts { Name = $"Number {i:000}", Email = $"n{i}@x.example", Department = "Data" }, story.Now));
        await d.SaveChangesAsync();
    });
}
