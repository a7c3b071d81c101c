using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Messages.ByMail;
using Upward.Web.Features.People;

namespace Upward.Web.Tests.Features.Messages;

/// <summary>R243: an answer to our mail becomes a message, when it comes from whom it was sent to; anything else becomes nothing.</summary>
public sealed class ReplyByMailTests
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task An_answer_becomes_a_message_without_what_it_quotes_once(Db db)
    {
        await using var host = await StartAsync(db);
        var (story, pair, address) = await AskedAsync(host);
        Assert.Matches("^reply\\+[a-z2-7]{42}@mentoring\\.example\\.org$", address);
        Assert.True(address.IndexOf('@') <= 64);
        var mail = Mail(story.Paul, address, "Yes, Tuesday is good.\n\nI bring the report.\n\nOn Mon, 4 May 2026 at 09:12, Upward <upward@example.org> wrote:\n> ##- Answer above this line -##\n> Hello Paul");
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, mail));
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, mail));
        var kept = await story.InAsync(d => d.ThreadMessages.OrderBy(m => m.Number).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.Equal(("Yes, Tuesday is good.\n\nI bring the report.", story.Paul.Id, true), (kept[1].Text, kept[1].PersonId, kept[1].ByMail));
        // Amina is told, with an address of her own.
        var told = (await story.MailsAsync()).Single(m => m.PersonId == story.Amina.Id);
        Assert.NotEqual(address, told.ReplyTo);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/messages");
        Assert.Contains("by mail", amina.Page!.QuerySelector("#m-2")!.TextContent, StringComparison.Ordinal);
        // In capitals, as some servers make of it, the address still is the same.
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, Mail(story.Paul, address.ToUpperInvariant(), "Shouted")));
    }

    [Theory, BothDatabases]
    public async Task Forged_foreign_and_automatic_mails_become_nothing(Db db)
    {
        await using var host = await StartAsync(db);
        var (story, pair, address) = await AskedAsync(host);
        // Every single letter of the signed part counts.
        var token = address[6..48];
        for (var at = 0; at < token.Length; at++)
        {
            var forged = address.Replace(token, token[..at] + (token[at] == 'a' ? 'b' : 'a') + token[(at + 1)..], StringComparison.Ordinal);
            Assert.Equal(ReplyEnd.NotForUs, await TakeAsync(story, Mail(story.Paul, forged, "Forged")));
        }
        Assert.Equal(ReplyEnd.NotForUs, await TakeAsync(story, Mail(story.Paul, "reply@mentoring.example.org", "No token")));
        // The address of one, used by another: by an outsider, and by the partner.
        Assert.Equal(ReplyEnd.NotTheirs, await TakeAsync(story, Mail(story.Olga, address, "Stolen")));
        Assert.Equal(ReplyEnd.NotTheirs, await TakeAsync(story, Mail(story.Amina, address, "In his name")));
        Assert.Equal(ReplyEnd.NotTheirs, await TakeAsync(story, Encoding.UTF8.GetBytes($"To: {address}\r\n\r\nNobody")));
        Assert.Equal(ReplyEnd.NotTheirs, await TakeAsync(story, Encoding.UTF8.GetBytes($"From: \"{story.Paul.Email}\" <someone@evil.example>\r\nTo: {address}\r\n\r\nOnly the name is his")));
        Assert.Equal(ReplyEnd.NotTheirs, await TakeAsync(story, Encoding.UTF8.GetBytes($"From: {story.Paul.Email}, someone@evil.example\r\nTo: {address}\r\n\r\nTwo senders")));
        foreach (var header in new[] { "Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes", "Return-Path: <>", "List-Id: <all.example.org>", "Content-Type: multipart/report; boundary=x" })
            Assert.Equal(ReplyEnd.ByMachine, await TakeAsync(story, Mail(story.Paul, address, "I am away", header)));
        Assert.Equal(1, await story.InAsync(d => d.ThreadMessages.CountAsync()));

        // Nothing of one's own, or a pair that has ended: they are told once that it did not arrive, without their words.
        var empty = Mail(story.Paul, address, "> only what was quoted");
        Assert.Equal(ReplyEnd.Refused, await TakeAsync(story, empty));
        Assert.Equal(ReplyEnd.Refused, await TakeAsync(story, empty));
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal(ReplyEnd.Refused, await TakeAsync(story, Mail(story.Paul, address, "Too late Zanzibar")));
        var refused = (await story.MailsAsync()).Where(m => m.Kind == "message-refused").ToList();
        Assert.Equal(2, refused.Count);
        Assert.All(refused, m => Assert.Equal(story.Paul.Id, m.PersonId));
        Assert.DoesNotContain("Zanzibar", string.Concat(refused.Select(m => m.TextBody + m.HtmlBody)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_lies_in_the_folder_is_taken_and_nothing_of_it_stays(Db db)
    {
        await using var host = await StartAsync(db);
        var (story, _, address) = await AskedAsync(host);
        var spool = host.Services.GetRequiredService<MailSpool>();
        await spool.PutAsync(Mail(story.Paul, address, "From the folder"), None);
        await spool.PutAsync([0, 1, 2, 255], None);
        await spool.PutAsync(Encoding.ASCII.GetBytes($"From: {story.Paul.Email}\nTo: {address}\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!not=base64===\n--b--"), None);
        await using (var scope = host.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<TakeReplies>().ExecuteAsync(None);
        Assert.Empty(spool.Waiting());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.Folder, "mail-in")));
        Assert.Contains("From the folder", await story.InAsync(d => d.ThreadMessages.Select(m => m.Text).ToListAsync()));
    }

    [Theory]
    [InlineData("Yes.\n\nAm Mo., 4. Mai 2026 um 09:12 Uhr schrieb Upward\n<upward@example.org>:\n\n> Hello", "Yes.")]
    [InlineData("Oui.\n\nLe lun. 4 mai 2026 à 09:12, Upward <u@example.org> a écrit :\n> Bonjour", "Oui.")]
    [InlineData("Yes.\n\n-----Original Message-----\nFrom: Upward", "Yes.")]
    [InlineData("Yes.\n\nFrom: Upward <u@example.org>\nSent: Monday, 4 May 2026\nTo: Paul\nSubject: x\n\nHello", "Yes.")]
    [InlineData("Yes.\n-- \nPaul Director\nOperations", "Yes.")]
    [InlineData("Yes.\n\nSent from my iPhone", "Yes.")]
    [InlineData("First.\n> quoted\nSecond.", "First.\nSecond.")]
    [InlineData("##- Answer above this line -##\nHello", "")]
    [InlineData("From: now on I come earlier.\nOn Monday I wrote to you: no answer.", "From: now on I come earlier.\nOn Monday I wrote to you: no answer.")]
    public void Quoted_words_are_cut_off(string text, string own) => Assert.Equal(own, QuotedText.CutOff(text));

    [Theory]
    [InlineData("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe =E2=98=BA, a soft=\r\n line", "Grüße ☺, a soft line")]
    [InlineData("Content-Type: text/plain; charset=\"windows-1252\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nIt=92s", "It’s")]
    [InlineData("Content-Type: TEXT/PLAIN;\r\n\tcharset=UTF-8\r\nContent-Transfer-Encoding: BASE64\r\n\r\nR3LDvMOf\r\nZQ==\r\n", "Grüße")]
    [InlineData("Content-Type: multipart/alternative; boundary=\"a b\"\r\n\r\nbefore\r\n--a b\r\nContent-Type: text/html\r\n\r\n<p>Html</p>\r\n--a b\r\nContent-Type: text/plain\r\n\r\nPlain\r\n--a b--\r\nafter", "Plain")]
    [InlineData("Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p{}</style></head><body><p>One &amp; two</p><div>three<br>four</div><blockquote>quoted</blockquote></body></html>", "One & two\nthree\nfour")]
    [InlineData("Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain\n\nInner\n--i--\n--o\nContent-Type: text/plain\nContent-Disposition: attachment; filename=x.txt\n\nAttached\n--o--", "Inner")]
    [InlineData("Subject: nothing else", "")]
    public void The_words_of_a_mail_are_found(string mail, string words) => Assert.Equal(words, MimePart.Read(Encoding.Latin1.GetBytes(mail)).Words().ReplaceLineEndings("\n").Trim());

    [Fact]
    public void No_mail_however_broken_makes_the_reader_fail_in_an_unknown_way()
    {
        var random = new Random(7);
        var whole = Mail(null, "reply+x@y.example", "Words =C3=BC\n--b\n> quoted", "Content-Type: multipart/mixed; boundary=b", "Content-Transfer-Encoding: quoted-printable");
        for (var n = 0; n < 2000; n++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 30); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var part = MimePart.Read(bytes[..random.Next(bytes.Length)]);
            Assert.NotNull(QuotedText.CutOff(part.Words()));
            Assert.NotNull(part.Addresses("To").ToList());
        }
    }

    private static Task<TestHost> StartAsync(Db db) =>
        TestHost.StartAsync(db, b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Upward:ReplyAddress"] = "reply@mentoring.example.org" }));

    /// <summary>Amina has written; the mail that Paul got can be answered.</summary>
    private static async Task<(Story Story, Guid Pair, string Address)> AskedAsync(TestHost host)
    {
        var story = await Story.BeginAsync(host);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        Assert.True((await MessageTests.WriteAsync(story, story.Amina, pair, "Monday or Tuesday?")).Succeeded);
        var mail = Assert.Single(await story.MailsAsync());
        Assert.StartsWith("Hello", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("##- Answer above this line -##", mail.TextBody, StringComparison.Ordinal);
        return (story, pair, mail.ReplyTo);
    }

    private static byte[] Mail(Person? from, string to, string text, params string[] headers) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", [$"From: Paul Director <{from?.Email ?? "a@b.example"}>", $"To: Upward <{to}>", "Subject: Re: Amina has written to you", $"Message-ID: <{Guid.NewGuid():N}@client.example>", .. headers, "", text.ReplaceLineEndings("\r\n")]));

    private static Task<ReplyEnd> TakeAsync(Story story, byte[] mail) => story.RunAsAsync<TakeReply, ReplyEnd>(null, t => t.ExecuteAsync(mail, None));
}
