using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Applications;

/// <summary>R060 R231 R239: several readers, one measure; checks without findings; side by side.</summary>
public sealed class ReadingTests(Hosts hosts)
{
    private static Task<Outcome> ScoreAsync(Story story, Person who, Guid id, int score, string note = "") => story.RunAsAsync<ScoreApplication, Outcome>(who, async s =>
        await s.ExecuteAsync(story.Programme.Id, id, (await story.InAsync(d => d.Intakes.SingleAsync())).Rubric.ToDictionary(c => c.Key, _ => score), note, Applying.None));

    private static async Task<Person> ReviewerAsync(Story story)
    {
        Assert.True((await story.RunAsAsync<AppointReviewer, Outcome>(story.Petra, a => a.ExecuteAsync(story.Programme.Id, story.Olga.Email, Applying.None))).Succeeded);
        return story.Olga;
    }

    [Theory, BothDatabases]
    public async Task Two_readers_score_and_the_list_sorts_by_their_mean(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var reviewer = await ReviewerAsync(story);
        var (first, second) = (await story.ApplyAsync(story.Ada), await story.ApplyAsync(await story.PersonAsync("Nadia New")));
        Assert.True((await ScoreAsync(story, story.Petra, first, 4)).Succeeded);
        Assert.True((await ScoreAsync(story, reviewer, first, 2)).Succeeded);
        Assert.True((await ScoreAsync(story, story.Petra, second, 1)).Succeeded);
        Assert.Equal((75, 2), ((await story.ApplicationAsync(first)).Score, (await story.ApplicationAsync(first)).Reviews));
        var page = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/applications?sort=-score");
        Assert.Equal(["Ada Admin", "Nadia New"], page.QuerySelectorAll("tbody .cell-main a").Select(a => a.TextContent));

        // A weight changes what was scored already.
        Assert.True((await story.RunAsAsync<SetIntake, Outcome>(story.Petra, s => s.MeasureAsync(story.Programme.Id, [new("willing", "Willing", 1)], [], Applying.None))).Succeeded);
        Assert.Equal(25, (await story.ApplicationAsync(second)).Score);
        Assert.Equal("applications.refused.scores", (await story.RunAsAsync<ScoreApplication, Outcome>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, first, new Dictionary<string, int> { ["willing"] = 9 }, "", Applying.None))).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task A_reviewer_reads_without_the_private_answers_judges_before_seeing_others_and_decides_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var reviewer = await ReviewerAsync(story);
        var id = await story.ApplyAsync(story.Ada, ProgrammeRole.Mentor, (FormQuestion.AdjustmentsKey, "Captions, please"));
        await ScoreAsync(story, story.Petra, id, 3, "Petra thinks well of it");
        var olga = await story.AsAsync(reviewer);
        Assert.Contains("Fresh Eyes", (await olga.OpenAsync("/apply")).Body!.TextContent, StringComparison.Ordinal);
        await olga.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
        Assert.Contains("My answer to motivation", olga.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Captions", olga.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Petra thinks", olga.Body, StringComparison.Ordinal);
        await olga.OpenAsync($"/programmes/{story.Programme.Id}/applications/compare?Chosen={id}");
        Assert.DoesNotContain("Captions", olga.Body, StringComparison.Ordinal);
        Assert.True((await story.DecideAsync(reviewer, Verdict.Accept, id)).IsNotFound);

        await ScoreAsync(story, reviewer, id, 2);
        await olga.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
        Assert.Contains("Petra thinks", olga.Body, StringComparison.Ordinal);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
        Assert.Contains("Captions, please", petra.Body, StringComparison.Ordinal);

        await story.RunAsAsync<AppointReviewer, Outcome>(story.Petra, a => a.DismissAsync(story.Programme.Id, reviewer.Id, Applying.None));
        await olga.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
        Assert.True((await ScoreAsync(story, reviewer, id, 1)).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task Private_answers_are_on_no_other_page_of_the_programme(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var id = await story.ApplyAsync(story.Olga, ProgrammeRole.Mentor, (FormQuestion.AdjustmentsKey, "Captions, please"));
        await story.DecideAsync(story.Petra, Verdict.Accept, id);
        await story.TellAsync(story.Petra);
        var place = await story.InAsync(d => d.Enrolments.Where(e => e.PersonId == story.Olga.Id).Select(e => e.Id).SingleAsync());
        var petra = await story.AsAsync(story.Petra);
        foreach (var path in new[] { "/applications?state=all", "/participants", $"/participants/{place}", "/criteria", "/rounds", "" })
        {
            await petra.OpenAsync($"/programmes/{story.Programme.Id}{path}");
            Assert.Equal(HttpStatusCode.OK, petra.Status);
            Assert.DoesNotContain("Captions", petra.Body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(await story.InAsync(d => d.AuditEntries.Select(a => a.Details).ToListAsync()), d => d.Contains("Captions", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Checks_keep_state_who_and_when_and_tags_find_applications_again(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var id = await story.ApplyAsync(story.Olga);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}");
        await petra.SubmitAsync("form.vet", ("state", "Done"));
        var check = await story.InAsync(d => d.VettingChecks.SingleAsync());
        Assert.Equal((VettingState.Done, story.Petra.Id), (check.State, check.ById));
        await petra.SubmitAsync("form[action$='handler=Tag']", ("word", "night shift"));
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications?tag=night+shift");
        Assert.Contains("Olga Outside", petra.Body, StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications?tag=other");
        Assert.DoesNotContain("Olga Outside", petra.Body, StringComparison.Ordinal);

        var own = await (await story.AsAsync(story.Olga)).OpenAsync($"/apply/{story.Programme.Id}");
        Assert.DoesNotContain("night shift", own.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("applications.vetting.refused.gone", (await story.RunAsAsync<SetVetting, Outcome>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, id, "no-such", VettingState.Done, Applying.None))).Refusals.Single().Message.Key);
        Assert.True((await story.RunAsAsync<SetVetting, Outcome>(story.Ada, s => s.ExecuteAsync(story.Programme.Id, id, "conduct", VettingState.Done, Applying.None))).IsNotFound);
        Assert.True((await story.RunAsAsync<TagApplications, Outcome<int>>(story.Ada, s => s.AddAsync(story.Programme.Id, [id], "x", Applying.None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task Two_applications_of_one_role_stand_side_by_side(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var (one, two, other) = (await story.ApplyAsync(story.Olga), await story.ApplyAsync(story.Ada), await story.ApplyAsync(await story.PersonAsync("Nadia New"), ProgrammeRole.Mentee));
        var page = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/applications/compare?Chosen={one}&Chosen={two}&Chosen={other}");
        Assert.Equal(2, page.QuerySelectorAll(".read-beside thead .name").Length);
        Assert.Contains("left out", page.Body!.TextContent, StringComparison.Ordinal);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/programmes/{story.Programme.Id}/applications/compare?Chosen={one}");
        Assert.Equal(HttpStatusCode.NotFound, amina.Status);
    }

    [Theory, BothDatabases]
    public async Task Intake_takes_dates_in_order_and_is_set_by_managers_only(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/intake");
        await petra.SubmitAsync("form.fields", ("Input.Mode", "Dates"), ("Input.OpensOn", "2026-12-10"), ("Input.ClosesOn", "2026-12-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        Assert.Contains("lies before the first", petra.Body, StringComparison.Ordinal);
        await petra.SubmitAsync("form.fields", ("Input.Mode", "Dates"), ("Input.OpensOn", "2026-12-01"), ("Input.ClosesOn", "2026-12-10"), ("Input.MentorPlaces", "20"));
        var intake = await story.InAsync(d => d.Intakes.SingleAsync());
        Assert.Equal((IntakeMode.Dates, 20, new DateOnly(2026, 12, 10)), (intake.Mode, intake.MentorPlaces, intake.ClosesOn));
        Assert.NotEmpty(intake.Rubric);
        foreach (var who in new[] { story.Olga, story.Otto }) Assert.True((await story.RunAsAsync<SetIntake, Outcome>(who, s => s.ExecuteAsync(story.Programme.Id, new(), Applying.None))).IsNotFound);
    }
}
