using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Messages;
using Upward.Web.Features.People;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Sessions;

namespace Upward.Web.Tests.Features.Safety;

/// <summary>R009, trust.md A6: what a pair wrote is opened only with a reason, for an hour at most, told to both, and kept line by line.</summary>
public sealed class GlassTests(Hosts hosts)
{
    private const string Why = "One of the two told us of a threat in a message.";

    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task An_admin_opens_with_a_reason_both_are_told_and_each_page_read_leaves_one_line(Db db)
    {
        var (story, pair) = await WrittenAsync(db);
        await SwitchedOnAsync(story, GlassSetting.NoticeDays);
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync($"/programmes/{story.Programme.Id}/pairs/{pair}");
        await ada.OpenAsync(ada.Page!.QuerySelector("a[href*='/settings/safety/pairs/']")!.GetAttribute("href")!);
        await ada.SubmitAsync("form[data-guard]", ("Input.Reason", Why), ("Input.Minutes", "30"));
        Assert.Equal($"/settings/safety/pairs/{pair}", ada.Path);
        var opening = await story.InAsync(d => d.GlassOpenings.SingleAsync());
        Assert.Equal((story.Ada.Id, TimeSpan.FromMinutes(30)), (opening.OpenedById!.Value, opening.Until - opening.OpenedAt));
        var mails = await story.MailsAsync();
        Assert.Equal(["glass-opened", "glass-opened"], mails.Select(m => m.Kind));
        Assert.Equal([story.Amina.Id, story.Paul.Id], mails.Select(m => m.PersonId!.Value).Order());
        Assert.All(mails, m => Assert.Contains(Why, m.TextBody, StringComparison.Ordinal));
        Assert.Equal(2, await story.InAsync(d => d.Notices.CountAsync(n => n.Kind == "glass-opened")));

        foreach (var (part, found) in new[] { ("agreement", "Once a month, canary-agreement"), ("notes", "canary-shared"), ("messages", "canary-message"), ("goals", "canary-goal") })
        {
            await ada.OpenAsync($"/settings/safety/openings/{opening.Id}/{part}");
            Assert.Contains(found, ada.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("canary-private", ada.Body, StringComparison.Ordinal);
        }
        Assert.Equal((1, 4), await LinesAsync(story));
        await ada.OpenAsync($"/settings/safety/openings/{opening.Id}/messages");
        Assert.Equal((1, 5), await LinesAsync(story));
        var read = await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "mentorship.glass.read").OrderBy(e => e.Sequence).FirstAsync());
        Assert.Equal((pair, true), (read.SubjectId!.Value, read.Details.Contains("Agreement", StringComparison.Ordinal)));

        foreach (var one in new[] { story.Amina, story.Paul })
        {
            var browser = await story.AsAsync(one);
            await browser.OpenAsync($"/pairs/{pair}");
            var card = browser.Page!.QuerySelector("section[aria-labelledby=glass]")!.TextContent;
            Assert.Contains("can read it now", card, StringComparison.Ordinal);
            Assert.Contains(Why, card, StringComparison.Ordinal);
        }

        // Closed earlier by hand: there is no such page, and the two go on seeing that there was.
        await ada.OpenAsync($"/settings/safety/pairs/{pair}");
        await ada.SubmitAsync("form[action$='handler=Close']");
        await ada.OpenAsync($"/settings/safety/openings/{opening.Id}/messages");
        Assert.Equal(HttpStatusCode.NotFound, ada.Status);
        Assert.Equal((1, 5), await LinesAsync(story));
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}");
        Assert.Contains("could read it from", paul.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task It_ends_by_itself_and_with_the_role_and_with_the_switch(Db db)
    {
        var (story, pair) = await WrittenAsync(db);
        await SwitchedOnAsync(story, GlassSetting.NoticeDays);
        var first = await OpenedAsync(story, pair);
        await story.InAsync(d => d.GlassOpenings.ExecuteUpdateAsync(o => o.SetProperty(x => x.Until, story.Now.AddSeconds(-1))));
        await HiddenAsync(story, story.Ada, first);

        var second = await OpenedAsync(story, pair);
        await story.InAsync(d => d.OrganisationAdmins.Where(a => a.PersonId == story.Ada.Id).ExecuteDeleteAsync());
        await HiddenAsync(story, story.Ada, second);
        await story.InAsync(async d => { d.OrganisationAdmins.Add(Upward.Web.Features.Identity.OrganisationAdmin.Grant(d.OrganisationId, story.Ada.Id, story.Now, null)); await d.SaveChangesAsync(); });
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync($"/settings/safety/openings/{second}/notes");
        Assert.Equal(HttpStatusCode.OK, ada.Status);
        await ada.OpenAsync("/settings/safety");
        await ada.SubmitAsync("form[action$='handler=Off']");
        await HiddenAsync(story, story.Ada, second);
        Assert.Equal("glass.refused.off", Key(await OpenAsync(story, story.Ada, pair, Why)));
    }

    [Theory, BothDatabases]
    public async Task Not_beforehand_without_a_reason_too_long_ones_own_and_what_is_gone_are_refused(Db db)
    {
        var (story, pair) = await WrittenAsync(db);
        Assert.Equal("glass.refused.off", Key(await OpenAsync(story, story.Ada, pair, Why)));
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}");
        Assert.Contains("and nobody else", amina.Body, StringComparison.Ordinal);
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/safety");
        await ada.SubmitAsync("form[action$='handler=On']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        await ada.SubmitAsync("form[action$='handler=On']", ("Sure", "true"));
        Assert.Equal("glass.refused.notYet", Key(await OpenAsync(story, story.Ada, pair, Why)));
        await amina.OpenAsync($"/pairs/{pair}");
        Assert.Contains("an admin of the organisation can open it", amina.Body, StringComparison.Ordinal);

        await SwitchedOnAsync(story, GlassSetting.NoticeDays);
        await ada.OpenAsync($"/settings/safety/pairs/{pair}");
        await ada.SubmitAsync("form[data-guard]", ("Input.Reason", "Because."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ada.Status);
        Assert.Equal("glass.refused.minutes", Key(await OpenAsync(story, story.Ada, pair, Why, 61)));
        Assert.Empty(await story.MailsAsync());
        Assert.Empty(await story.InAsync(d => d.GlassOpenings.ToListAsync()));
        await story.InAsync(async d => { d.OrganisationAdmins.Add(Upward.Web.Features.Identity.OrganisationAdmin.Grant(d.OrganisationId, story.Paul.Id, story.Now, null)); await d.SaveChangesAsync(); });
        Assert.Equal("glass.refused.own", Key(await OpenAsync(story, story.Paul, pair, Why)));
        Assert.True((await OpenAsync(story, story.Ada, pair, Why)).Succeeded);
        Assert.Equal("glass.refused.open", Key(await OpenAsync(story, story.Ada, pair, Why)));
        await story.InAsync(d => d.GlassOpenings.ExecuteDeleteAsync());
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).Forget(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal("glass.refused.forgotten", Key(await OpenAsync(story, story.Ada, pair, Why)));
    }

    [Theory, BothDatabases]
    public async Task Managers_participants_other_admins_and_other_organisations_have_no_way_in(Db db)
    {
        var (story, pair) = await WrittenAsync(db);
        await SwitchedOnAsync(story, GlassSetting.NoticeDays);
        var opening = await OpenedAsync(story, pair);
        foreach (var outsider in new[] { story.Petra, story.Olga, story.Amina, story.Paul, story.Otto })
        {
            Assert.True((await OpenAsync(story, outsider, pair, Why)).IsNotFound);
            Assert.True((await story.RunAsAsync<OpenGlass, Outcome>(outsider, o => o.CloseAsync(opening, None))).IsNotFound);
            if (outsider != story.Otto) Assert.True((await story.RunAsAsync<ArrangeGlass, Outcome>(outsider, a => a.SwitchOffAsync(None))).IsNotFound);
            await HiddenAsync(story, outsider, opening);
        }
        // Another admin reads by a reason of their own.
        await story.InAsync(async d => { d.OrganisationAdmins.Add(Upward.Web.Features.Identity.OrganisationAdmin.Grant(d.OrganisationId, story.Olga.Id, story.Now, null)); await d.SaveChangesAsync(); });
        await HiddenAsync(story, story.Olga, opening);
        Assert.Equal((1, 0), await LinesAsync(story));
        Assert.True((await story.RunAsAsync<OpenGlass, Outcome>(story.Olga, o => o.CloseAsync(opening, None))).Succeeded);
    }

    [Theory, BothDatabases]
    public async Task Chips_say_that_an_admin_reads_too_only_while_that_is_so(Db db)
    {
        var (story, pair) = await WrittenAsync(db);
        await SwitchedOnAsync(story, GlassSetting.NoticeDays);
        var session = await story.InAsync(d => d.Sessions.Select(s => s.Id).FirstAsync());
        (string Path, int Chips)[] pages = [("/messages", 1), ("/agreement", 1), ("/goals", 1), ($"/sessions/{session}/notes", 1), ("", 2)];
        async Task<int[]> SaidAsync(Person who)
        {
            var browser = await story.AsAsync(who);
            var said = new List<int>();
            foreach (var (path, _) in pages) said.Add((await browser.OpenAsync($"/pairs/{pair}{path}")).QuerySelectorAll(".sees").Count(s => s.TextContent.Contains("an admin of your organisation until", StringComparison.Ordinal)));
            return [.. said];
        }
        var none = new int[pages.Length];
        Assert.Equal(none, await SaidAsync(story.Amina));
        // A refused one opens nothing.
        Assert.Equal("glass.refused.reason", Key(await OpenAsync(story, story.Ada, pair, "Short")));
        Assert.Equal(none, await SaidAsync(story.Amina));
        var opening = await OpenedAsync(story, pair);
        Assert.Equal(pages.Select(p => p.Chips), await SaidAsync(story.Paul));
        // He is writing the next version: of the agreement she has nothing before her, and no chip.
        Assert.Equal(pages.Select(p => p.Path == "/agreement" ? 0 : p.Chips), await SaidAsync(story.Amina));
        // What nobody can open goes on saying so.
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/sessions/{session}/notes");
        Assert.DoesNotContain("admin", amina.Page!.QuerySelector(".note-private .sees")!.TextContent, StringComparison.Ordinal);
        Assert.True((await story.RunAsAsync<OpenGlass, Outcome>(story.Ada, o => o.CloseAsync(opening, None))).Succeeded);
        Assert.Equal(none, await SaidAsync(story.Paul));
    }

    private static string Key(Outcome outcome) => outcome.Refusals[0].Message.Key;
    private static Task<Outcome> OpenAsync(Story story, Person who, Guid pair, string why, int minutes = 60) => story.RunAsAsync<OpenGlass, Outcome>(who, o => o.OpenAsync(pair, why, minutes, None));

    private static async Task<Guid> OpenedAsync(Story story, Guid pair)
    {
        Assert.True((await OpenAsync(story, story.Ada, pair, Why)).Succeeded);
        return await story.InAsync(d => d.GlassOpenings.OrderByDescending(o => o.OpenedAt).Select(o => o.Id).FirstAsync());
    }

    private static async Task HiddenAsync(Story story, Person who, Guid opening)
    {
        var browser = await story.AsAsync(who);
        foreach (var part in new[] { "agreement", "notes", "messages", "goals" })
        {
            await browser.OpenAsync($"/settings/safety/openings/{opening}/{part}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.DoesNotContain("canary", browser.Body, StringComparison.Ordinal);
        }
    }

    private static Task SwitchedOnAsync(Story story, int daysAgo) => story.InAsync(async d =>
    {
        await d.GlassSettings.ExecuteDeleteAsync();
        var setting = GlassSetting.For(d.OrganisationId);
        setting.SwitchOn(story.Now.AddDays(-daysAgo).AddMinutes(-1));
        d.GlassSettings.Add(setting);
        await d.SaveChangesAsync();
    });

    private static async Task<(int Opened, int Read)> LinesAsync(Story story) => await story.InAsync(async d =>
        (await d.AuditEntries.CountAsync(e => e.Action == "mentorship.glass.opened"), await d.AuditEntries.CountAsync(e => e.Action == "mentorship.glass.read")));

    /// <summary>A pair that has written something of every kind, and something private of every kind that can be private.</summary>
    private async Task<(Story Story, Guid Pair)> WrittenAsync(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        await story.InAsync(async d =>
        {
            var mentorship = await d.Mentorships.SingleAsync();
            AgreementWords Words(string time) => new(AgreementSections.All.ToDictionary(s => s, s => s == AgreementSections.Time ? time : "As usual."));
            var agreement = Agreement.Begin(mentorship, 1, ProgrammeRole.Mentee, story.Paul.Id, Words("Once a month, canary-agreement"), story.Now);
            agreement.HandOver(ProgrammeRole.Mentee, story.Now);
            // Being written: the partner has not seen it either.
            var next = Agreement.Begin(mentorship, 2, ProgrammeRole.Mentee, story.Paul.Id, Words("canary-private-draft"), story.Now);
            var session = Session.Plan(mentorship, SessionTime.Of(story.Now.UtcDateTime.Date.AddDays(7).AddHours(14), "Europe/Stockholm", 60), SessionFormat.Video, "", story.Amina.Id, ProgrammeRole.Mentor, story.Now);
            var (shared, own) = (SessionNote.Of(session, null), SessionNote.Of(session, story.Amina.Id));
            shared.Write("canary-shared", 0, story.Amina.Id, story.Now);
            own.Write("canary-private-note", 0, story.Amina.Id, story.Now);
            var frame = GoalFrame.Of(story.Programme, DateOnly.FromDateTime(story.Now.UtcDateTime));
            Goal Wish(string title, GoalOwning owning) => Goal.Set(d.OrganisationId, pair, story.Amina.Id, new(title, "Three people.", frame.After(8), 2, null, owning), frame, story.Now).Value!;
            var thread = MessageThread.OfPair(d.OrganisationId, pair, story.Amina.Id, story.Paul.Id, story.Now);
            d.AddRange(agreement, next, session, shared, own, Wish("canary-goal", GoalOwning.Mine), Wish("canary-private-goal", GoalOwning.MineAlone), thread, thread.Write(story.Amina.Id, "canary-message", "page:one", byMail: false, story.Now));
            await d.SaveChangesAsync();
        });
        return (story, pair);
    }
}
