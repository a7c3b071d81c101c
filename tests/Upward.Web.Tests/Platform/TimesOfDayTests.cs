using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Identity.OwnAccount;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Matching;
using Upward.Web.Tests.Repository;

namespace Upward.Web.Tests.Platform;

/// <summary>Every page and every mail shows times on the clock of whoever reads it.</summary>
public sealed partial class TimesOfDayTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Each_reads_the_deadline_in_their_own_zone_on_the_page_and_in_the_mail(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        var story = world.Story;
        await LiveAsync(story, story.Amina, account: "Asia/Kathmandu", directory: "Europe/Paris");
        await LiveAsync(story, story.Paul, account: null, directory: "America/New_York");

        var pair = Assert.Single(await world.PublishAsync(await world.RunRoundAsync()));

        var due = (await world.RoundAsync(1)).AnswersDueAt!.Value;
        foreach (var (person, zone, name) in new[] { (story.Amina, "Asia/Kathmandu", "Kathmandu, UTC+5:45"), (story.Paul, "America/New_York", "New York, UTC") })
        {
            var expected = Here(due, zone) + " (" + name;
            var page = await (await story.AsAsync(person)).OpenAsync($"/proposals/{pair.Id}");
            Assert.Contains(expected, page.Body!.TextContent, StringComparison.Ordinal);
            var mail = Assert.Single(await story.MailsAsync(), m => m.PersonId == person.Id && m.Kind.EndsWith("-proposal-published", StringComparison.Ordinal));
            Assert.Contains(expected, mail.TextBody, StringComparison.Ordinal);
            Assert.Contains(expected, WebUtility.HtmlDecode(mail.HtmlBody), StringComparison.Ordinal);
        }
        // Petra has chosen none and the directory knows none: the organisation's London counts.
        var board = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{world.ProgrammeId}/rounds");
        Assert.Contains(Here((await world.RoundAsync(1)).CreatedAt, "Europe/London"), board.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_zone_chosen_on_the_account_page_counts_from_the_next_page_on_and_an_unknown_one_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/account");
        await ada.SubmitAsync("form[data-guard]", ("Input.TimeZone", "Mars/Olympus"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Contains("time zone", ada.Page!.QuerySelector("#Input_TimeZone-error")!.TextContent, StringComparison.OrdinalIgnoreCase);

        await ada.SubmitAsync("form[data-guard]", ("Input.TimeZone", "Asia/Kathmandu"));

        var at = await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "identity.account.changed").Select(e => e.At).SingleAsync());
        var log = await ada.OpenAsync("/settings/audit");
        Assert.Contains(Here(at, "Asia/Kathmandu"), log.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Here(at, "UTC"), log.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_changes_the_zone_of_somebody_else(Db db)
    {
        var story = await hosts.StoryAsync(db);

        await story.RunAsAsync<ChangeOwnAccount, Outcome>(story.Olga, u => u.ExecuteAsync(new("Olga Outside", "", "Asia/Tokyo", ""), CancellationToken.None));
        await (await story.AsAsync(null)).SendAsync(HttpMethod.Post, "/account", new FormUrlEncodedContent([new("Input.TimeZone", "Asia/Tokyo")]));

        Assert.Equal([story.Olga.AccountId!.Value], await story.InAsync(d => d.Users.Where(a => a.TimeZone == "Asia/Tokyo" && d.People.Any(p => p.AccountId == a.Id)).Select(a => a.Id).ToListAsync()));
    }

    /// <summary>One path for all: a page that formats an instant itself would show the server's time or UTC.</summary>
    [Fact]
    public void No_page_formats_an_instant_itself()
    {
        var pages = Clone.Files("src/Upward.Web", ".cshtml", ".cshtml.cs").Where(f => !f.Path.Contains("/Gallery/", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 60, $"only {pages.Count} files were read");

        Assert.Empty(pages.SelectMany(f => OwnFormat().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")));
    }

    /// <summary>What counts with Noda Time's own would not follow a newer time zone database in the data folder.</summary>
    [Fact]
    public void Nothing_counts_with_another_time_zone_database_than_the_newest()
    {
        var code = Clone.Files("src", ".cs", ".cshtml").ToList();
        Assert.True(code.Count > 600, $"only {code.Count} files were read");

        Assert.Equal(["src/Upward.Web/Platform/Calendars/Zones.cs"], code.Where(f => f.Text.Contains("DateTimeZoneProviders.", StringComparison.Ordinal)).Select(f => f.Path));
    }

    /// <summary>By the runtime's own zones, not by the library that the product uses.</summary>
    private static string Here(DateTimeOffset at, string zone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("d MMM yyyy, HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    private static Task LiveAsync(Story story, Person person, string? account, string directory) => story.InAsync(async db =>
    {
        await db.Users.Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.TimeZone, account));
        await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.TimeZone, directory));
    });

    // The machine-readable form inside <time datetime> is UTC on purpose.
    [GeneratedRegex(@"HH:mm|ToLocalTime|InZone\(|GetZoneOrNull|UtcDateTime\.ToString\(""(?!O"")[^)]*|LocalDateTime")]
    private static partial Regex OwnFormat();
}
