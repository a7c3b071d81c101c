using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.People;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.People;

/// <summary>The scale of levels: names, places and other spellings, on both databases.</summary>
public sealed class LevelsTests(Hosts hosts)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static Task<Outcome> ArrangeAsync(Story story, Person by, params LevelChange[] changes) => story.RunAsAsync<ArrangeLevels, Outcome>(by, l => l.ExecuteAsync(changes, Ct));

    [Theory, BothDatabases]
    public async Task A_level_is_renamed_with_everybody_and_its_old_name_still_means_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/people/levels");
        await browser.SubmitAsync(".level-form", ("Rows[1].NewName", "Specialist"), ("Rows[1].Rank", "3"));
        Assert.Equal(HttpStatusCode.OK, browser.Status);

        var amina = await story.InAsync(d => d.People.Include(p => p.Level).SingleAsync(p => p.Id == story.Amina.Id));
        Assert.Equal(("Specialist", "Specialist", 3), (amina.LevelName, amina.Level!.Name, amina.Level.Rank));
        Assert.Equal(["L2"], amina.Level.AlsoKnownAs);
    }

    [Theory, BothDatabases]
    public async Task An_import_reads_another_spelling_as_the_level_itself(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.True((await ArrangeAsync(story, story.Ada, new LevelChange("L5", "Senior Manager", 5, ["Sr. Manager"]))).Succeeded);
        var file = Encoding.UTF8.GetBytes("Name,E-mail,Level\nA B,a@x.example,sr. manager\nC D,c@x.example,L5\n");
        var run = (await story.RunAsAsync<UploadStaffList, Outcome<Guid>>(story.Ada, u => u.ExecuteAsync("staff.csv", file, Ct))).Value;

        var plan = (await story.RunAsAsync<PreviewImport, ImportPreview?>(story.Ada, p => p.ExecuteAsync(run, Ct)))!.Plan;
        Assert.Empty(plan.NewLevels);
        Assert.All(plan.Rows, r => Assert.Equal("Senior Manager", r.Changes.Single(c => c.Field == PersonField.Level).After));
    }

    [Theory, BothDatabases]
    public async Task A_name_that_would_stand_for_two_levels_is_refused_and_what_was_typed_stays(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/people/levels");
        var page = await browser.SubmitAsync(".level-form", ("Rows[0].AlsoKnownAs", "l6"), ("Rows[1].NewName", "Specialist"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("would stand for two levels", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Specialist", page.QuerySelector("[name='Rows[1].NewName']")!.GetAttribute("value"));

        Assert.Equal("people.levels.badName", Assert.Single((await ArrangeAsync(story, story.Ada, new LevelChange("L1", "", 1, []))).Refusals).Message.Key);
        Assert.Equal("people.levels.range", Assert.Single((await ArrangeAsync(story, story.Ada, new LevelChange("L1", "L1", 100, []))).Refusals).Message.Key);
        Assert.Equal(["L1", "L2", "L3", "L4", "L5", "L6"], await story.InAsync(d => d.Levels.OrderBy(l => l.Rank).Select(l => l.Name).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_an_admin_sees_or_changes_the_scale(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var other in new[] { story.Petra, story.Amina, story.Olga })
        {
            Assert.Null(await story.RunAsAsync<ArrangeLevels, IReadOnlyList<LevelLine>?>(other, l => l.ShowAsync(Ct)));
            Assert.True((await ArrangeAsync(story, other, new LevelChange("L1", "First", 1, []))).IsNotFound);
        }
        // An admin of another organisation arranges a scale of their own.
        await ArrangeAsync(story, story.Otto, new LevelChange("L1", "Elsewhere", 1, []));
        Assert.False(await story.InAsync(d => d.Levels.AnyAsync(l => l.Name == "Elsewhere" || l.Name == "First")));
    }
}
