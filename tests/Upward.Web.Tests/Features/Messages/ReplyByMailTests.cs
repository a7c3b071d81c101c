using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Messages;
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
        await TakeAllAsync(host);
        Assert.Empty(spool.Waiting());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.Folder, "mail-in")));
        Assert.Contains("From the folder", await story.InAsync(d => d.ThreadMessages.Select(m => m.Text).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_mail_that_is_too_large_is_told_once_to_who_sent_it_with_the_way_to_send_it(Db db)
    {
        await using var host = await StartAsync(db);
        var (story, pair, address) = await AskedAsync(host);
        var spool = host.Services.GetRequiredService<MailSpool>();
        var large = Large(story.Paul, address);
        // As a server lays it there that writes files itself, and as `upward mail receive` does: the same mail, twice each.
        foreach (var _ in new[] { 1, 2 })
        {
            await spool.PutAsync(large, None);
            await spool.PutTooLargeAsync(large[..MailSpool.LongestHeader], None);
        }
        foreach (var path in spool.Waiting().Where(p => !p.EndsWith(".eml", StringComparison.Ordinal))) Assert.DoesNotContain("Zanzibar", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Equal(4, spool.Waiting().Count);
        await TakeAllAsync(host);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.Folder, "mail-in")));
        Assert.Equal(1, await story.InAsync(d => d.ThreadMessages.CountAsync()));
        var told = Assert.Single(await story.MailsAsync(), m => m.Kind == "message-too-large");
        Assert.Equal(story.Paul.Id, told.PersonId);
        foreach (var part in new[] { "larger than 25 MB", "up to 10 MB", $"/pairs/{pair}/messages" }) Assert.Contains(part, told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibar", told.Subject + told.TextBody + told.HtmlBody, StringComparison.Ordinal);
        Assert.Equal($"/pairs/{pair}/messages", await story.InAsync(d => d.Notices.Where(n => n.Id == told.Id).Select(n => n.Path).SingleAsync()));
        // Another such mail is another thing to know.
        Assert.Equal(ReplyEnd.TooLarge, await TakeAsync(story, Large(story.Paul, address)));
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "message-too-large"));
        // Where nothing can be written any more, the page is no way.
        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal(ReplyEnd.TooLarge, await TakeAsync(story, Large(story.Paul, address)));
        Assert.Single(await story.MailsAsync(), m => m.Kind == "message-refused");
        Assert.Equal(2, (await story.MailsAsync()).Count(m => m.Kind == "message-too-large"));
    }

    [Theory, BothDatabases]
    public async Task A_mail_that_is_too_large_and_forged_foreign_or_automatic_is_answered_by_nothing(Db db)
    {
        await using var host = await StartAsync(db);
        var (story, _, address) = await AskedAsync(host);
        var before = (await story.MailsAsync()).Count;
        foreach (var outsider in new[] { story.Olga, story.Amina, null }) Assert.Equal(ReplyEnd.NotTheirs, await TakeAsync(story, Large(outsider, address)));
        Assert.Equal(ReplyEnd.NotForUs, await TakeAsync(story, Large(story.Paul, address.Replace("+" + address[6], "+" + (address[6] == 'a' ? 'b' : 'a'), StringComparison.Ordinal))));
        Assert.Equal(ReplyEnd.NotForUs, await TakeAsync(story, Large(story.Paul, "reply@mentoring.example.org")));
        foreach (var header in new[] { "Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes", "Return-Path: <>", "List-Id: <all.example.org>", "Content-Type: multipart/report; boundary=x" })
            Assert.Equal(ReplyEnd.ByMachine, await TakeAsync(story, Large(story.Paul, address, header)));
        // A header without an end holds up nobody.
        var spool = host.Services.GetRequiredService<MailSpool>();
        await spool.PutTooLargeAsync(Encoding.ASCII.GetBytes(new string('x', MailSpool.LongestHeader)), None);
        await TakeAllAsync(host);
        Assert.Empty(spool.Waiting());
        Assert.Equal(before, (await story.MailsAsync()).Count);
        Assert.Equal(1, await story.InAsync(d => d.ThreadMessages.CountAsync()));
    }

    /// <summary>The command itself, as a mail server's pipe starts it.</summary>
    [Fact]
    public async Task Upward_mail_receive_lays_down_a_mail_or_of_one_that_is_too_large_its_header()
    {
        await using var host = await StartAsync(Db.Sqlite);
        var (story, _, address) = await AskedAsync(host);
        var spool = host.Services.GetRequiredService<MailSpool>();
        foreach (var (mail, kind) in new[] { (Large(story.Paul, address), ".large"), (Mail(story.Paul, address, "From the pipe"), ".eml") })
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "upward.dll"), "mail", "receive", "--data", host.Folder]) { RedirectStandardInput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var trouble = process.StandardError.ReadToEndAsync();
            // To its last byte: a command that stopped reading would break the server's pipe.
            await process.StandardInput.BaseStream.WriteAsync(mail);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await trouble);
            Assert.EndsWith(kind, Assert.Single(spool.Waiting()), StringComparison.Ordinal);
            Assert.True(new FileInfo(spool.Waiting()[0]).Length < 10_000);
            await TakeAllAsync(host);
        }
        Assert.Single(await story.MailsAsync(), m => m.Kind == "message-too-large");
        Assert.Contains("From the pipe", await story.InAsync(d => d.ThreadMessages.Select(m => m.Text).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Files_of_an_answer_are_kept_by_the_rules_of_the_page_and_one_mail_says_which_were_not(Db db)
    {
        await using var host = await StartAsync(db);
        var (story, pair, address) = await AskedAsync(host);
        var mail = WithFiles(story.Paul, address, "Here is the report.", ("report.pdf", Pdf), ("tool.exe", "MZ\0\0"u8.ToArray()), ("photo.png", Encoding.UTF8.GetBytes("<script>")));
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, mail));
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, mail));
        var kept = await story.InAsync(d => d.ThreadMessages.Include(m => m.Files).OrderBy(m => m.Number).ToListAsync());
        Assert.Equal(2, kept.Count);
        var file = Assert.Single(kept[1].Files);
        Assert.Equal(("report.pdf", "application/pdf", "Here is the report."), (file.Name, file.Kind, kept[1].Text));
        Assert.Equal(Pdf, file.Content);
        var told = Assert.Single(await story.MailsAsync(), m => m.Kind == "message-files-left");
        Assert.Equal(story.Paul.Id, told.PersonId);
        Assert.Contains("tool.exe cannot be sent", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("photo.png cannot be sent", told.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("report", told.TextBody, StringComparison.Ordinal);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/messages");
        Assert.Contains("report.pdf", amina.Page!.QuerySelector("#m-2")!.TextContent, StringComparison.Ordinal);
        // A file alone is an answer too.
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, WithFiles(story.Paul, address, "", ("notes.txt", "To read"u8.ToArray()))));
        Assert.Equal(3, await story.InAsync(d => d.ThreadMessages.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Files_over_the_number_or_alone_and_wrong_or_to_an_ended_pair_are_refused_and_said(Db db)
    {
        await using var host = await StartAsync(db);
        var (story, _, address) = await AskedAsync(host);
        var many = Enumerable.Range(1, MessageFile.MostOfMessage + 2).Select(n => ($"note-{n}.txt", Encoding.UTF8.GetBytes("Note " + n))).ToArray();
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, WithFiles(story.Paul, address, "All my notes", many)));
        Assert.Equal(MessageFile.MostOfMessage, await story.InAsync(d => d.MessageFiles.CountAsync()));
        var told = Assert.Single(await story.MailsAsync(), m => m.Kind == "message-files-left").TextBody;
        Assert.Contains("note-6.txt: no more than 5", told, StringComparison.Ordinal);
        Assert.Contains("note-7.txt: no more than 5", told, StringComparison.Ordinal);

        var onlyWrong = WithFiles(story.Paul, address, "> only what was quoted", ("empty.pdf", []));
        Assert.Equal(ReplyEnd.Refused, await TakeAsync(story, onlyWrong));
        Assert.Equal(ReplyEnd.Refused, await TakeAsync(story, onlyWrong));
        Assert.Contains("nothing in empty.pdf", Assert.Single(await story.MailsAsync(), m => m.Kind == "message-files-refused").TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "message-refused");

        await story.InAsync(async d => { (await d.Mentorships.SingleAsync()).End(story.Now); await d.SaveChangesAsync(); });
        Assert.Equal(ReplyEnd.Refused, await TakeAsync(story, WithFiles(story.Paul, address, "Late", ("late.pdf", Pdf), ("late.exe", [1]))));
        Assert.Single(await story.MailsAsync(), m => m.Kind == "message-refused");
        Assert.Equal(MessageFile.MostOfMessage, await story.InAsync(d => d.MessageFiles.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Files_that_an_outsider_sends_are_kept_nowhere_and_answered_by_nothing(Db db)
    {
        await using var host = await StartAsync(db);
        var (story, _, address) = await AskedAsync(host);
        var before = (await story.MailsAsync()).Count;
        foreach (var outsider in new[] { story.Olga, story.Amina }) Assert.Equal(ReplyEnd.NotTheirs, await TakeAsync(story, WithFiles(outsider, address, "Mine", ("in.pdf", Pdf), ("in.exe", [1]))));
        Assert.Equal(0, await story.InAsync(d => d.MessageFiles.CountAsync()));
        Assert.Equal(before, (await story.MailsAsync()).Count);
    }

    [Fact]
    public async Task What_the_scanner_stops_is_left_out_and_the_words_arrive()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite, b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Upward:ReplyAddress"] = "reply@mentoring.example.org", ["Upward:FileScanner"] = "/bin/false" }));
        var (story, _, address) = await AskedAsync(host);
        Assert.Equal(ReplyEnd.Kept, await TakeAsync(story, WithFiles(story.Paul, address, "With a file", ("report.pdf", Pdf))));
        Assert.Equal(0, await story.InAsync(d => d.MessageFiles.CountAsync()));
        Assert.Contains("scanner of this installation stopped report.pdf", Assert.Single(await story.MailsAsync(), m => m.Kind == "message-files-left").TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Disposition: attachment; filename=\"a; b.pdf\"", "a; b.pdf")]
    [InlineData("Content-Disposition: attachment;\r\n filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf", "Grüße.pdf")]
    [InlineData("Content-Disposition: attachment;\r\n filename*0*=utf-8''Gr%C3%BC;\r\n filename*1*=%C3%9F;\r\n filename*2=\"e.pdf\"", "Grüße.pdf")]
    [InlineData("Content-Disposition: attachment; filename=\"=?utf-8?B?R3LDvMOfZQ==?= =?utf-8?Q?_2.pdf?=\"", "Grüße 2.pdf")]
    [InlineData("Content-Disposition: attachment; filename*=iso-8859-1'de'Gr%FC%DFe%3D.pdf", "Grüße=.pdf")]
    [InlineData("Content-Type: application/pdf; name=\"by its type.pdf\"", "by its type.pdf")]
    [InlineData("Content-Type: application/pdf\r\nContent-Disposition: attachment", "file.pdf")]
    public void The_name_of_a_file_is_read(string header, string name) =>
        Assert.Equal(name, Assert.Single(MimePart.Read(Encoding.Latin1.GetBytes($"Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\r\nWords\r\n--o\r\n{header}\r\n\r\nBytes\r\n--o--")).Files()).Name);

    [Fact]
    public void Logos_signatures_and_the_words_themselves_are_no_files()
    {
        var mail = string.Join("\r\n", "Content-Type: multipart/mixed; boundary=o", "", "--o", "Content-Type: multipart/related; boundary=r", "", "--r", "Content-Type: multipart/alternative; boundary=a", "", "--a", "Content-Type: text/plain", "", "Words", "--a",
            "Content-Type: text/html", "", "<p>Words</p>", "--a--", "--r", "Content-Type: image/png; name=logo.png", "Content-ID: <logo>", "Content-Disposition: inline; filename=logo.png", "", "x", "--r--", "--o", "Content-Type: text/plain", "Content-Disposition: inline; filename=photo.txt", "", "one\r\ntwo", "--o",
            "Content-Type: application/pkcs7-signature; name=smime.p7s", "Content-Disposition: attachment; filename=smime.p7s", "", "x", "--o--");
        var file = Assert.Single(MimePart.Read(Encoding.ASCII.GetBytes(mail)).Files());
        Assert.Equal(("photo.txt", "one\r\ntwo"), (file.Name, Encoding.ASCII.GetString(file.Content)));
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
        var whole = Mail(null, "reply+x@y.example", "Words =C3=BC\n--b\n> quoted", "Content-Type: multipart/mixed; boundary=b", "Content-Transfer-Encoding: quoted-printable", "Content-Disposition: attachment; filename*0*=utf-8''a%20; filename*1=\"b.pdf\"");
        for (var n = 0; n < 2000; n++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 30); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var part = MimePart.Read(bytes[..random.Next(bytes.Length)]);
            Assert.NotNull(QuotedText.CutOff(part.Words()));
            Assert.NotNull(part.Addresses("To").ToList());
            Assert.NotNull(part.Files().ToList());
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

    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nall bytes of it: \0\x01\x02");

    private static byte[] WithFiles(Person from, string to, string text, params (string Name, byte[] Content)[] files) =>
        Mail(from, to, string.Join("\n", ["--cut", "Content-Type: text/plain; charset=utf-8", "", text, .. files.SelectMany(f => new[] { "--cut", "Content-Type: application/octet-stream", $"Content-Disposition: attachment; filename=\"{f.Name}\"", "Content-Transfer-Encoding: base64", "", Convert.ToBase64String(f.Content, Base64FormattingOptions.InsertLineBreaks) }), "--cut--"]), "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"cut\"");

    /// <summary>A real header, and words as far as the limit and a bit.</summary>
    private static byte[] Large(Person? from, string to, params string[] headers)
    {
        var beginning = from is null ? Encoding.UTF8.GetBytes($"To: {to}\r\n\r\nZanzibar ") : Mail(from, to, "Zanzibar ", headers);
        var mail = new byte[MailSpool.Largest + 1];
        Array.Fill(mail, (byte)'z');
        beginning.CopyTo(mail, 0);
        return mail;
    }

    private static async Task TakeAllAsync(TestHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TakeReplies>().ExecuteAsync(None);
    }

    private static Task<ReplyEnd> TakeAsync(Story story, byte[] mail) => story.RunAsAsync<TakeReply, ReplyEnd>(null, t => t.ExecuteAsync(mail, None));
}
