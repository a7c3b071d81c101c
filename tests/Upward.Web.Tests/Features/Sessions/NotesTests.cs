using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>R039 R243 R259 R260: notes private and shared, what was learned, actions, and the mail that follows.</summary>
public sealed class NotesTests(Hosts hosts)
{
    private const string Canary = "Zanzibar is closed in May";
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_private_note_is_read_by_its_owner_alone_and_a_shared_one_by_both(Db db)
    {
        var (story, pair, id) = await SessionAsync(db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/sessions/{id}/notes");
        await amina.SubmitAsync("form[action$='handler=Private']", ("Text", Canary));
        await amina.SubmitAsync("form[action$='handler=Shared']", ("Text", "We rebuilt the **Monday** summary."));
        Assert.Contains("<strong>Monday</strong>", amina.Body, StringComparison.Ordinal);
        Assert.Contains(Canary, amina.Body, StringComparison.Ordinal);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/sessions/{id}/notes");
        Assert.Contains("We rebuilt the", paul.Body, StringComparison.Ordinal);
        await NowhereAsync(story, pair, id);
    }

    [Theory, BothDatabases]
    public async Task Who_writes_upon_an_older_version_is_shown_the_newer_and_loses_nothing(Db db)
    {
        var (story, pair, id) = await SessionAsync(db);
        Assert.True((await WriteAsync(story, story.Amina, pair, id, true, "First words", 0)).Succeeded);
        Assert.True((await WriteAsync(story, story.Paul, pair, id, true, "First words, and Paul's", 1)).Succeeded);
        Assert.Equal("note.refused.conflict", Assert.Single((await WriteAsync(story, story.Amina, pair, id, true, "First words, and Amina's", 1)).Refusals).Message.Key);
        Assert.Equal("First words, and Paul's", await story.InAsync(d => d.SessionNotes.Select(n => n.Text).SingleAsync()));

        // The page's own saving answers with the words of the other; the button shows both.
        var amina = await story.AsAsync(story.Amina);
        var page = await amina.OpenAsync($"/pairs/{pair}/sessions/{id}/notes");
        var token = page.QuerySelector("[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        FormUrlEncodedContent Form(string text, int seen) => new([new("Text", text), new("Seen", seen.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("__RequestVerificationToken", token)]);
        await amina.SendAsync(HttpMethod.Post, $"/pairs/{pair}/sessions/{id}/notes?handler=Shared", Form("Mine", 1), ("X-Autosave", "1"));
        Assert.Equal(HttpStatusCode.Conflict, amina.Status);
        Assert.Contains("and Paul", amina.Body, StringComparison.Ordinal);
        await amina.SendAsync(HttpMethod.Post, $"/pairs/{pair}/sessions/{id}/notes?handler=Shared", Form("Mine", 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, amina.Status);
        Assert.Contains("<pre dir=\"auto\">Mine</pre>", amina.Body, StringComparison.Ordinal);
        await amina.SendAsync(HttpMethod.Post, $"/pairs/{pair}/sessions/{id}/notes?handler=Shared", Form("Both", 2), ("X-Autosave", "1"));
        Assert.Equal(HttpStatusCode.OK, amina.Status);
        Assert.Contains("\"version\":3", amina.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Actions_and_what_was_learned_are_of_both_and_the_mail_is_sent_once(Db db)
    {
        var (story, pair, id) = await SessionAsync(db);
        await story.LongAgoAsync();
        Assert.True((await WriteAsync(story, story.Paul, pair, id, false, Canary, 0)).Succeeded);
        Assert.True((await WriteAsync(story, story.Paul, pair, id, true, "We looked at the depot report.", 0)).Succeeded);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/sessions/{id}/notes");
        await paul.SubmitAsync("form[action$='handler=Learned']", ("Words", "Ask what would change its mind."));
        await paul.SubmitAsync("form[action$='handler=Action']", ("Action", "Send the report"), ("Owner", "Mentee"), ("Due", "2030-05-28"));
        await paul.SubmitAsync("form[action$='handler=Action']", ("Action", "Something for nobody"), ("Due", "tomorrow"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        var page = await paul.OpenAsync($"/pairs/{pair}/sessions/{id}/notes");
        var draft = page.QuerySelector("textarea[name=Body]")!.TextContent;
        foreach (var part in new[] { "We looked at the depot report.", "Ask what would change its mind.", "Send the report" }) Assert.Contains(part, draft, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibar", draft, StringComparison.Ordinal);
        await paul.SubmitAsync("form[action$='handler=FollowUp']", ("Body", draft + "\nAnd <b>thank you</b>."));
        var mails = (await story.MailsAsync()).Where(m => m.Kind == "session-follow-up").ToList();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Contains("&lt;b&gt;thank you", m.HtmlBody, StringComparison.Ordinal));
        // It stands in the centre of both, with the way to the session and without the words; and no admin reads them in its place.
        var notices = await story.InAsync(d => d.Notices.Where(n => n.Kind == "session-follow-up").ToListAsync());
        Assert.Equal(new[] { story.Amina.Id, story.Paul.Id }.Order(), notices.Select(n => n.PersonId).Order());
        Assert.All(notices, n => Assert.Equal(($"/pairs/{pair}/sessions/{id}", mails[0].Subject), (n.Path, n.Title)));
        Assert.DoesNotContain("depot", mails[0].Subject, StringComparison.Ordinal);
        foreach (var (who, there) in new[] { (story.Amina, true), (story.Paul, true), (story.Petra, false), (story.Ada, false) })
        {
            var centre = await story.AsAsync(who);
            await centre.OpenAsync("/notifications");
            Assert.Equal(there, centre.Body.Contains("our session of", StringComparison.Ordinal));
            Assert.DoesNotContain("depot", centre.Body, StringComparison.Ordinal);
        }
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync("/settings/invitations");
        Assert.Contains("our session of", ada.Body, StringComparison.Ordinal);
        Assert.All(mails, m => Assert.DoesNotContain($"/settings/invitations/{m.Id}", ada.Body, StringComparison.Ordinal));
        await ada.OpenAsync($"/settings/invitations/{mails[0].Id}");
        Assert.Equal(HttpStatusCode.NotFound, ada.Status);
        Assert.Equal("followUp.refused.sent", Assert.Single((await story.RunAsAsync<SendFollowUp, Outcome>(story.Amina, s => s.SendAsync(pair, id, "Once more", None))).Refusals).Message.Key);

        // The partner ticks it off; it belongs to both.
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/sessions/{id}/notes");
        Assert.Contains("Ask what would change its mind.", amina.Body, StringComparison.Ordinal);
        await amina.SubmitAsync("form[action$='done=true']");
        Assert.Equal(story.Amina.Id, await story.InAsync(d => d.SessionActions.Select(a => a.DoneById).SingleAsync()));
        await NowhereAsync(story, pair, id);
    }

    [Theory, BothDatabases]
    public async Task What_does_not_go_is_refused_and_outsiders_find_nothing(Db db)
    {
        var (story, pair, id) = await SessionAsync(db);
        Task<Outcome> ActAsync(Person who, string text) => story.RunAsAsync<KeepNotes, Outcome>(who, k => k.AddActionAsync(pair, id, text, ProgrammeRole.Mentee, null, None));
        Task<Outcome> MailAsync(Person who, string text) => story.RunAsAsync<SendFollowUp, Outcome>(who, s => s.SendAsync(pair, id, text, None));
        Assert.Equal("action.refused.empty", Assert.Single((await ActAsync(story.Paul, "  ")).Refusals).Message.Key);
        Assert.Equal("followUp.refused.notYet", Assert.Single((await MailAsync(story.Paul, "Hello")).Refusals).Message.Key);
        Assert.Equal("refused.tooLong", Assert.Single((await WriteAsync(story, story.Paul, pair, id, true, new string('x', SessionNote.Longest + 1), 0)).Refusals).Message.Key);
        await story.LongAgoAsync();
        Assert.Equal("followUp.refused.empty", Assert.Single((await MailAsync(story.Paul, " ")).Refusals).Message.Key);
        foreach (var outsider in new[] { story.Olga, story.Petra, story.Ada })
        {
            Assert.True((await ActAsync(outsider, "Mine")).IsNotFound);
            Assert.True((await MailAsync(outsider, "Mine")).IsNotFound);
            Assert.True((await WriteAsync(story, outsider, pair, id, false, "Mine", 0)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/pairs/{pair}/sessions/{id}/notes");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.Empty(await story.InAsync(d => d.SessionNotes.ToListAsync()));
    }

    private async Task<(Story Story, Guid Pair, Guid Session)> SessionAsync(Db db)
    {
        var (story, pair) = await hosts.PairAsync(db);
        return (story, pair, (await story.PlanAsync(story.Amina, pair, story.In(3))).Value!.FirstId);
    }

    private static Task<Outcome> WriteAsync(Story story, Person who, Guid pair, Guid session, bool shared, string text, int seen) =>
        story.RunAsAsync<KeepNotes, Outcome>(who, async k => (await k.WriteAsync(pair, session, shared, text, seen, None)).Outcome);

    /// <summary>The canary is in no page of the partner, the manager and the admin, in no mail, log entry or calendar.</summary>
    private static async Task NowhereAsync(Story story, Guid pair, Guid session)
    {
        var owner = await story.InAsync(d => d.SessionNotes.Where(n => n.OwnerId != Guid.Empty).Select(n => n.OwnerId).SingleAsync());
        foreach (var (who, paths) in new[] { (owner == story.Amina.Id ? story.Paul : story.Amina, new[] { $"/pairs/{pair}", $"/pairs/{pair}/sessions", $"/pairs/{pair}/sessions/{session}", $"/pairs/{pair}/sessions/{session}/notes", $"/pairs/{pair}/export" }), (story.Petra, [$"/programmes/{story.Programme.Id}/pairs"]), (story.Ada, ["/settings/audit", "/settings/invitations"]) })
        {
            var browser = await story.AsAsync(who);
            foreach (var path in paths)
            {
                await browser.OpenAsync(path);
                Assert.Equal(HttpStatusCode.OK, browser.Status);
                Assert.DoesNotContain("Zanzibar", browser.Body, StringComparison.Ordinal);
            }
        }
        Assert.All(await story.MailsAsync(), m => Assert.DoesNotContain("Zanzibar", m.Subject + m.TextBody + m.HtmlBody + m.Calendar, StringComparison.Ordinal));
        Assert.All(await story.InAsync(d => d.AuditEntries.ToListAsync()), e => Assert.DoesNotContain("Zanzibar", e.Details + e.SubjectName, StringComparison.Ordinal));
    }
}
