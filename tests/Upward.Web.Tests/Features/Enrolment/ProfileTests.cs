using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Enrolment;

public sealed class ProfileTests(Hosts hosts)
{
    private const string Form = "form.profile";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_mentor_fills_in_the_own_profile_without_any_script(Db db)
    {
        var story = await BeginAsync(db);
        var browser = await story.AsAsync(story.Amina);
        await browser.OpenAsync("/my/profile");
        Assert.Equal($"/my/profile/{story.AminaIn.Id}", browser.Path);
        await browser.SubmitAsync(Form,
            ("Input.Offered[0].Skill", "excel"), ("Input.Offered[0].Level", "4"), ("Input.Offered[0].Evidence", "Teaches the Friday class"),
            ("Input.Wanted[0].Skill", "Strategy"), ("Input.Wanted[0].Importance", "3"),
            ("Input.Goals", "Listen better"), ("Input.OwnGoals", "Meet the board\nlisten BETTER"), ("Input.Languages", "English, Arabic"),
            ("Input.Days[0].Morning", "true"), ("Input.Days[2].Hours", "17-19"), ("Input.Capacity", "2"), ("Input.Wishes[0]", "paul director"), ("Input.Channel", "video"));

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("The profile is saved", browser.Body, StringComparison.Ordinal);
        var saved = await FindAsync(story, story.AminaIn.Id);
        Assert.Equal(("Spreadsheets", 4, "Teaches the Friday class"), saved.Skills.Where(s => s.Direction == SkillDirection.Offered).Select(s => (s.Skill.Name, s.SkillLevel, s.Evidence)).Single());
        Assert.Equal(("Strategy", 3), saved.Skills.Where(s => s.Direction == SkillDirection.Wanted).Select(s => (s.Skill.Name, s.Importance)).Single());
        Assert.Equal(["Listen better", "Meet the board"], saved.Goals);
        Assert.Equal((6, 2, "video", "en ar"), (saved.Availability.Count(c => c == '1'), saved.Capacity, saved.Communication.Channel, string.Join(' ', saved.Languages)));
        Assert.Equal(story.PaulIn.Id, saved.Wishes.Single().PartnerEnrolmentId);
        Assert.NotNull(saved.ProfileChangedAt);
    }

    [Theory, BothDatabases]
    public async Task An_unknown_skill_keeps_everything_typed_and_a_suggestion_is_one_button(Db db)
    {
        var story = await BeginAsync(db);
        var browser = await story.AsAsync(story.Paul);
        await browser.OpenAsync($"/my/profile/{story.PaulIn.Id}");
        var page = await browser.SubmitAsync(Form, ("Input.Wanted[0].Skill", "Exel"), ("Input.Days[1].Hours", "half past nine"), ("Input.OwnGoals", "Be braver"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal("Exel", page.QuerySelector("[name='Input.Wanted[0].Skill']")!.GetAttribute("value"));
        Assert.Equal("half past nine", page.QuerySelector("[name='Input.Days[1].Hours']")!.GetAttribute("value"));
        Assert.Equal("Be braver", page.QuerySelector("[name='Input.OwnGoals']")!.TextContent.Trim());
        var button = page.QuerySelectorAll(".skill-meant button").First(b => b.TextContent == "Spreadsheets");
        page = await browser.SubmitAsync(Form, ("act", button.GetAttribute("value")));
        Assert.Equal("Spreadsheets", page.QuerySelector("[name='Input.Wanted[0].Skill']")!.GetAttribute("value"));
        await browser.SubmitAsync(Form, ("Input.Days[1].Hours", "9-11"));
        Assert.Equal("Spreadsheets", (await FindAsync(story, story.PaulIn.Id)).Skills.Single().Skill.Name);
    }

    [Theory, BothDatabases]
    public async Task The_manager_fills_it_in_too_and_never_meets_a_veto(Db db)
    {
        var story = await BeginAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/my/profile/{story.AminaIn.Id}");
        await amina.SubmitAsync(Form, ("Own.Vetoes[0]", "Paul Director"), ("Own.ShareWants", "true"));
        Assert.Equal(story.Paul.Id, await story.InAsync(d => d.Vetoes.Select(v => v.PersonId).SingleAsync()));

        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/participants/{story.AminaIn.Id}");
        Assert.DoesNotContain("veto", page.Body!.InnerHtml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Paul Director", page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        // A crafted field changes nothing that is the person's alone.
        await petra.SubmitAsync(Form, ("Input.Offered[0].Skill", "Strategy"), ("Own.Vetoes[0]", ""), ("Own.ShareWants", "false"));

        var saved = await FindAsync(story, story.AminaIn.Id);
        Assert.Equal("Strategy", saved.Skills.Single().Skill.Name);
        Assert.NotNull(saved.WantsSharedAt);
        Assert.Equal(1, await story.InAsync(d => d.Vetoes.CountAsync()));
        var entries = await story.InAsync(d => d.AuditEntries.Where(a => a.Action.StartsWith("enrolment")).OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(2, entries.Count);
        Assert.DoesNotContain(entries, e => e.Details.Contains(story.Paul.Id.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(entries[0].Details, entries[1].Details);
    }

    [Theory, BothDatabases]
    public async Task A_veto_goes_when_its_author_takes_it_off_and_only_the_other_role_can_be_named(Db db)
    {
        var story = await BeginAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/my/profile/{story.AminaIn.Id}");
        await amina.SubmitAsync(Form, ("Own.Vetoes[0]", "Paul Director"));
        await amina.SubmitAsync(Form, ("Own.Vetoes[0]", ""));
        Assert.Equal(0, await story.InAsync(d => d.Vetoes.CountAsync()));

        var page = await amina.SubmitAsync(Form, ("Own.Vetoes[0]", "Olga Outside"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("No participant of the other role is called “Olga Outside”", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_one_wants_to_learn_is_for_oneself_and_the_manager_alone(Db db)
    {
        var story = await BeginAsync(db);
        await story.RunAsAsync<ChangeOwnProfile, Outcome>(story.Paul, async c => await c.ExecuteAsync(story.PaulIn.Id, new() { Wanted = [new(await SkillAsync(story, "Strategy"), 3)] }, [], false, 0, None));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(story.Paul, $"/my/profile/{story.PaulIn.Id}"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(story.Petra, $"/programmes/{story.Programme.Id}/participants/{story.PaulIn.Id}"));
        foreach (var other in new[] { story.Amina, story.Olga, story.Ada, story.Otto })
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, $"/my/profile/{story.PaulIn.Id}"));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, $"/programmes/{story.Programme.Id}/participants/{story.PaulIn.Id}"));
        }

        async Task<HttpStatusCode> StatusAsync(Upward.Web.Features.People.Person who, string path)
        {
            var browser = await story.AsAsync(who);
            await browser.OpenAsync(path);
            return browser.Status;
        }
    }

    [Theory, BothDatabases]
    public async Task A_profile_changed_meanwhile_is_not_overwritten_unseen(Db db)
    {
        var story = await BeginAsync(db);
        var (amina, petra) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Petra));
        await amina.OpenAsync($"/my/profile/{story.AminaIn.Id}");
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/participants/{story.AminaIn.Id}");
        await petra.SubmitAsync(Form, ("Input.OwnGoals", "From Petra"));
        var page = await amina.SubmitAsync(Form, ("Input.OwnGoals", "From Amina"));
        Assert.Contains("Somebody changed this", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["From Petra"], (await FindAsync(story, story.AminaIn.Id)).Goals);
        await amina.SubmitAsync(Form);
        Assert.Equal(["From Amina"], (await FindAsync(story, story.AminaIn.Id)).Goals);
    }

    [Theory, BothDatabases]
    public async Task Ids_that_the_form_could_not_have_offered_are_refused(Db db)
    {
        var story = await BeginAsync(db);
        var foreign = Guid.Empty;
        await story.InAsync(story.OtherOrganisationId, async d =>
        {
            var skill = Skill.Of(d.OrganisationId, "Theirs", "Other", []);
            d.Skills.Add(skill);
            await d.SaveChangesAsync();
            foreign = skill.Id;
        });
        Task<Outcome> Change(ProfileDraft draft) => story.RunAsAsync<ChangeOwnProfile, Outcome>(story.Amina, c => c.ExecuteAsync(story.AminaIn.Id, draft, [], false, 0, None));

        Assert.Equal("profile.refused.skillGone", (await Change(new() { Wanted = [new(foreign, 2)] })).Refusals.Single().Message.Key);
        Assert.Equal("profile.refused.notAPartner", (await Change(new() { Wishes = [story.AminaIn.Id] })).Refusals.Single().Message.Key);
        Assert.Equal("profile.refused.capacity", (await Change(new() { Capacity = 99 })).Refusals.Single().Message.Key);
        Assert.True((await story.RunAsAsync<ChangeParticipantProfile, Outcome>(story.Ada, c => c.ExecuteAsync(story.AminaIn.Id, new(), 0, None))).IsNotFound);
        Assert.True((await story.RunAsAsync<ChangeOwnProfile, Outcome>(story.Petra, c => c.ExecuteAsync(story.AminaIn.Id, new(), [], false, 0, None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task The_same_hours_every_weekday_and_more_rows_work_without_saving(Db db)
    {
        var story = await BeginAsync(db);
        var browser = await story.AsAsync(story.Amina);
        await browser.OpenAsync($"/my/profile/{story.AminaIn.Id}");
        var page = await browser.SubmitAsync(Form, ("act", "weekdays"), ("Input.Days[0].Morning", "true"), ("Input.Days[0].Hours", "18-19"));
        Assert.Equal("18-19", page.QuerySelector("[name='Input.Days[4].Hours']")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("[name='Input.Days[4].Morning']")!.HasAttribute("checked"));
        Assert.False(page.QuerySelector("[name='Input.Days[5].Morning']")!.HasAttribute("checked"));
        Assert.Equal("", (await FindAsync(story, story.AminaIn.Id)).Availability);

        var rows = page.QuerySelectorAll("[name^='Input.Offered'][name$='.Skill']").Length;
        page = await browser.SubmitAsync(Form, ("act", "more"));
        Assert.True(page.QuerySelectorAll("[name^='Input.Offered'][name$='.Skill']").Length > rows);
    }

    [Theory, BothDatabases]
    public async Task Names_are_found_for_wishes_among_the_other_role_only(Db db)
    {
        var story = await BeginAsync(db);
        var browser = await story.AsAsync(story.Amina);
        Assert.Equal(["Paul Director"], (await browser.OpenAsync($"/my/profile/{story.AminaIn.Id}/partners?q=dire")).QuerySelectorAll("[role=option] b").Select(b => b.TextContent));
        Assert.Empty((await browser.OpenAsync($"/my/profile/{story.AminaIn.Id}/partners?q=amina")).QuerySelectorAll("[role=option]"));
    }

    [Theory, BothDatabases]
    public async Task Nobody_types_twice_what_stands_in_another_of_their_profiles(Db db)
    {
        var story = await BeginAsync(db);
        var there = await story.ElsewhereAsync(story.Amina, ProgrammeRole.Mentor, await SkillAsync(story, "Spreadsheets"));
        var browser = await story.AsAsync(story.Amina);
        var page = await browser.OpenAsync($"/my/profile/{story.AminaIn.Id}");
        var button = page.QuerySelector($"button[value='from:{there.Id}']")!;
        Assert.Contains("Last year", button.TextContent, StringComparison.Ordinal);
        page = await browser.SubmitAsync(Form, ("Input.OwnGoals", "Typed here"), ("act", button.GetAttribute("value")));

        Assert.Equal("Spreadsheets", page.QuerySelector("[name='Input.Offered[0].Skill']")!.GetAttribute("value"));
        Assert.Equal("video", page.QuerySelector("#Input_Channel option[selected]")!.GetAttribute("value"));
        Assert.Equal("Typed here", page.QuerySelector("[name='Input.OwnGoals']")!.TextContent.Trim());
        Assert.Empty((await FindAsync(story, story.AminaIn.Id)).Skills);

        // Somebody else's profile is none: nothing comes of naming it.
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/my/profile/{story.PaulIn.Id}");
        page = await paul.SubmitAsync(Form, ("act", $"from:{there.Id}"));
        Assert.True(string.IsNullOrEmpty(page.QuerySelector("[name='Input.Wanted[0].Skill']")!.GetAttribute("value")));
        Assert.Null(page.QuerySelector("button[value^='from:']"));
    }

    private async Task<Story> BeginAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.RunAsAsync<SeedSkills, int>(null, s => s.ExecuteAsync(None));
        return story;
    }

    private static Task<Guid> SkillAsync(Story story, string name) => story.InAsync(d => d.Skills.Where(s => s.Name == name).Select(s => s.Id).SingleAsync());

    private static Task<ParticipantEnrolment> FindAsync(Story story, Guid id) =>
        story.InAsync(d => d.Enrolments.AsNoTracking().Include(e => e.Skills).ThenInclude(s => s.Skill).Include(e => e.Wishes).SingleAsync(e => e.Id == id));
}
