using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Talent;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Talent;

/// <summary>R232 to R237, R006: what a person says once, and who reads which part of it.</summary>
public sealed class TalentTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_mentor_says_it_once_and_manager_and_partner_read_their_parts(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/my/talent");
        await amina.SubmitAsync("form[data-guard]", ("Input.AskMeAbout", "Night shifts\nNight Shifts\n\nFirst interviews"), ("Input.Education", "Evening classes"), ("Input.EducationReaders", "ProgrammeManagers"),
            ("Input.Background", "A shop at the corner"), ("Input.BackgroundReaders", "ManagersAndPartners"), ("Input.OffLimits", "My health"), ("Input.Generation", "From1997"));
        Assert.Contains("Saved.", amina.Body, StringComparison.Ordinal);
        Assert.Equal("Night shifts\nFirst interviews", amina.Page!.QuerySelector("#Input_AskMeAbout")!.TextContent.Trim().ReplaceLineEndings("\n"));

        var manager = (await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/participants/{story.AminaIn.Id}")).Body!.TextContent;
        Assert.Contains("First interviews", manager, StringComparison.Ordinal);
        Assert.Contains("Evening classes", manager, StringComparison.Ordinal);
        Assert.Contains("A shop at the corner", manager, StringComparison.Ordinal);
        Assert.DoesNotContain("My health", manager, StringComparison.Ordinal);
        Assert.DoesNotContain("1997", manager, StringComparison.Ordinal);

        var partner = await ForPartnerAsync(story, story.Paul, story.Amina.Id);
        Assert.Equal(("", "A shop at the corner"), (partner!.Education, partner.Background));
        Assert.Equal(["Night shifts", "First interviews"], partner.AskMeAbout);
        Assert.Equal(["My health"], partner.OffLimits);
    }

    [Theory, BothDatabases]
    public async Task What_does_not_fit_is_refused_at_its_field_and_kept_as_typed(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/my/talent");
        var many = string.Join('\n', Enumerable.Range(1, TalentProfile.MostWords + 1).Select(n => $"Thing {n}"));
        await amina.SubmitAsync("form[data-guard]", ("Input.AskMeAbout", many), ("Input.Education", new string('x', TalentProfile.LongestText + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Equal(["Education", "AskMeAbout"], amina.Page!.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")!["#Input_".Length..]));
        Assert.Contains("Thing 11", amina.Page.QuerySelector("#Input_AskMeAbout")!.TextContent, StringComparison.Ordinal);
        var outcome = await story.RunAsAsync<ChangeTalentProfile, Outcome>(story.Amina, u => u.ExecuteAsync(new() { EducationReaders = null, BackgroundReaders = (TalentReaders)7, Generation = (GenerationBand)9 }, 0, None));
        Assert.Equal(["EducationReaders", "BackgroundReaders", "Generation"], outcome.Refusals.Select(r => r.Field));
        Assert.False(await story.InAsync(d => d.TalentProfiles.AnyAsync(t => t.PersonId == story.Amina.Id)));
    }

    [Theory, BothDatabases]
    public async Task Of_two_windows_the_second_is_told(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (one, other) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Amina));
        await one.OpenAsync("/my/talent");
        await other.OpenAsync("/my/talent");
        await one.SubmitAsync("form[data-guard]", ("Input.Background", "First"));
        await other.SubmitAsync("form[data-guard]", ("Input.Background", "Second"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("Second", other.Page!.QuerySelector("#Input_Background")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("First", await story.InAsync(d => d.TalentProfiles.Where(t => t.PersonId == story.Amina.Id).Select(t => t.Background).SingleAsync()));
        await other.SubmitAsync("form[data-guard]");
        Assert.Equal("Second", await story.InAsync(d => d.TalentProfiles.Where(t => t.PersonId == story.Amina.Id).Select(t => t.Background).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Outsiders_read_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.RunAsAsync<ChangeTalentProfile, Outcome>(story.Amina, u => u.ExecuteAsync(new() { AskMeAbout = ["Canary"], Background = "Canary", BackgroundReaders = TalentReaders.ManagersAndPartners }, 0, None));

        // Not yet a pair; a colleague; an organisation admin who runs nothing; another organisation.
        foreach (var person in new[] { story.Paul, story.Olga, story.Ada })
        {
            Assert.Null(await ForPartnerAsync(story, person, story.Amina.Id));
            Assert.Null(await ForManagerAsync(story, person));
        }
        Assert.Null(await story.RunAsAsync<ReadTalent, ShownTalent?>(story.Otto, u => u.ForPartnerAsync(story.Amina.Id, None)));
        Assert.NotNull(await ForManagerAsync(story, story.Petra));

        await story.PairAsync();
        Assert.NotNull(await ForPartnerAsync(story, story.Paul, story.Amina.Id));
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); return await d.SaveChangesAsync(); });
        Assert.Null(await ForPartnerAsync(story, story.Paul, story.Amina.Id));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-11-23", null)]
    [InlineData("2026-11-22", 0)]
    [InlineData("2024-11-23", 0)]
    [InlineData("2024-11-22", 1)]
    [InlineData("2021-11-22", 2)]
    [InlineData("2016-11-22", 3)]
    [InlineData("2006-11-23", 3)]
    [InlineData("2006-11-22", 4)]
    [InlineData("2004-02-29", 4)]
    public void Years_with_the_organisation_are_bands(string? since, int? band) =>
        Assert.Equal(band, TenureBand.Of(since is null ? null : DateOnly.Parse(since, System.Globalization.CultureInfo.InvariantCulture), new(2026, 11, 22)));

    private static Task<ShownTalent?> ForPartnerAsync(Story story, Upward.Web.Features.People.Person reader, Guid about) => story.RunAsAsync<ReadTalent, ShownTalent?>(reader, u => u.ForPartnerAsync(about, None));

    private static Task<ShownTalent?> ForManagerAsync(Story story, Upward.Web.Features.People.Person reader) => story.RunAsAsync<ReadTalent, ShownTalent?>(reader, u => u.ForManagerAsync(story.AminaIn.Id, None));
}
