using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Sessions;

namespace Upward.Web.Tests.Features.Hours;

/// <summary>R177: hours of a pair, a word when they are too many, and what managers and line managers see of them: hours, nothing else.</summary>
public sealed class HoursTests(Hosts hosts)
{
    private const string Canary = "canary-of-an-entry";

    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Meetings_that_took_place_and_own_entries_add_up_and_the_words_stay_with_their_writer(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await HeldAsync(story, 60);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}");
        await amina.OpenAsync(amina.Page!.QuerySelector("a[href$='/hours']")!.GetAttribute("href")!);
        await amina.SubmitAsync("form[data-guard]", ("Input.Minutes", "45"), ("Input.Words", Canary));
        Assert.Contains("1.75 hours so far", amina.Body, StringComparison.Ordinal);
        Assert.Contains(Canary, amina.Body, StringComparison.Ordinal);
        await amina.OpenAsync($"/pairs/{pair}/hours?handler=Csv");
        Assert.Contains(",0.75," + Canary, amina.Body, StringComparison.Ordinal);

        var (paul, petra) = (await story.AsAsync(story.Paul), await story.AsAsync(story.Petra));
        await paul.OpenAsync($"/pairs/{pair}/hours");
        Assert.Contains("1 hours so far", paul.Body, StringComparison.Ordinal);
        await paul.OpenAsync($"/pairs/{pair}/hours?handler=Csv");
        Assert.DoesNotContain(Canary, paul.Body, StringComparison.Ordinal);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs/{pair}");
        Assert.Contains("Amina Haddad 1.75 h", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, petra.Body, StringComparison.Ordinal);

        var entry = await story.InAsync(d => d.HoursEntries.Select(e => e.Id).SingleAsync());
        Assert.True((await story.RunAsAsync<KeepHours, Outcome>(story.Paul, k => k.RemoveAsync(pair, entry, None))).IsNotFound);
        await amina.OpenAsync($"/pairs/{pair}/hours");
        await amina.SubmitAsync("form[action*='handler=Remove']");
        Assert.Empty(await story.InAsync(d => d.HoursEntries.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Over_125_percent_the_person_alone_gets_one_mail_a_month_and_the_manager_a_mark(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var agreed = story.Programme.MinutesPerMonthOf(ProgrammeRole.Mentor);
        var most = agreed * 125 / 100 / 15 * 15;
        await FillAsync(story, pair, most);
        Assert.Equal(0, await RemindAsync(story));
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs?state=confirmed");
        Assert.DoesNotContain("Over the agreed time", petra.Body, StringComparison.Ordinal);
        await FillAsync(story, pair, most + 30);
        Assert.Equal(1, await RemindAsync(story));
        Assert.Equal(0, await RemindAsync(story));
        var mail = Assert.Single(await story.MailsAsync());
        Assert.Equal(("hours-over", story.Amina.Id), (mail.Kind, mail.PersonId!.Value));
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs?state=confirmed");
        Assert.Contains("Over the agreed time", petra.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, petra.Body, StringComparison.Ordinal);
    }

    /// <summary>On a clock of its own, which stands in the middle of the month after.</summary>
    [Theory, BothDatabases]
    public async Task G3_Later_in_the_next_month_the_word_is_dropped_and_listed_once_and_what_was_written_down_too_late_is_not(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        var story = await Story.BeginAsync(host);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        var month = TodayOf(story);
        await FillAsync(story, pair, story.Programme.MinutesPerMonthOf(ProgrammeRole.Mentor) * 2);
        var next = CountHours.FirstOf(month).AddMonths(1);
        host.Clock.Advance(new DateTimeOffset(next.AddDays(9).ToDateTime(new(12, 0)), TimeSpan.Zero) - host.Clock.GetUtcNow());
        Assert.Equal(0, await RemindAsync(story));
        Assert.Equal(0, await RemindAsync(story));
        var late = Assert.Single(await story.MailsAsync());
        Assert.Equal(("hours-over", true, "", next), (late.Kind, late.TooLateAt is not null, late.TextBody, DateOnly.FromDateTime(late.CreatedAt.UtcDateTime)));
        Assert.Equal(0, await story.InAsync(d => d.Notices.CountAsync()));
        // The same hours, written down only today: nobody could have said it in time.
        await story.InAsync(d => d.Outbox.ExecuteDeleteAsync());
        await FillAsync(story, pair, story.Programme.MinutesPerMonthOf(ProgrammeRole.Mentor) * 2, month);
        Assert.Equal(0, await RemindAsync(story));
        Assert.Empty(await story.MailsAsync());
    }

    [Theory, BothDatabases]
    public async Task The_hours_that_both_have_signed_count_else_those_of_the_programme(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var asked = story.Programme.MinutesPerMonthOf(ProgrammeRole.Mentor);
        await FillAsync(story, pair, asked * 2);
        async Task<int> AgreedAsync(Person who) => (await story.RunAsAsync<KeepHours, KeepHours.Shown?>(who, k => k.FindAsync(pair, 0, None)))!.Agreed;
        // Signed by one of the two it is agreed by nobody.
        var agreement = await SignAsync(story, asked * 2, both: false);
        Assert.Equal(asked, await AgreedAsync(story.Amina));
        await story.InAsync(d => d.Agreements.Where(a => a.Id == agreement).ExecuteUpdateAsync(a => a.SetProperty(x => x.InForceAt, story.Now)));
        Assert.Equal(asked * 2, await AgreedAsync(story.Amina));
        // Of him it names none: what the programme asks of the role.
        Assert.Equal(story.Programme.MinutesPerMonthOf(ProgrammeRole.Mentee), await AgreedAsync(story.Paul));
        Assert.Equal(0, await RemindAsync(story));
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs?state=confirmed");
        Assert.DoesNotContain("Over the agreed time", petra.Body, StringComparison.Ordinal);
        await story.InAsync(d => d.Agreements.ExecuteUpdateAsync(a => a.SetProperty(x => x.MentorMinutes, asked)));
        Assert.Equal(1, await RemindAsync(story));
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs/{pair}");
        Assert.Contains("Over the agreed time", petra.Body, StringComparison.Ordinal);
        // Agreed after a month, it does not judge that month.
        await story.InAsync(d => d.Agreements.ExecuteUpdateAsync(a => a.SetProperty(x => x.MentorMinutes, 15)));
        var before = await story.RunAsAsync<CountHours, IReadOnlyDictionary<Guid, PairHours>>(null, c => c.OfMonthAsync([pair], TodayOf(story).AddMonths(-1), None));
        Assert.Equal(asked, before[pair].MentorAgreed);
    }

    [Theory, BothDatabases]
    public async Task A_line_manager_reads_the_signed_hours_and_nobody_else_reads_anything(Db db)
    {
        var (story, _) = await hosts.PairAsync(db);
        await story.InAsync(async d => { (await d.People.SingleAsync(p => p.Id == story.Amina.Id)).ReportTo(story.Olga.Id); await d.SaveChangesAsync(); });
        Assert.True((await story.RunAsAsync<ShareHours, Outcome>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, new() { Share = true, CalledThere = "A development programme" }, new("hours", null, "Asked for"), None))).Succeeded);
        await SignAsync(story, 7 * 60 + 15, both: true);
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync("/my/team-hours");
        Assert.Contains("7.25 h", olga.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var otto = await story.AsAsync(story.Otto);
        await otto.OpenAsync("/my/team-hours");
        Assert.Equal(HttpStatusCode.NotFound, otto.Status);
    }

    [Theory, BothDatabases]
    public async Task Odd_minutes_days_ahead_or_before_the_pair_and_an_ended_pair_are_refused(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        var today = TodayOf(story);
        Assert.Equal("hours.refused.quarter", Key(await AddAsync(story, story.Amina, pair, today, 20)));
        Assert.Equal("hours.refused.quarter", Key(await AddAsync(story, story.Amina, pair, today, 0)));
        Assert.Equal("hours.refused.quarter", Key(await AddAsync(story, story.Amina, pair, today, HoursEntry.MostMinutes + 15)));
        Assert.Equal("hours.refused.future", Key(await AddAsync(story, story.Amina, pair, today.AddDays(1), 15)));
        Assert.Equal("hours.refused.before", Key(await AddAsync(story, story.Amina, pair, today.AddDays(-3), 15)));
        Assert.Equal("refused.required", Key(await AddAsync(story, story.Amina, pair, null, 15)));
        Assert.Equal("refused.tooLong", Key(await AddAsync(story, story.Amina, pair, today, 15, new string('x', HoursEntry.LongestWords + 1))));
        foreach (var outsider in new[] { story.Petra, story.Ada, story.Olga, story.Otto })
        {
            Assert.True((await AddAsync(story, outsider, pair, today, 15)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/pairs/{pair}/hours");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("exit.refused.ended", Key(await AddAsync(story, story.Amina, pair, today, 15)));
        Assert.Empty(await story.InAsync(d => d.HoursEntries.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_line_manager_sees_hours_of_their_own_reports_only_where_the_programme_shares_them_and_nothing_else(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await story.InAsync(async d => { (await d.People.SingleAsync(p => p.Id == story.Amina.Id)).ReportTo(story.Olga.Id); await d.SaveChangesAsync(); });
        Assert.True((await AddAsync(story, story.Amina, pair, TodayOf(story), 45, Canary)).Succeeded);
        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync("/my/team-hours");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);

        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/setup/hours");
        await petra.SubmitAsync("form[data-guard]", ("Input.Share", "true"), ("Input.CalledThere", "Fresh Eyes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, petra.Status);
        await petra.SubmitAsync("form[data-guard]", ("Input.Share", "true"), ("Input.CalledThere", "A development programme"));
        Assert.Equal($"/programmes/{story.Programme.Id}/setup", petra.Path);

        await olga.OpenAsync("/account");
        await olga.OpenAsync(olga.Page!.QuerySelector("a[href$='/my/team-hours']")!.GetAttribute("href")!);
        var main = olga.Page!.QuerySelector("main")!.TextContent;
        Assert.Contains("A development programme", main, StringComparison.Ordinal);
        Assert.Contains("0.75 h", main, StringComparison.Ordinal);
        foreach (var hidden in new[] { Canary, "Paul", "Fresh Eyes" }) Assert.DoesNotContain(hidden, olga.Body, StringComparison.Ordinal);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/hours");
        Assert.Contains("under the name “A development programme”", amina.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var other in new[] { story.Ada, story.Paul, story.Otto, story.Petra })
        {
            var browser = await story.AsAsync(other);
            await browser.OpenAsync("/my/team-hours");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.True((await story.RunAsAsync<ShareHours, Outcome>(story.Amina, s => s.ExecuteAsync(story.Programme.Id, new() { Share = false }, new("hours", null, ""), None))).IsNotFound);
        Assert.True((await story.RunAsAsync<ShareHours, Outcome>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, new() { Share = false }, new("hours", null, "Asked for"), None))).Succeeded);
        await olga.OpenAsync("/my/team-hours");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }

    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;
    private static Task<int> RemindAsync(Story story) => story.RunAsAsync<RemindOfHours, int>(null, r => r.ExecuteAsync(None));
    private static DateOnly TodayOf(Story story) => DateOnly.FromDateTime(story.Now.UtcDateTime);
    private static Task<Outcome> AddAsync(Story story, Person who, Guid pair, DateOnly? on, int minutes, string words = "") => story.RunAsAsync<KeepHours, Outcome>(who, k => k.AddAsync(pair, on, minutes, HoursKind.Preparation, words, None));

    /// <summary>Amina has written down exactly so many minutes this month.</summary>
    private static Task FillAsync(Story story, Guid pair, int minutes, DateOnly? on = null) => story.InAsync(async d =>
    {
        await d.HoursEntries.ExecuteDeleteAsync();
        var today = on ?? DateOnly.FromDateTime(story.Now.UtcDateTime);
        var space = OwnSpace.Of(await d.Mentorships.WithBoth().AsNoTracking().SingleAsync(m => m.Id == pair), story.Amina.Id);
        for (; minutes > 0; minutes -= HoursEntry.MostMinutes)
            d.HoursEntries.Add(HoursEntry.Write(space, d.OrganisationId, today, Math.Min(minutes, HoursEntry.MostMinutes), HoursKind.Preparation, Canary, today, today, story.Now).Value!);
        await d.SaveChangesAsync();
    });

    /// <summary>An agreement that names hours of the mentor alone.</summary>
    private static Task<Guid> SignAsync(Story story, int mentorMinutes, bool both) => story.InAsync(async d =>
    {
        var words = new AgreementWords(AgreementSections.All.ToDictionary(s => s, s => "- " + s), mentorMinutes);
        var agreement = Agreement.Begin(await d.Mentorships.SingleAsync(), 1, ProgrammeRole.Mentee, story.Paul.Id, words, story.Now);
        agreement.Sign(ProgrammeRole.Mentee, story.Paul.Id, story.Paul.Name, agreement.Hash(), story.Now);
        if (both) Assert.True(agreement.Sign(ProgrammeRole.Mentor, story.Amina.Id, story.Amina.Name, agreement.Hash(), story.Now).Succeeded);
        d.Agreements.Add(agreement);
        await d.SaveChangesAsync();
        return agreement.Id;
    });

    private static Task HeldAsync(Story story, int minutes) => story.InAsync(async d =>
    {
        var mentorship = await d.Mentorships.SingleAsync();
        var session = Session.Plan(mentorship, SessionTime.Of(story.Now.UtcDateTime.Date.AddMinutes(1), "UTC", minutes), SessionFormat.Video, "", story.Amina.Id, ProgrammeRole.Mentor, story.Now);
        session.SayHeld(story.Paul.Id, story.Now);
        d.Sessions.Add(session);
        await d.SaveChangesAsync();
    });
}
