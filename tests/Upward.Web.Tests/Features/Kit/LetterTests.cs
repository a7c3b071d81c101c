using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Kit;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Features.Kit;

public sealed class LetterTests(Hosts hosts)
{
    private const string Send = "form:has([name=mark])";

    [Theory, BothDatabases]
    public async Task What_was_looked_at_goes_out_and_each_gets_it_once(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PublishAsync(PageVisibility.Public, "fresh-eyes-" + story.OrganisationId.ToString("N")[..8]);
        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/letters/invitation-mentor");
        Assert.Equal(["Amina Haddad"], page.QuerySelectorAll(".kit-people .name").Select(n => n.TextContent));
        Assert.Contains("{sponsor}", ShippedText.Find("invitation-mentee")!.Markdown, StringComparison.Ordinal);

        await petra.SubmitAsync(Send);
        Assert.Matches("/kit/sent/[0-9a-f-]{36}$", petra.Path);
        var mail = (await story.MailsAsync()).Single(m => m.Kind == "kit-invitation-mentor");
        Assert.Equal((story.Amina.Id, "Fresh Eyes: would you teach a senior colleague?"), (mail.PersonId, mail.Subject));
        Assert.Contains("Dear Amina Haddad,", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("/p/fresh-eyes-", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\{[a-z-]+\}", mail.TextBody + mail.HtmlBody + mail.Subject);
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.Ordinal);

        // It stands in her centre too; a copy that the manager has sent to herself stands in nobody's.
        await story.RunAsAsync<SendLetter, Outcome>(story.Petra, s => s.ToMyselfAsync(story.Programme.Id, "invitation-mentor", CancellationToken.None));
        Assert.Equal([story.Amina.Id], await story.InAsync(d => d.Notices.Where(n => n.Kind == "kit-invitation-mentor").Select(n => n.PersonId).ToListAsync()));
        var (amina, paul) = (await story.AsAsync(story.Amina), await story.AsAsync(story.Paul));
        Assert.Contains(mail.Subject, (await amina.OpenAsync("/notifications")).QuerySelector(".notice-list")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Subject, (await paul.OpenAsync("/notifications")).Body!.TextContent, StringComparison.Ordinal);

        page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/letters/invitation-mentor");
        Assert.Empty(page.QuerySelectorAll(".kit-people .name"));
        Assert.Contains("one has it already", page.Body!.TextContent, StringComparison.Ordinal);
        page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/letters/invitation-mentor?again=true");
        Assert.Single(page.QuerySelectorAll(".kit-people .name"));
    }

    [Theory, BothDatabases]
    public async Task A_letter_with_a_hole_or_to_nobody_or_to_a_changed_group_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        async Task<Outcome<Guid>> SendAsync(string letter, Audience to, string mark) => await story.RunAsAsync<SendLetter, Outcome<Guid>>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, letter, to, false, mark, CancellationToken.None));
        var mark = (await story.RunAsAsync<LetterAddressees, LetterAddressees.Listed>(story.Petra, a => a.FindAsync(story.Programme.Id, "announcement", Audience.Participants, false, CancellationToken.None))).Mark;

        Assert.Equal(["kit.hole.sponsor", "kit.hole.link"], (await SendAsync("announcement", Audience.Participants, mark)).Refusals.Select(r => r.Message.Key));
        Assert.Equal(["kit.refused.listChanged"], (await SendAsync("announcement", Audience.Participants, "old")).Refusals.Select(r => r.Message.Key));
        Assert.Equal(["kit.refused.nobody"], (await SendAsync("line-manager", Audience.LineManagers, "")).Refusals.Select(r => r.Message.Key));
        Assert.True((await SendAsync("poster", Audience.Participants, mark)).IsNotFound);
        Assert.Empty(await story.MailsAsync());
    }

    [Theory, BothDatabases]
    public async Task Each_reader_gets_the_first_of_their_languages(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var (language, text) in new[] { ("en", "Hello {name}"), ("ar", "مرحبا {name}") })
            await story.RunAsAsync<ChangeKitText, Outcome>(story.Petra, c => c.ExecuteAsync(story.Programme.Id, new("reminder", language, "S " + language, text, 0), CancellationToken.None));
        await story.InAsync(async d =>
        {
            var amina = await d.People.SingleAsync(p => p.Id == story.Amina.Id);
            amina.Languages.Clear();
            amina.Languages.AddRange(["fr", "ar", "en"]);
            await d.SaveChangesAsync();
        });
        var listed = await story.RunAsAsync<LetterAddressees, LetterAddressees.Listed>(story.Petra, a => a.FindAsync(story.Programme.Id, "reminder", Audience.Participants, false, CancellationToken.None));
        Assert.True((await story.RunAsAsync<SendLetter, Outcome<Guid>>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, "reminder", Audience.Participants, false, listed.Mark, CancellationToken.None))).Succeeded);

        var mails = (await story.MailsAsync()).Where(m => m.Kind == "kit-reminder").ToDictionary(m => m.PersonId!.Value, m => m.Subject);
        Assert.Equal(("S ar", "S en"), (mails[story.Amina.Id], mails[story.Paul.Id]));
    }

    [Theory, BothDatabases]
    public async Task Who_got_it_and_what_came_back_is_seen_and_tried_again(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.RunAsAsync<ChangeKitText, Outcome>(story.Petra, c => c.ExecuteAsync(story.Programme.Id, new("reminder", "en", "S", "Hello {name}", 0), CancellationToken.None));
        var listed = await story.RunAsAsync<LetterAddressees, LetterAddressees.Listed>(story.Petra, a => a.FindAsync(story.Programme.Id, "reminder", Audience.Participants, false, CancellationToken.None));
        var sending = (await story.RunAsAsync<SendLetter, Outcome<Guid>>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, "reminder", Audience.Participants, false, listed.Mark, CancellationToken.None))).Value;
        await story.InAsync(async d =>
        {
            var mails = await d.Outbox.Where(m => m.Kind == "kit-reminder").ToListAsync();
            mails.Single(m => m.PersonId == story.Amina.Id).Sent(story.Now);
            mails.Single(m => m.PersonId == story.Paul.Id).GiveUp(story.Now, "550 no such mailbox", bounced: true);
            await d.SaveChangesAsync();
        });
        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/sent/{sending}");
        Assert.Contains("1 of 2 sent", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("550 no such mailbox", page.Body!.TextContent, StringComparison.Ordinal);

        await petra.SubmitAsync("form[action*=Again]");
        Assert.True(await story.InAsync(d => d.Outbox.AnyAsync(m => m.PersonId == story.Paul.Id && m.GivenUpAt == null)));
        Assert.Equal(["kit.refused.nothingFailed"], (await story.RunAsAsync<FollowLetters, Outcome<int>>(story.Petra, f => f.TryAgainAsync(story.Programme.Id, sending, CancellationToken.None))).Refusals.Select(r => r.Message.Key));
        foreach (var who in new[] { story.Amina, story.Otto })
        {
            var browser = await story.AsAsync(who);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/kit/sent/{sending}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
            Assert.True((await story.RunAsAsync<FollowLetters, Outcome<int>>(who, f => f.TryAgainAsync(story.Programme.Id, sending, CancellationToken.None))).IsNotFound);
            Assert.True((await story.RunAsAsync<SendLetter, Outcome<Guid>>(who, s => s.ExecuteAsync(story.Programme.Id, "reminder", Audience.Participants, true, "", CancellationToken.None))).IsNotFound);
        }
    }

    [Theory, BothDatabases]
    public async Task A_copy_goes_to_whoever_asks_and_to_nobody_else(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/letters/kick-off");
        await petra.SubmitAsync("form[action*=Copy]");

        Assert.Equal([story.Petra.Id], (await story.MailsAsync()).Where(m => m.Kind == "kit-kick-off").Select(m => m.PersonId!.Value));
        Assert.Equal(0, await story.InAsync(d => d.LetterSendings.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Letters_to_line_managers_begin_with_all_of_them(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            (await d.People.SingleAsync(p => p.Id == story.Amina.Id)).ReportTo(story.Ada.Id);
            (await d.People.SingleAsync(p => p.Id == story.Olga.Id)).ReportTo(story.Petra.Id);
            await d.SaveChangesAsync();
        });
        var petra = await story.AsAsync(story.Petra);
        var page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/letters/line-manager");
        Assert.Equal(["Ada Admin", "Petra Programme"], page.QuerySelectorAll(".kit-people .name").Select(n => n.TextContent));
        Assert.Null(page.QuerySelector(".card .alert"));
        page = await petra.OpenAsync($"/programmes/{story.Programme.Id}/kit/letters/line-manager?audience=LineManagers");
        Assert.Equal(["Ada Admin"], page.QuerySelectorAll(".kit-people .name").Select(n => n.TextContent));
        Assert.Contains("tells a manager that somebody of theirs takes part", page.QuerySelector(".card .alert")!.TextContent, StringComparison.Ordinal);
    }
}
