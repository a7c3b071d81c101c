using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Programmes;

/// <summary>Each step: it works, it refuses and says why, and keeps what was typed. Outsiders are tried in <see cref="SettingUpTests"/>.</summary>
public sealed class StepsTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_purpose_is_chosen_and_stands_on_the_programmes_pages(Db db)
    {
        var (story, browser) = await AtAsync(db, "purpose");
        var refused = await browser.SubmitAsync("form:has([name='Input.Purpose'])", ("Input.Purpose", " "), ("Input.Why", "Kept"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal("Choose at least one, or say it in your own words.", refused.QuerySelector(".error-summary a")!.TextContent);
        Assert.Equal("Kept", refused.QuerySelector("[name='Input.Why']")!.TextContent.Trim());

        await browser.SubmitAsync("form:has([name='Input.Purpose'])", ("Input.Purposes", "inclusion"), ("Input.Purposes", "digital-skills"), ("Input.Purposes", "world-peace"), ("Input.Purpose", "See more."));
        var programme = await story.InAsync(d => d.Programmes.SingleAsync());
        Assert.Equal(["digital-skills", "inclusion"], programme.Purposes);
        foreach (var path in new[] { "", "/participants", "/criteria", "/setup/dates" })
        {
            await browser.OpenAsync($"/programmes/{programme.Id}{path}");
            Assert.Equal("For: Digital skills, Inclusion", browser.Page!.QuerySelector(".purpose-line")!.TextContent.Trim());
        }
        await browser.OpenAsync("/people");
        Assert.Null(browser.Page!.QuerySelector(".purpose-line"));
    }

    [Theory, BothDatabases]
    public async Task An_objective_gets_figures_baseline_and_target(Db db)
    {
        var (story, browser) = await AtAsync(db, "objectives/edit?purpose=retention");
        Assert.Contains("still here after twelve months", browser.Page!.QuerySelector("[name='Input.Text']")!.TextContent, StringComparison.Ordinal);
        var refused = await browser.SubmitAsync("form:has([name='Input.Text'])", ("Input.Measures[0].Target", "most"), ("Input.Measures[1].Target", "120"), ("Input.Text", "Stay"));
        Assert.Equal(["Write a number, such as 80 or 4.5.", "Write a percentage from 0 to 100."], refused.QuerySelectorAll(".error-summary a").Select(a => a.TextContent));
        Assert.Equal("most", refused.QuerySelector("[name='Input.Measures[0].Target']")!.GetAttribute("value"));

        await browser.SubmitAsync("form:has([name='Input.Text'])", ("Input.Measures[0].Baseline", "81,5"), ("Input.Measures[0].Target", "90"), ("Input.Measures[1].Target", ""));
        Assert.EndsWith("/setup/objectives", browser.Path, StringComparison.Ordinal);
        var objective = await story.InAsync(d => d.Objectives.SingleAsync());
        Assert.Equal(("Stay", "retention"), (objective.Text, objective.Purpose));
        Assert.Equal(new ObjectiveMeasure("retention", 81.5m, 90m), objective.Measures[0]);
        Assert.Contains("81.5 %", browser.Page!.QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup/objectives/edit/{objective.Id}");
        await browser.PressAsync("button[formaction*=Remove]");
        Assert.Equal(0, await story.InAsync(d => d.Objectives.CountAsync()));
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup/objectives/edit/{objective.Id}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Theory, BothDatabases]
    public async Task An_objective_without_a_figure_is_refused(Db db)
    {
        var (_, browser) = await AtAsync(db, "objectives/edit");
        var page = await browser.SubmitAsync("form:has([name='Input.Text'])", ("Input.Text", "Better culture"));
        Assert.Equal("Tick at least one figure: what nobody measures, nobody can show.", page.QuerySelector(".error-summary a")!.TextContent);
        Assert.Equal("Better culture", page.QuerySelector("[name='Input.Text']")!.TextContent.Trim());
    }

    [Theory, BothDatabases]
    public async Task Kind_and_formality_are_chosen_and_another_shape_brings_its_numbers(Db db)
    {
        var (story, browser) = await AtAsync(db, "frame");
        var refused = await browser.SubmitAsync("#frame", ("Input.Name", ""), ("Input.MentorCapacity", "99"), ("Input.MentorLabel", "Guide"));
        Assert.Equal(["Fill this in.", "Write a whole number from 1 to 20."], refused.QuerySelectorAll(".error-summary a").Select(a => a.TextContent));
        Assert.Equal("Guide", refused.QuerySelector("[name='Input.MentorLabel']")!.GetAttribute("value"));

        await browser.SubmitAsync("#frame", ("Input.Name", "Lunches"), ("Input.MentorCapacity", "2"), ("Input.Formality", "Informal"), ("Input.Kind", "Executive"));
        var programme = await story.InAsync(d => d.Programmes.SingleAsync());
        Assert.Equal(("Lunches", ProgrammeKind.Executive, Formality.Informal, "Guide", 2), (programme.Name, programme.Kind, programme.Formality, programme.MentorLabel, programme.MentorCapacity));

        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup/frame");
        await browser.SubmitAsync("form[action*=Preset]", ("Input.Preset", "circle"));
        programme = await story.InAsync(d => d.Programmes.SingleAsync());
        Assert.Equal(("Lunches", ProgrammeKind.Circle, 12, 14, 5, "Guide", "Learn from each other."), (programme.Name, programme.Kind, programme.Sessions, programme.CadenceDays, programme.MentorCapacity, programme.MentorLabel, programme.Purpose));
    }

    [Theory, BothDatabases]
    public async Task The_audience_is_counted_live_and_saved_by_role(Db db)
    {
        var (story, browser) = await AtAsync(db, "audience");
        var counted = await browser.PressAsync("button[formaction*=Count]", ("Input.Mentors.LevelTo", "2"), ("Input.Mentees.Departments", "Operations"));
        Assert.Equal(["1", "1", "5"], counted.QuerySelectorAll("#audience-counts .stat > b").Select(e => e.TextContent));
        Assert.Equal(0, await story.InAsync(d => d.AudienceRules.CountAsync()));
        Assert.Equal("2", (counted.QuerySelector("[name='Input.Mentors.LevelTo'] option[selected]"))!.GetAttribute("value"));

        var refused = await browser.SubmitAsync("form.audience", ("Input.Mentees.LevelFrom", "5"), ("Input.Mentees.LevelTo", "2"), ("Input.Mentors.TenureTo", "12"));
        Assert.Equal("This level lies below the one it starts from.", refused.QuerySelector(".error-summary a")!.TextContent);
        Assert.Equal("12", refused.QuerySelector("[name='Input.Mentors.TenureTo']")!.GetAttribute("value"));

        await browser.SubmitAsync("form.audience", ("Input.Mentees.LevelTo", ""), ("Input.Mentors.TenureTo", ""));
        var rule = await story.InAsync(d => d.AudienceRules.SingleAsync(r => r.Role == ProgrammeRole.Mentee));
        Assert.Equal((5, (int?)null, "Operations"), (rule.LevelFrom!.Value, rule.LevelTo, rule.Departments.Single()));
    }

    [Theory, BothDatabases]
    public async Task A_rule_counts_levels_tenure_unit_and_site_and_says_who_is_left_out_for_want_of_data(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var today = DateOnly.FromDateTime(story.Now.UtcDateTime);
        await story.InAsync(async d =>
        {
            var low = await d.Levels.SingleAsync(l => l.Rank == 1);
            foreach (var (name, since) in new (string, DateOnly?)[] { ("New", today.AddMonths(-2)), ("Twelve", today.AddMonths(-12)), ("Thirteen", today.AddMonths(-13)), ("Unknown", null) })
                d.People.Add(Person.Add(d.OrganisationId, new PersonFacts { Name = name, LevelName = "L1", LevelId = low.Id, Site = "Leeds", EmployedSince = since }, story.Now));
            await d.SaveChangesAsync();
        });
        var counts = await story.RunAsAsync<CountAudience, AudienceCounts>(story.Petra, c => c.OfAsync(
            new() { LevelTo = 1, TenureTo = 12, Sites = ["Leeds"] }, new() { LevelFrom = 4 }, CancellationToken.None));

        Assert.Equal(new(2, 1), counts.Mentors); // the new one and the one of twelve months; one's first day is not known
        Assert.Equal(new(1, 2), counts.Mentees); // Paul; Ada and Petra have no level
        Assert.Equal((0, 9), (counts.Both, counts.Everybody));
        Assert.Equal(2, (await story.RunAsAsync<CountAudience, AudienceCounts>(story.Petra, c => c.OfAsync(new() { TenureFrom = 12 }, new(), CancellationToken.None))).Mentors.People);
    }

    [Theory, BothDatabases]
    public async Task Moving_the_first_day_moves_every_date_that_nobody_changed_by_hand(Db db)
    {
        var (story, browser) = await AtAsync(db, "dates");
        await story.InAsync(async d => { d.AddRange(UsualMilestones.For(story.Programme)); await d.SaveChangesAsync(); });
        await browser.OpenAsync(browser.Path);
        var (start, end) = (story.Programme.StartsOn, story.Programme.EndsOn);
        var before = await DatesAsync(story);
        var kickoff = Enumerable.Range(0, 20).First(i => browser.Page!.QuerySelector($"[name='Input.Milestones[{i}].Name']")?.GetAttribute("value") == "Kick-off");

        var refused = await browser.SubmitAsync("form:has([name='Input.StartsOn'])", ("Input.StartsOn", ""), ("Input.Milestones[0].To", "2000-01-01"));
        Assert.Equal(["Fill this in.", "This lies before its beginning."], refused.QuerySelectorAll(".error-summary a").Select(a => a.TextContent).Order());

        await browser.OpenAsync(browser.Path);
        await browser.SubmitAsync("form:has([name='Input.StartsOn'])", ("Input.StartsOn", start.AddDays(14).ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("Input.Length", "same"),
            ($"Input.Milestones[{kickoff}].From", start.AddDays(15).ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ($"Input.Milestones[{kickoff}].To", start.AddDays(15).ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        var programme = await story.InAsync(d => d.Programmes.SingleAsync());
        Assert.Equal((start.AddDays(14), end.AddDays(14)), (programme.StartsOn, programme.EndsOn));
        var after = await DatesAsync(story);
        Assert.Equal(start.AddDays(15), after["kickoff"]);
        Assert.All(before.Where(b => b.Key != "kickoff"), b => Assert.Equal(b.Value.AddDays(14), after[b.Key]));
    }

    [Theory, BothDatabases]
    public async Task A_longer_programme_moves_its_middle_and_its_end_and_takes_own_dates(Db db)
    {
        var (story, browser) = await AtAsync(db, "dates");
        await story.InAsync(async d => { d.AddRange(UsualMilestones.For(story.Programme)); await d.SaveChangesAsync(); });
        await browser.OpenAsync(browser.Path);
        var before = await DatesAsync(story);
        var last = browser.Page!.QuerySelectorAll("[name^='Input.Milestones'][name$='.Name']").Length - 1;
        var start = story.Programme.StartsOn;
        await browser.SubmitAsync("form:has([name='Input.StartsOn'])", ("Input.Length", "12"), ($"Input.Milestones[{last}].Name", "Open day"), ($"Input.Milestones[{last}].From", start.AddDays(40).ToString("O", System.Globalization.CultureInfo.InvariantCulture)));

        var programme = await story.InAsync(d => d.Programmes.SingleAsync());
        Assert.Equal(start.AddMonths(12).AddDays(-1), programme.EndsOn);
        var after = await DatesAsync(story);
        Assert.Equal(before["apply"], after["apply"]);
        Assert.Equal(programme.EndsOn.AddDays(-13), after["close"]);
        Assert.True(after["midpoint"] > before["midpoint"].AddDays(80));
        Assert.Equal(start.AddDays(40), after["Open day"]);
        Assert.Contains("Open day", browser.Page!.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Time_is_agreed_with_somebody_and_lapses_when_the_hours_change(Db db)
    {
        var (story, browser) = await AtAsync(db, "rhythm");
        var refused = await browser.SubmitAsync("form:has([name='Input.Sessions'])", ("Input.TimeAgreed", "true"), ("Input.MentorHours", "many"), ("Input.Sessions", "90"));
        Assert.Equal(3, refused.QuerySelectorAll(".error-summary a").Length);
        Assert.Equal("many", refused.QuerySelector("[name='Input.MentorHours']")!.GetAttribute("value"));
        Assert.Contains("Say with whom the time was agreed.", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        await browser.SubmitAsync("form:has([name='Input.Sessions'])", ("Input.TimeAgreed", "true"), ("Input.AgreedWith", "the board"), ("Input.MentorHours", "2,5"), ("Input.Sessions", "5"), ("Input.Cadence", "21"));
        var programme = await story.InAsync(d => d.Programmes.SingleAsync());
        Assert.Equal((150, 5, 21), (programme.MentorMinutesPerMonth, programme.Sessions, programme.CadenceDays));
        Assert.Contains("agreed with the board", await WhyAsync(story, browser, "rhythm"), StringComparison.Ordinal);

        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup/rhythm");
        refused = await browser.SubmitAsync("form:has([name='Input.Sessions'])", ("Input.MentorHours", "4"));
        Assert.StartsWith("The hours have changed since “the board” agreed.", refused.QuerySelector(".error-summary a")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync("form:has([name='Input.Sessions'])", ("Input.TimeAgreed", "false"));
        Assert.Contains("nobody has agreed", await WhyAsync(story, browser, "rhythm"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_neutral_contact_has_no_stake_in_the_programme(Db db)
    {
        var (story, browser) = await AtAsync(db, "team?role=NeutralContact&q=petra");
        var page = await browser.SubmitAsync("form[action*='handler=Name']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Petra Programme cannot be both", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("petra", page.QuerySelector("#q-neutralcontact")!.GetAttribute("value"));

        Assert.True((await NameAsync(story, story.Petra, story.Olga, TeamRole.NeutralContact)).Succeeded);
        Assert.Equal("team.refused.notNeutral", (await NameAsync(story, story.Petra, story.Olga, TeamRole.Sponsor)).Refusals.Single().Message.Key);
        Assert.Equal("team.refused.already", (await NameAsync(story, story.Petra, story.Olga, TeamRole.NeutralContact)).Refusals.Single().Message.Key);
        Assert.Equal("team.refused.unknown", (await NameAsync(story, story.Petra, story.Otto, TeamRole.Sponsor)).Refusals.Single().Message.Key);
        Assert.True((await NameAsync(story, story.Otto, story.Otto, TeamRole.Sponsor)).IsNotFound);

        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup/team");
        await browser.SubmitAsync("form[action*='handler=End']");
        var member = await story.InAsync(d => d.TeamMembers.SingleAsync());
        Assert.NotNull(member.EndedAt);
    }

    [Theory, BothDatabases]
    public async Task A_notice_is_read_by_everybody_once_published_and_its_versions_stay(Db db)
    {
        var (story, browser) = await AtAsync(db, "notice");
        var reader = await story.AsAsync(story.Olga);
        var refused = await browser.PressAsync("button[formaction*=Publish]", ("Input.Text", "  "));
        Assert.Equal("Fill this in.", refused.QuerySelector(".error-summary a")!.TextContent);

        await browser.SubmitAsync("form:has([name='Input.Text'])", ("Input.Text", "Only a draft"));
        await reader.OpenAsync($"/programmes/{story.Programme.Id}/notice");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);

        await browser.PressAsync("button[formaction*=Publish]", ("Input.Text", "## Who\nWe <b>do</b>.\n\n- one\n- two"));
        await reader.OpenAsync($"/programmes/{story.Programme.Id}/notice");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Equal(["Who", "We <b>do</b>.", "one", "two"], reader.Page!.QuerySelectorAll("article h2, article p, article li").Select(e => e.TextContent));
        refused = await browser.PressAsync("button[formaction*=Publish]");
        Assert.Contains("word for word version 1", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync("button[formaction*=Publish]", ("Input.Text", "Second"));
        Assert.Equal([1, 2], await story.InAsync(d => d.PrivacyNotices.Where(n => n.PublishedAt != null).OrderBy(n => n.Number).Select(n => n.Number).ToListAsync()));

        var other = await story.AsAsync(story.Otto);
        await other.OpenAsync($"/programmes/{story.Programme.Id}/notice");
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public void Usual_audiences_keep_a_distance_between_the_roles()
    {
        for (var levels = 3; levels <= 12; levels++)
        {
            var ranks = Enumerable.Range(1, levels).ToList();
            var juniors = AudiencePatterns.Find("juniors", ranks)!.Value;
            Assert.True(juniors.Mentors.LevelTo < juniors.Mentees.LevelFrom, $"{levels} levels");
            var middle = AudiencePatterns.Find("middle", ranks)!.Value;
            Assert.True(middle.Mentors.LevelTo < middle.Mentees.LevelFrom && middle.Mentees.LevelFrom <= middle.Mentees.LevelTo, $"{levels} levels, middle");
        }
        Assert.True(AudiencePatterns.Find("juniors", [1, 2])!.Value.Mentors.IsOpen);
        Assert.Null(AudiencePatterns.Find(null, [1, 2, 3]));
    }

    private async Task<(Story, Browser)> AtAsync(Db db, string step)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup/{step}");
        return (story, browser);
    }

    private static Task<Outcome> NameAsync(Story story, Person by, Person who, TeamRole role) =>
        story.RunAsAsync<NameTeamMember, Outcome>(by, n => n.ExecuteAsync(story.Programme.Id, who.Id, role, CancellationToken.None));

    private static async Task<string> WhyAsync(Story story, Browser browser, string step)
    {
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/setup");
        return browser.Page!.QuerySelector($".setup-list li:has(a[href$='/setup/{step}']) .why")!.TextContent;
    }

    private static Task<Dictionary<string, DateOnly>> DatesAsync(Story story) => story.InAsync(async d =>
    {
        var programme = await d.Programmes.SingleAsync();
        return (await d.Milestones.ToListAsync()).ToDictionary(m => m.Key.Length > 0 ? m.Key : m.Name, m => m.In(programme.StartsOn, programme.EndsOn).From);
    });
}
