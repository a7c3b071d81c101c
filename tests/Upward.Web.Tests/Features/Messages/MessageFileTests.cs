using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Messages.Files;

namespace Upward.Web.Tests.Features.Messages;

/// <summary>Files in messages: only what their bytes say, under a clean name, looked at by a scanner where there is one.</summary>
public sealed class MessageFileTests(Hosts hosts)
{
    private static readonly byte[] Pdf = "%PDF-1.7\n%âãÏÓ\n1 0 obj"u8.ToArray();

    [Theory, BothDatabases]
    public async Task A_file_arrives_and_is_only_ever_saved_never_opened(Db db)
    {
        var (story, pair) = await MessageTests.PairAsync(hosts, db);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync($"/pairs/{pair}/messages");
        await amina.UploadAsync("#compose", "files", "..\\..\\Depot report.PDF", Pdf, ("text", ""));
        Assert.Equal(HttpStatusCode.OK, amina.Status);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/pairs/{pair}/messages");
        var link = paul.Page!.QuerySelector(".msg-files a")!;
        Assert.Equal("Depot report.pdf", link.TextContent.Trim());
        await paul.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal("application/pdf", paul.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", paul.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", paul.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", paul.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Pdf, await paul.Response.Content.ReadAsByteArrayAsync());
    }

    [Theory, BothDatabases]
    public async Task What_is_not_what_it_says_is_refused_and_nothing_of_it_is_kept(Db db)
    {
        var (story, pair) = await MessageTests.PairAsync(hosts, db);
        async Task<string> RefusedAsync(string name, byte[] content) => (await MessageTests.WriteAsync(story, story.Amina, pair, "With a file", new GivenFile(name, content))).Refusals.Single().Message.Key;
        Assert.Equal("message.refused.kind", await RefusedAsync("report.pdf", "MZ this is a program"u8.ToArray()));
        Assert.Equal("message.refused.kind", await RefusedAsync("page.html", "<html><script>1</script>"u8.ToArray()));
        Assert.Equal("message.refused.kind", await RefusedAsync("page.txt", " <html><script>1</script>"u8.ToArray()));
        Assert.Equal("message.refused.kind", await RefusedAsync("picture.svg", "<svg onload='x'/>"u8.ToArray()));
        Assert.Equal("message.refused.kind", await RefusedAsync("program.exe", "MZ"u8.ToArray()));
        Assert.Equal("message.refused.kind", await RefusedAsync("no-ending", Pdf));
        Assert.Equal("message.refused.kind", await RefusedAsync("macro.docx", Zip("[Content_Types].xml word/document.xml word/vbaProject.bin")));
        Assert.Equal("message.refused.kind", await RefusedAsync("sheet.docx", Zip("[Content_Types].xml xl/workbook.xml")));
        Assert.Equal("message.refused.emptyFile", await RefusedAsync("empty.txt", []));
        Assert.Equal("message.refused.large", await RefusedAsync("large.txt", new byte[MessageFile.Largest + 1]));
        Assert.Equal("message.refused.tooMany", (await MessageTests.WriteAsync(story, story.Amina, pair, "", [.. Enumerable.Range(0, MessageFile.MostOfMessage + 1).Select(n => new GivenFile($"{n}.pdf", Pdf))])).Refusals.Single().Message.Key);
        Assert.Equal((0, 0), (await story.InAsync(d => d.MessageFiles.CountAsync()), await story.InAsync(d => d.ThreadMessages.CountAsync())));
        Assert.True((await MessageTests.WriteAsync(story, story.Amina, pair, "", new("a.docx", Zip("[Content_Types].xml word/document.xml")), new("b.csv", "name;score\nA;1"u8.ToArray()))).Succeeded);
    }

    [Theory]
    [InlineData("C:\\fakepath\\a.pdf", "a.pdf")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("report.pdf.exe.pdf", "report_pdf_exe.pdf")]
    [InlineData("cod\u202Efdp.exe", "codfdp.exe")]
    [InlineData("a\r\nContent-Type: x.txt", "aContent-Type x.txt")]
    [InlineData("con.txt", "file.txt")]
    [InlineData("...txt", "file.txt")]
    [InlineData("Résumé 2026 (final).PDF", "Résumé 2026 (final).pdf")]
    [InlineData("日本語.txt", "日本語.txt")]
    public void A_name_is_cleaned(string given, string kept) => Assert.Equal(kept, CheckedFile.Clean(given));

    [Theory]
    [InlineData("exit 0", null)]
    [InlineData("exit 1", "message.refused.scanned")]
    [InlineData(null, "message.refused.noScanner")]
    public async Task A_scanner_looks_first_and_one_that_does_not_answer_lets_nothing_pass(string? script, string? refused)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The scanner of this test is a shell script.");
        var program = Path.Combine(Path.GetTempPath(), $"upward-scanner-{Guid.NewGuid():N}.sh");
        if (script is not null)
        {
            await File.WriteAllTextAsync(program, $"#!/bin/sh\ntest -s \"$1\" || exit 9\n{script}\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        await using var host = await TestHost.StartAsync(Db.Sqlite, b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Upward:FileScanner"] = program }));
        var story = await Story.BeginAsync(host);
        await story.PairAsync();
        var pair = await story.InAsync(d => d.Mentorships.Select(m => m.Id).SingleAsync());
        var outcome = await MessageTests.WriteAsync(story, story.Amina, pair, "With a file", new GivenFile("a.pdf", Pdf));
        Assert.Equal(refused, outcome.Refusals is [var first, ..] ? first.Message.Key : null);
        Assert.Equal(refused is null, outcome.Succeeded);
        // Words go without it.
        Assert.True((await MessageTests.WriteAsync(story, story.Amina, pair, "Only words")).Succeeded);
        File.Delete(program);
    }

    private static byte[] Zip(string names) => [.. "PK\u0003\u0004"u8, .. Encoding.ASCII.GetBytes(names)];
}
