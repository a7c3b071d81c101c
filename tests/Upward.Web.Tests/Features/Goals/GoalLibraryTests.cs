using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Goals.Library;

namespace Upward.Web.Tests.Features.Goals;

/// <summary>R021: a library to begin from, by role; and what stands in one's profile with one click.</summary>
public sealed class GoalLibraryTests(Hosts hosts)
{
    [Fact]
    public void The_library_has_more_than_thirty_goals_that_fit_the_form_and_both_roles()
    {
        Assert.True(GoalTemplate.All.Count >= 30);
        Assert.Equal(GoalTemplate.All.Count, GoalTemplate.All.Select(t => t.Key).Distinct().Count());
        Assert.Equal(GoalTemplate.All.Count, GoalTemplate.All.Select(t => t.Title).Distinct().Count());
        Assert.All(GoalTemplate.All, t =>
        {
            Assert.InRange(t.Title.Length, 10, Goal.LongestTitle);
            Assert.InRange(t.Measure.Length, 20, Goal.LongestMeasure);
            Assert.InRange(t.Weeks, 2, 26);
            Assert.NotEmpty(t.Topic);
        });
        foreach (var role in Enum.GetValues<ProgrammeRole>()) Assert.True(GoalTemplate.Fitting(role).Count() >= 15);
        Assert.Contains(GoalTemplate.All, t => t.For is null);
    }

    [Theory, BothDatabases]
    public async Task One_click_fills_the_form_with_a_day_inside_the_programme(Db db)
    {
        var (story, pair) = await PairAsync(db);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/goals/ideas");
        // At first what fits the reader's role.
        Assert.NotNull(paul.Page!.QuerySelector("a[href$='from=hear-bad-news']"));
        Assert.Null(paul.Page.QuerySelector("a[href$='from=disagree-upward']"));
        await paul.OpenAsync($"/pairs/{pair}/goals/ideas?for=mentor");
        Assert.NotNull(paul.Page.QuerySelector("a[href$='from=disagree-upward']"));
        Assert.Null(paul.Page.QuerySelector("a[href$='from=hear-bad-news']"));
        await paul.OpenAsync($"/pairs/{pair}/goals/ideas?for=all");
        Assert.Equal(GoalTemplate.All.Count, paul.Page.QuerySelectorAll("a[href*='from=']").Length);

        await paul.OpenAsync($"/pairs/{pair}/goals/edit?from=hear-bad-news");
        await paul.SubmitAsync("form[data-guard]");
        var (goal, template) = (await story.InAsync(d => d.Goals.SingleAsync()), GoalTemplate.Find("hear-bad-news")!);
        Assert.Equal((template.Title, template.Measure, (Guid?)story.Paul.Id), (goal.Title, goal.Measure, goal.OwnerId));
        Assert.Equal(DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(7 * template.Weeks), goal.DueOn);

        // One for both begins as theirs; an unknown one begins empty.
        await paul.OpenAsync($"/pairs/{pair}/goals/edit?from=pass-it-on");
        await paul.SubmitAsync("form[data-guard]");
        Assert.Equal(1, await story.InAsync(d => d.Goals.CountAsync(g => g.OwnerId == null)));
        await paul.OpenAsync($"/pairs/{pair}/goals/edit?from=nothing-like-it");
        Assert.Equal("", paul.Page.QuerySelector("[name='Input.Title']")!.GetAttribute("value") ?? "");
    }

    [Theory, BothDatabases]
    public async Task What_stands_in_ones_own_profile_is_offered_until_it_is_a_goal(Db db)
    {
        var (story, pair) = await PairAsync(db);
        await story.InAsync(async d =>
        {
            (await d.Enrolments.SingleAsync(e => e.Id == story.PaulIn.Id)).ChangeProfile(new() { Goals = ["Understand our data", "Say less"] }, 0, story.Now);
            await d.SaveChangesAsync();
        });
        var (paul, amina) = (await story.AsAsync(story.Paul), await story.AsAsync(story.Amina));
        await paul.OpenAsync($"/pairs/{pair}/goals");
        Assert.Contains("Say less", paul.Page!.QuerySelector("[aria-labelledby=of-profile]")!.TextContent, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/goals/edit?named=1");
        await paul.SubmitAsync("form[data-guard]", ("Input.Measure", "Half."), ("Input.DueOn", story.Programme.EndsOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("Say less", (await story.InAsync(d => d.Goals.SingleAsync())).Title);
        await paul.OpenAsync($"/pairs/{pair}/goals");
        Assert.DoesNotContain("Say less", paul.Page.QuerySelector("[aria-labelledby=of-profile]")!.TextContent, StringComparison.Ordinal);

        // Her form is not filled from his profile.
        await amina.OpenAsync($"/pairs/{pair}/goals/edit?named=0");
        Assert.Equal(HttpStatusCode.OK, amina.Status);
        Assert.DoesNotContain("Understand our data", amina.Body, StringComparison.Ordinal);
        await amina.OpenAsync($"/pairs/{pair}/goals");
        Assert.DoesNotContain("Understand our data", amina.Body, StringComparison.Ordinal);
    }

    private async Task<(Story Story, Guid Pair)> PairAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        return (story, await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync()));
    }
}
