using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Programmes;

/// <summary>The next cohort, templates and lessons (R068).</summary>
public sealed class CopyingTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task The_next_cohort_takes_what_was_decided_and_nobody(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d => { d.AddRange(UsualMilestones.For(story.Programme)); await d.SaveChangesAsync(); });
        await story.InAsync(async d =>
        {
            var sharing = HoursSharing.Of(story.Programme.OrganisationId, story.Programme.Id);
            sharing.Call("A development programme");
            d.Add(sharing);
            await d.SaveChangesAsync();
        });
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/lessons");
        await petra.SubmitAsync("form:has([name=Text])", ("Text", "Ask the line managers first."));
        Assert.True((await story.RunAsAsync<NameTeamMember, Outcome>(story.Petra, n => n.ExecuteAsync(story.Programme.Id, story.Olga.Id, TeamRole.Sponsor, CancellationToken.None))).Succeeded);

        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync($"/programmes/{story.Programme.Id}/copy");
        var start = story.Programme.StartsOn.AddMonths(8);
        await ada.SubmitAsync("form:has([name='Input.As'])", ("Input.Name", "Fresh Eyes 2"), ("Input.StartsOn", start.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));

        var copy = await story.InAsync(d => d.Programmes.SingleAsync(p => p.Name == "Fresh Eyes 2"));
        Assert.Equal($"/programmes/{copy.Id}/setup", ada.Path);
        Assert.Equal((start, story.Programme.EndsOn.DayNumber - story.Programme.StartsOn.DayNumber, "Learn from each other."), (copy.StartsOn, copy.EndsOn.DayNumber - copy.StartsOn.DayNumber, copy.Purpose));
        var lesson = await story.InAsync(d => d.Lessons.SingleAsync(l => l.ProgrammeId == copy.Id));
        Assert.Equal(("Ask the line managers first.", "Fresh Eyes"), (lesson.Text, lesson.LearnedIn));
        var apply = await story.InAsync(d => d.Milestones.SingleAsync(m => m.ProgrammeId == copy.Id && m.Key == "apply"));
        Assert.Equal(start.AddDays(-28), apply.In(copy.StartsOn, copy.EndsOn).From);
        Assert.Equal("A development programme", await story.InAsync(d => d.HoursSharings.Where(s => s.ProgrammeId == copy.Id).Select(s => s.CalledThere).SingleAsync()));
        Assert.Equal(0, await story.InAsync(d => d.Enrolments.CountAsync(e => e.ProgrammeId == copy.Id)));
        Assert.Equal(0, await story.InAsync(d => d.TeamMembers.CountAsync(m => m.ProgrammeId == copy.Id)));
    }

    [Theory, BothDatabases]
    public async Task A_template_stands_in_no_list_and_begins_programmes(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync($"/programmes/{story.Programme.Id}/copy");
        await ada.SubmitAsync("form:has([name='Input.As'])", ("Input.As", "template"), ("Input.Name", "Our way"));
        var template = await story.InAsync(d => d.Programmes.SingleAsync(p => p.Name == "Our way"));
        Assert.NotNull(template.TemplateSince);
        Assert.Equal("/programmes", ada.Path);
        Assert.DoesNotContain("Our way", ada.Page!.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await ada.OpenAsync($"/programmes/{template.Id}");
        Assert.Equal(HttpStatusCode.NotFound, ada.Status);

        await ada.OpenAsync($"/programmes/new?preset={template.Id}");
        await ada.SubmitAsync("form:has([name='Input.Name'])", ("Input.Name", "By the template"));
        Assert.Equal("Learn from each other.", await story.InAsync(d => d.Programmes.Where(p => p.Name == "By the template").Select(p => p.Purpose).SingleAsync()));

        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync("/programmes");
        Assert.DoesNotContain("Our way", petra.Body, StringComparison.Ordinal);
        await ada.OpenAsync("/programmes");
        await ada.SubmitAsync("form[action*=ForgetTemplate]");
        Assert.False(await story.InAsync(d => d.Programmes.AnyAsync(p => p.Id == template.Id)));
    }

    [Theory, BothDatabases]
    public async Task A_copy_without_name_or_day_and_an_empty_lesson_are_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync($"/programmes/{story.Programme.Id}/copy");
        var page = await ada.SubmitAsync("form:has([name='Input.As'])", ("Input.Name", "Kept"), ("Input.StartsOn", ""));
        Assert.Equal(["Fill this in."], page.QuerySelectorAll(".error-summary a").Select(a => a.TextContent));
        Assert.Equal("Kept", page.QuerySelector("[name='Input.Name']")!.GetAttribute("value"));
        await ada.OpenAsync($"/programmes/{story.Programme.Id}/lessons");
        page = await ada.SubmitAsync("form:has([name=Text])", ("Text", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Equal(["Fill this in."], page.QuerySelectorAll(".error-summary a").Select(a => a.TextContent));
    }

    [Theory, BothDatabases]
    public async Task Managers_do_not_copy_and_outsiders_find_neither_copy_nor_lessons(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Assert.True((await story.RunAsAsync<NoteLesson, Outcome>(story.Petra, n => n.ExecuteAsync(story.Programme.Id, "Ours", CancellationToken.None))).Succeeded);
        var lesson = await story.InAsync(d => d.Lessons.Select(l => l.Id).SingleAsync());
        foreach (var outsider in new[] { story.Amina, story.Olga, story.Otto })
        {
            Assert.True((await story.RunAsAsync<NoteLesson, Outcome>(outsider, n => n.ExecuteAsync(story.Programme.Id, "Mine", CancellationToken.None))).IsNotFound);
            Assert.True((await story.RunAsAsync<NoteLesson, Outcome>(outsider, n => n.RemoveAsync(story.Programme.Id, lesson, CancellationToken.None))).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/lessons");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        foreach (var outsider in new[] { story.Petra, story.Amina, story.Olga, story.Otto })
            Assert.True((await story.RunAsAsync<CopyProgramme, Outcome<Guid>>(outsider, c => c.ExecuteAsync(story.Programme.Id, "Mine", story.Programme.StartsOn, false, CancellationToken.None))).IsNotFound);
        Assert.Equal(1, await story.InAsync(d => d.Programmes.CountAsync()));
        Assert.Equal(1, await story.InAsync(d => d.Lessons.CountAsync()));
    }
}
