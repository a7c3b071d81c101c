using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Skills;

public sealed class SkillTaxonomyTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task An_organisation_is_seeded_once_and_again_adds_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);

        Assert.Equal(BuiltInSkills.All.Count, await story.RunAsAsync<SeedSkills, int>(null, s => s.ExecuteAsync(CancellationToken.None)));
        Assert.Equal(0, await story.RunAsAsync<SeedSkills, int>(null, s => s.ExecuteAsync(CancellationToken.None)));

        await story.InAsync(story.OtherOrganisationId, async other => Assert.Equal(0, await other.Skills.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_admin_adds_changes_retires_and_restores_a_skill(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/settings/skills/new");
        await browser.SubmitAsync("form[method=post]:has([name='Input.Name'])", ("Input.Name", "Knitting"), ("Input.Category", "Crafts"), ("Input.Synonyms", "needles\nyarn"));
        Assert.Equal("/settings/skills", browser.Path);

        var skill = await story.InAsync(d => d.Skills.SingleAsync());
        Assert.Equal(["needles", "yarn"], skill.Synonyms);
        await browser.OpenAsync($"/settings/skills/{skill.Id}");
        await browser.SubmitAsync("form[action*=Retire]");
        Assert.NotNull((await story.InAsync(d => d.Skills.SingleAsync())).RetiredAt);
        Assert.Empty((await browser.OpenAsync("/skills/find?q=knit")).QuerySelectorAll("li"));
        await browser.OpenAsync($"/settings/skills/{skill.Id}");
        await browser.SubmitAsync("form[action*=Retire]");
        Assert.Single((await browser.OpenAsync("/skills/find?q=knit")).QuerySelectorAll("li"));
        Assert.Equal(["skill.added", "skill.retired", "skill.restored"], await story.InAsync(d => d.AuditEntries.OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_word_that_leads_elsewhere_is_refused_and_the_form_keeps_what_was_typed(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await Add(story, "Spreadsheets", "Excel");
        await browser.OpenAsync("/settings/skills/new");
        var page = await browser.SubmitAsync("form[method=post]:has([name='Input.Name'])", ("Input.Name", "Tables"), ("Input.Category", "Tools"), ("Input.Synonyms", "excel"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("already leads to Spreadsheets", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tables", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        Assert.Equal(1, await story.InAsync(d => d.Skills.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Merging_moves_the_profiles_and_keeps_the_stronger_statement(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var excel = await Add(story, "Excel");
        var sheets = await Add(story, "Spreadsheets");
        await story.InAsync(async d =>
        {
            d.EnrolmentSkills.AddRange(
                EnrolmentSkill.Offered(d.OrganisationId, story.AminaIn.Id, excel, 4, "Ran a course"), EnrolmentSkill.Offered(d.OrganisationId, story.AminaIn.Id, sheets, 2),
                EnrolmentSkill.Wanted(d.OrganisationId, story.PaulIn.Id, excel, 3));
            await d.SaveChangesAsync();
        });

        var outcome = await story.RunAsAsync<MergeSkills, Outcome>(story.Ada, m => m.ExecuteAsync(excel, sheets, CancellationToken.None));

        Assert.True(outcome.Succeeded);
        var uses = await story.InAsync(d => d.EnrolmentSkills.OrderBy(s => s.Direction).ToListAsync());
        Assert.All(uses, u => Assert.Equal(sheets, u.SkillId));
        Assert.Equal(2, uses.Count);
        Assert.Equal((4, "Ran a course"), (uses.Single(u => u.Direction == SkillDirection.Offered).SkillLevel, uses.Single(u => u.Direction == SkillDirection.Offered).Evidence));
        Assert.Equal(["Excel"], (await story.InAsync(d => d.Skills.SingleAsync())).Synonyms);
    }

    [Theory, BothDatabases]
    public async Task What_is_exported_comes_back_as_it_was_and_a_bad_row_stops_all(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await Add(story, "=Formulas", "sums");
        await Add(story, "Spreadsheets", "Excel", "tables");
        var file = await story.RunAsAsync<ExportSkills, Outcome<byte[]>>(story.Ada, e => e.ExecuteAsync(CancellationToken.None));

        var again = await Import(story, file.Value!);
        Assert.Equal(new ImportedSkills(0, 0, 2), again.Value);

        var bad = await Import(story, Encoding.UTF8.GetBytes("name,category,synonyms\nPodcasts,Media,\nTables,Tools,excel\n"));
        Assert.Equal("skills.refused.row", bad.Refusals.Single().Message.Key);
        Assert.Equal(2, await story.InAsync(d => d.Skills.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_an_admin_of_the_organisation_changes_its_skills(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var id = await Add(story, "Spreadsheets");
        foreach (var outsider in new[] { story.Petra, story.Olga })
            Assert.True((await story.RunAsAsync<AddSkill, Outcome<Guid>>(outsider, a => a.ExecuteAsync(new("X", "Y", []), CancellationToken.None))).IsNotFound);
        Assert.True((await story.RunAsAsync<ChangeSkill, Outcome>(story.Otto, c => c.ExecuteAsync(id, new("X", "Y", []), CancellationToken.None))).IsNotFound);
        Assert.True((await story.RunAsAsync<RetireSkill, Outcome>(story.Otto, c => c.ExecuteAsync(id, true, CancellationToken.None))).IsNotFound);
        Assert.True((await story.RunAsAsync<MergeSkills, Outcome>(story.Petra, c => c.ExecuteAsync(id, id, CancellationToken.None))).IsNotFound);
        Assert.Equal("Spreadsheets", (await story.InAsync(d => d.Skills.SingleAsync())).Name);
    }

    private static Task<Outcome<ImportedSkills>> Import(Story story, byte[] content) =>
        story.RunAsAsync<ImportSkills, Outcome<ImportedSkills>>(story.Ada, i => i.ExecuteAsync(content, CancellationToken.None));

    private static Task<Guid> Add(Story story, string name, params string[] synonyms) => story.InAsync(async d =>
    {
        var skill = Skill.Of(d.OrganisationId, name, "Some", synonyms);
        d.Skills.Add(skill);
        await d.SaveChangesAsync();
        return skill.Id;
    });
}
