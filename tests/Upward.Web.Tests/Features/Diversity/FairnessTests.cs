using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Diversity;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Diversity;

/// <summary>Figures by group for the DEI lead of a programme: never of fewer than five, never for anybody else.</summary>
public sealed class FairnessTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task The_lead_takes_figures_and_reads_them_and_small_groups_stand_together(Db db)
    {
        var (story, dina) = await WithLeadAsync(db);
        await AnswersAsync(story, ProgrammeRole.Mentor, ("For children", 8), ("For adults", 3), ("For nobody", 6), ("", 20));
        var browser = await story.AsAsync(dina);
        await browser.OpenAsync("/fairness");
        Assert.Contains("No figures were taken yet", browser.Body, StringComparison.Ordinal);
        await browser.SubmitAsync("form[action^='/fairness']");

        var mentors = browser.Page!.QuerySelector("table")!;
        Assert.Equal(["For children 8 8 100 % 0 0 %", "Did not say 21 21 100 % 0 0 %", "2 other groups together 9 9 100 % 0 0 %"],
            mentors.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        // Paul alone is no group.
        Assert.Single(browser.Page.QuerySelectorAll("table"));
        Assert.Contains("Too few people", browser.Body, StringComparison.Ordinal);
        Assert.Equal(["diversity.figures.read", "diversity.figures.taken"], await story.InAsync(d => d.AuditEntries.Where(e => e.Action.StartsWith("diversity.figures")).Select(e => e.Action).Order().ToListAsync()));

        // One more, four weeks later: nothing that would tell who it was.
        await TakenBeforeAsync(story, days: FairnessReport.DaysBetween);
        await AnswersAsync(story, ProgrammeRole.Mentor, ("For children", 1));
        await browser.OpenAsync("/fairness");
        await browser.SubmitAsync("form[action^='/fairness']");
        Assert.Empty(browser.Page.QuerySelectorAll("table"));
        Assert.Contains("Too little has changed since earlier figures", browser.Body, StringComparison.Ordinal);
        // What was shown stays.
        await browser.OpenAsync(browser.Page.QuerySelector("ul a[href*='report=']")!.GetAttribute("href")!);
        Assert.Single(browser.Page.QuerySelectorAll("table"));
    }

    [Theory, BothDatabases]
    public async Task Figures_too_close_to_each_other_and_figures_of_nothing_are_refused(Db db)
    {
        var (story, dina) = await WithLeadAsync(db);
        Assert.True((await TakeAsync(story, dina)).Succeeded);
        await TakenBeforeAsync(story, days: FairnessReport.DaysBetween - 1);
        var browser = await story.AsAsync(dina);
        await browser.OpenAsync("/fairness");
        await browser.SubmitAsync("form[action^='/fairness']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Figures close to each other would show single people", browser.Page!.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await story.InAsync(d => d.FairnessReports.CountAsync()));

        await TakenBeforeAsync(story, days: FairnessReport.DaysBetween + 1);
        var field = await story.InAsync(d => d.DiversityFields.Select(f => f.Id).SingleAsync());
        await story.RunAsAsync<ArrangeDiversityFields, Outcome>(story.Ada, u => u.RetireAsync(field, None));
        Assert.Equal("fairness.refused.nothing", (await TakeAsync(story, dina)).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Neither_managers_nor_admins_nor_participants_know_the_page(Db db)
    {
        var (story, dina) = await WithLeadAsync(db);
        await TakeAsync(story, dina);
        foreach (var person in new[] { story.Petra, story.Ada, story.Amina, story.Otto })
        {
            var browser = await story.AsAsync(person);
            foreach (var page in new[] { "/fairness", $"/fairness/{story.Programme.Id}" })
            {
                await browser.OpenAsync(page);
                Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            }
            Assert.True((await TakeAsync(story, person)).IsNotFound);
        }
        // The role ends, and with it the page.
        await story.InAsync(async d => { (await d.TeamMembers.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.True((await TakeAsync(story, dina)).IsNotFound);
        Assert.Null(await story.RunAsAsync<ReadFairness, ReadFairness.Shown?>(dina, u => u.ExecuteAsync(story.Programme.Id, null, None)));
    }

    private static Task<Outcome> TakeAsync(Story story, Person who) => story.RunAsAsync<TakeFigures, Outcome>(who, u => u.ExecuteAsync(story.Programme.Id, None));

    /// <summary>The report is as old as this: the clock is everybody's, and four weeks on it would sign them out.</summary>
    private static Task<int> TakenBeforeAsync(Story story, int days)
    {
        var at = story.Now.AddDays(-days);
        return story.InAsync(d => d.FairnessReports.ExecuteUpdateAsync(r => r.SetProperty(x => x.TakenAt, at)));
    }

    private async Task<(Story Story, Person Dina)> WithLeadAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.RunAsAsync<ArrangeDiversityFields, Outcome>(story.Ada, u => u.AskAsync(new("Caring", "To see whom we reach.", LawfulBasis.Consent, ["For children", "For adults", "For nobody"], MayMatch: false), None));
        Person dina = null!;
        await story.InAsync(async d =>
        {
            dina = await story.AddPersonAsync(d, "Dina Lead", account: true);
            d.TeamMembers.Add(TeamMember.Name(await d.Programmes.SingleAsync(), dina.Id, TeamRole.DeiLead, story.Petra.Id, story.Now));
            await d.SaveChangesAsync();
        });
        return (story, dina);
    }

    private static Task AnswersAsync(Story story, ProgrammeRole role, params (string Choice, int People)[] groups) => story.InAsync(async d =>
    {
        var field = await d.DiversityFields.Select(f => f.Id).SingleAsync();
        foreach (var (choice, people) in groups)
            for (var n = 0; n < people; n++)
            {
                var person = await story.AddPersonAsync(d, $"Someone {choice} {n}");
                d.Enrolments.Add(ParticipantEnrolment.Add(d.OrganisationId, story.Programme.Id, person.Id, role, 1, null, story.Now));
                if (choice.Length == 0) continue;
                var answer = DiversityAnswer.By(d.OrganisationId, person.Id, field);
                answer.Say(choice, false, false);
                d.DiversityAnswers.Add(answer);
            }
        await d.SaveChangesAsync();
    });
}
