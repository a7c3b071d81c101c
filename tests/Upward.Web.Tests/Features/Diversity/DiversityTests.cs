using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Diversity;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Diversity;

/// <summary>Optional questions about people: one purpose each, nobody must answer, nobody but the person decides who reads it.</summary>
public sealed class DiversityTests(Hosts hosts)
{
    private const string Canary = "Raised by three aunts";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task An_admin_asks_a_mentor_answers_and_only_the_partner_reads_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/diversity?from=caring");
        await ada.SubmitAsync("form[data-guard]", ("Input.Name", "Growing up"), ("Input.Options", $"{Canary}\nBy my parents"), ("Input.MayMatch", "true"));
        Assert.Contains("It is asked from now on", ada.Body, StringComparison.Ordinal);

        var amina = await story.AsAsync(story.Amina);
        var page = await amina.OpenAsync("/my/diversity");
        // "Prefer not to say" comes first and is chosen.
        Assert.Equal(["", Canary, "By my parents"], page.QuerySelectorAll("input[name='Answers[0].Choice']").Select(o => o.GetAttribute("value")));
        Assert.True(page.QuerySelector("input[name='Answers[0].Choice'][value='']")!.HasAttribute("checked"));
        await amina.SubmitAsync("form[data-guard]", ("Answers[0].Choice", Canary));
        Assert.Empty(await ForPartnerAsync(story, story.Paul));
        await amina.SubmitAsync("form[data-guard]", ("Answers[0].ToPartner", "true"));
        Assert.Equal([new("Growing up", Canary)], await ForPartnerAsync(story, story.Paul));

        // Withdrawn with immediate effect, without a trace.
        await amina.SubmitAsync("form[action$='handler=Withdraw']");
        Assert.Empty(await ForPartnerAsync(story, story.Paul));
        Assert.Empty(await story.InAsync(d => d.DiversityAnswers.ToListAsync()));
        Assert.Equal(["diversity.asked"], await story.InAsync(d => d.AuditEntries.Where(e => e.Action.StartsWith("diversity.")).Select(e => e.Action).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_question_without_purpose_ground_or_choice_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/diversity");
        await ada.SubmitAsync("form[data-guard]", ("Input.Name", "Growing up"), ("Input.Options", "Only one"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Equal(["Purpose", "Basis", "Options"], ada.Page!.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")!["#Input_".Length..]));
        Assert.Equal("Only one", ada.Page.QuerySelector("#Input_Options")!.TextContent.Trim());

        await AskAsync(story);
        Assert.Equal("diversity.refused.twice", (await AskAsync(story)).Refusals.Single().Message.Key);
        var field = await FieldAsync(story);
        Assert.Equal("diversity.refused.choice", (await SayAsync(story, story.Amina, field, "Something else")).Refusals.Single().Message.Key);
        Assert.Equal("diversity.refused.choice", (await SayAsync(story, story.Amina, Guid.NewGuid(), Canary)).Refusals.Single().Message.Key);
        Assert.Empty(await story.InAsync(d => d.DiversityAnswers.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_retired_question_loses_its_answers(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AskAsync(story);
        var field = await FieldAsync(story);
        Assert.True((await SayAsync(story, story.Amina, field, Canary)).Succeeded);
        Assert.True((await story.RunAsAsync<ArrangeDiversityFields, Outcome>(story.Ada, u => u.RetireAsync(field, None))).Succeeded);
        Assert.Empty(await story.InAsync(d => d.DiversityAnswers.ToListAsync()));
        Assert.False((await SayAsync(story, story.Amina, field, Canary)).Succeeded);
    }

    /// <summary>Who answers while the question is retired is refused or loses the answer: none may stay behind unseen.</summary>
    [Theory, BothDatabases]
    public async Task An_answer_given_in_the_moment_of_retiring_does_not_stay(Db db)
    {
        var story = await hosts.StoryAsync(db);
        for (var round = 0; round < 5; round++)
        {
            await AskAsync(story);
            var field = await story.InAsync(d => d.DiversityFields.Where(f => f.RetiredAt == null).Select(f => f.Id).SingleAsync());
            await Task.WhenAll(
            [
                .. new[] { story.Amina, story.Paul, story.Petra, story.Olga }.Select(who => Task.Run(() => SayAsync(story, who, field, Canary))),
                Task.Run(() => story.RunAsAsync<ArrangeDiversityFields, Outcome>(story.Ada, u => u.RetireAsync(field, None))),
            ]);
        }
        Assert.Equal(5, await story.InAsync(d => d.DiversityFields.CountAsync(f => f.RetiredAt != null)));
        Assert.Empty(await story.InAsync(d => d.DiversityAnswers.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task It_counts_in_a_score_only_for_those_who_asked_for_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AskAsync(story);
        var field = await FieldAsync(story);
        await SayAsync(story, story.Paul, field, Canary, forMatching: true);
        await SayAsync(story, story.Amina, field, Canary);
        var inputs = await LoadAsync(story);
        Assert.Empty(inputs.Mentors.Single().Experiences);
        Assert.Single(inputs.Mentees.Single().Experiences);
        await SayAsync(story, story.Amina, field, Canary, forMatching: true);
        inputs = await LoadAsync(story);
        Assert.Equal(inputs.Mentees.Single().Experiences, inputs.Mentors.Single().Experiences);

        // What the programme keeps of it are numbers: neither the answer nor the question stands in the words of a round.
        var compiled = CompileProblem.Of(inputs, new() { ExperienceWeight = 10 }, 1);
        Assert.DoesNotContain(Canary, System.Text.Json.JsonSerializer.Serialize(compiled.Words), StringComparison.OrdinalIgnoreCase);
        using var stored = new MemoryStream();
        Upward.MatchingEngine.Formats.ProblemFormat.Write(compiled.Problem, stored);
        Assert.DoesNotContain(Canary, System.Text.Encoding.UTF8.GetString(stored.ToArray()), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Canary: with an answer stored, nobody's page, list or export holds it.</summary>
    [Theory, BothDatabases]
    public async Task Nobody_else_finds_it_on_any_page_of_people_or_participants(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await AskAsync(story);
        await SayAsync(story, story.Amina, await FieldAsync(story), Canary, toPartner: true);
        foreach (var (person, pages) in new (Person, string[])[]
        {
            (story.Petra, ["/people", $"/people/{story.Amina.Id}", $"/programmes/{story.Programme.Id}/participants", $"/programmes/{story.Programme.Id}/participants/{story.AminaIn.Id}", "/settings/diversity"]),
            (story.Ada, ["/people", $"/people/{story.Amina.Id}", $"/programmes/{story.Programme.Id}/participants"]),
            (story.Paul, ["/proposals", "/my/talent", "/my/diversity"]), (story.Olga, ["/my/talent"]),
        })
        {
            var browser = await story.AsAsync(person);
            foreach (var page in pages)
            {
                await browser.OpenAsync(page);
                // The choices themselves stand on everybody's own form; that Amina chose one stands nowhere.
                if (page != "/my/diversity") Assert.DoesNotContain(Canary, browser.Body, StringComparison.Ordinal);
                else Assert.True(browser.Page!.QuerySelector("input[name='Answers[0].Choice'][value='']")!.HasAttribute("checked"));
            }
            Assert.Empty(await story.RunAsAsync<ReadDiversity, IReadOnlyList<ReadDiversity.Row>>(person, u => u.ForPartnerAsync(story.Amina.Id, None)));
        }
        var field = await FieldAsync(story);
        foreach (var person in new[] { story.Petra, story.Otto, story.Olga })
            Assert.True((await story.RunAsAsync<ArrangeDiversityFields, Outcome>(person, u => u.RetireAsync(field, None))).IsNotFound);
    }

    private static Task<MatchingInputs> LoadAsync(Story story) => story.RunAsAsync<LoadMatchingInputs, MatchingInputs>(story.Petra, u => u.ExecuteAsync(story.Programme.Id, new(2026, 3, 2), None));

    private static Task<Outcome> AskAsync(Story story) => story.RunAsAsync<ArrangeDiversityFields, Outcome>(story.Ada, u => u.AskAsync(new("Growing up", "To see whom we reach.", LawfulBasis.Consent, [Canary, "By my parents"], MayMatch: true), None));

    private static Task<Guid> FieldAsync(Story story) => story.InAsync(d => d.DiversityFields.Select(f => f.Id).SingleAsync());

    private static Task<Outcome> SayAsync(Story story, Person who, Guid field, string choice, bool forMatching = false, bool toPartner = false) =>
        story.RunAsAsync<SayAboutMyself, Outcome>(who, u => u.ExecuteAsync([new(field, choice, forMatching, toPartner)], None));

    private static Task<IReadOnlyList<ReadDiversity.Row>> ForPartnerAsync(Story story, Person reader) => story.RunAsAsync<ReadDiversity, IReadOnlyList<ReadDiversity.Row>>(reader, u => u.ForPartnerAsync(story.Amina.Id, None));
}
