using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Programmes;

public sealed class ProgrammeTests(Hosts hosts)
{
    [Fact]
    public void Every_preset_makes_facts_that_stand_and_carries_the_numbers_of_practice()
    {
        Assert.All(ProgrammePreset.All, p => Assert.True((p.FactsFrom(new(2026, 11, 21)) with { Name = "X" }).Check().Succeeded, p.Key));
        Assert.All(ProgrammePreset.All, p => Assert.Equal(DayOfWeek.Monday, p.FactsFrom(new(2026, 11, 21)).StartsOn.DayOfWeek));
        Assert.Equal((6, 60, 6), Shape("standard"));
        Assert.Equal((7, 45, 5), Shape("hartford"));
        Assert.Equal(21, ProgrammePreset.Find("hartford")!.CadenceDays);
        Assert.Equal(4, ProgrammePreset.Find("higher-education")!.Sessions);
        Assert.Equal((1, 30, 1), Shape("flash"));
        Assert.Equal((8, 3), (ProgrammePreset.Find("pilot")!.Pairs, ProgrammePreset.Find("pilot")!.Months));
        Assert.Equal((5, 2, 14), (ProgrammePreset.Find("circle")!.MentorCapacity, ProgrammePreset.Find("circle")!.MenteeCapacity, ProgrammePreset.Find("circle")!.CadenceDays));
    }

    [Fact]
    public void Empty_profiles_block_until_a_round_has_shown_that_people_can_be_matched_without()
    {
        var programme = Programme.Begin(Guid.NewGuid(), new() { Name = "X" }, null, DateTimeOffset.UnixEpoch);
        var before = new ProgrammeStanding(1, new(8, 0, 0), new(8, 3, 3), null, null, 0, 0, 0);
        var solved = before with { Draft = new(1, DateTimeOffset.UnixEpoch, null, null), RoundsSoFar = 1 };

        Assert.Equal(TaskState.Blocks, StateOf("mentorProfiles", before));
        Assert.Equal(TaskState.ToDo, StateOf("menteeProfiles", before));
        Assert.Equal(TaskState.ToDo, StateOf("mentorProfiles", solved));
        Assert.Equal("publish", ProgrammePhases.TasksOf(programme, solved, new([]))[0].Key);
        Assert.Equal(TaskState.Next, StateOf("publish", solved));

        TaskState StateOf(string key, ProgrammeStanding standing) => ProgrammePhases.TasksOf(programme, standing, new([])).Single(t => t.Key == key).State;
    }

    [Theory, BothDatabases]
    public async Task An_admin_starts_a_programme_from_a_preset_and_runs_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        var cards = await browser.OpenAsync("/programmes/new?preset=hartford");
        Assert.Equal(ProgrammePreset.All.Count, cards.QuerySelectorAll("[name='Input.Preset']").Length);
        await browser.SubmitAsync("form[method=post]:has([name='Input.Name'])", ("Input.Name", "New Eyes"));

        var made = await story.InAsync(d => d.Programmes.SingleAsync(p => p.Name == "New Eyes"));
        Assert.Equal($"/programmes/{made.Id}/setup", browser.Path);
        Assert.Equal(("hartford", 7, 45, 21), (made.Preset, made.Sessions, made.SessionMinutes, made.CadenceDays));
        await browser.OpenAsync($"/programmes/{made.Id}");
        Assert.Contains("A draft", browser.Page!.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.True(await story.InAsync(d => d.ProgrammeManagers.AnyAsync(m => m.ProgrammeId == made.Id && m.PersonId == story.Ada.Id)));
        Assert.True(await story.InAsync(d => d.AuditEntries.AnyAsync(a => a.Action == "programme.created" && a.SubjectId == made.Id)));
    }

    [Fact]
    public async Task A_new_programme_counts_its_four_weeks_from_the_readers_own_day()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        var story = await Story.BeginAsync(host);
        // A Monday in London, and Tuesday already in Auckland: the first Monday after four weeks is another one.
        var monday = story.Now.Date.AddDays((8 - (int)story.Now.DayOfWeek) % 7 + 7).AddHours(13);
        host.Clock.Advance(monday - story.Now);
        await story.InAsync(d => d.Users.Where(a => a.Id == story.Otto.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.TimeZone, "Pacific/Auckland")));

        Assert.Equal(DateOnly.FromDateTime(monday).AddDays(28), await StartAsync(story.Ada));
        Assert.Equal(DateOnly.FromDateTime(monday).AddDays(35), await StartAsync(story.Otto));

        async Task<DateOnly> StartAsync(Upward.Web.Features.People.Person who)
        {
            var form = await (await story.AsAsync(who)).OpenAsync("/programmes/new?preset=standard");
            return DateOnly.Parse(form.QuerySelector("[name='Input.StartsOn']")!.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Theory, BothDatabases]
    public async Task A_refused_form_says_why_and_loses_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/programmes/new?preset=standard");
        var page = await browser.SubmitAsync("form[method=post]:has([name='Input.Name'])", ("Input.Name", "Kept"), ("Input.StartsOn", "soon"), ("Input.Preset", "circle"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(["Fill this in."], page.QuerySelectorAll(".error-summary a").Select(a => a.TextContent));
        Assert.Equal("Kept", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name='Input.Preset'][value=circle][checked]"));
        Assert.Equal(1, await story.InAsync(d => d.Programmes.CountAsync()));
    }

    [Fact]
    public void Meetings_that_do_not_fit_between_the_dates_are_refused()
    {
        var facts = new ProgrammeFacts { Name = "X", StartsOn = new(2026, 1, 1), EndsOn = new(2026, 2, 1), Sessions = 6, CadenceDays = 30 };
        Assert.Equal("programme.refused.doesNotFit", facts.Check().Refusals.Single().Message.Key);
        Assert.Equal("programme.refused.endsBeforeStart", (facts with { EndsOn = new(2025, 1, 1) }).Check().Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task An_admin_appoints_and_dismisses_managers_and_the_right_goes_at_the_next_click(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (ada, olga) = (await story.AsAsync(story.Ada), await story.AsAsync(story.Olga));
        await olga.OpenAsync($"/programmes/{story.Programme.Id}");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);

        await ada.OpenAsync($"/programmes/{story.Programme.Id}/managers?q=olga");
        await ada.SubmitAsync("form[action*=Appoint]");
        await olga.OpenAsync($"/programmes/{story.Programme.Id}");
        Assert.Equal(HttpStatusCode.OK, olga.Status);

        await ada.OpenAsync($"/programmes/{story.Programme.Id}/managers");
        await ada.SubmitAsync("form[action*=Dismiss]", ("personId", story.Olga.Id.ToString()));
        await olga.OpenAsync($"/programmes/{story.Programme.Id}");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }

    [Theory, BothDatabases]
    public async Task Appointing_twice_is_refused_and_managers_do_not_appoint(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var twice = await story.RunAsAsync<AppointManager, Outcome>(story.Ada, a => a.ExecuteAsync(story.Programme.Id, story.Petra.Id, CancellationToken.None));
        Assert.Equal("programme.managers.refused.already", twice.Refusals.Single().Message.Key);
        foreach (var outsider in new[] { story.Petra, story.Olga, story.Otto })
        {
            Assert.True((await story.RunAsAsync<AppointManager, Outcome>(outsider, a => a.ExecuteAsync(story.Programme.Id, story.Olga.Id, CancellationToken.None))).IsNotFound);
            Assert.True((await story.RunAsAsync<DismissManager, Outcome>(outsider, a => a.ExecuteAsync(story.Programme.Id, story.Petra.Id, CancellationToken.None))).IsNotFound);
        }
        Assert.True((await story.RunAsAsync<CreateProgramme, Outcome<Guid>>(story.Petra, e => e.ExecuteAsync(story.Programme.Facts, CancellationToken.None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task The_home_names_what_blocks_and_leads_there(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Petra);
        var page = await browser.OpenAsync($"/programmes/{story.Programme.Id}");

        Assert.Equal("Fresh Eyes", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Participants", page.QuerySelector(".phases [aria-current=step] b")!.TextContent);
        Assert.Contains("One mentor and one mentee", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var blocking = page.QuerySelectorAll(".todo li:has(.badge-watch) a.t").Select(a => a.TextContent).ToList();
        Assert.Equal(["Complete the mentors’ profiles", "Complete the mentees’ profiles"], blocking);
        await browser.OpenAsync(page.QuerySelector(".todo li:has(.badge-watch) a.t")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Amina Haddad", browser.Body, StringComparison.Ordinal);
    }

    private static (int, int, int) Shape(string key) => ProgrammePreset.Find(key) is { } p ? (p.Sessions, p.SessionMinutes, p.Months) : default;
}
