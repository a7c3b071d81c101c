using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.Messages.ByMail;
using Upward.Web.Features.People;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Tests.Features.Sessions.Interop;

/// <summary>Amina and Paul as a pair of a host that sends over the real mail server, and takes answers at an address of its own.</summary>
internal sealed class MailedPair : IAsyncDisposable
{
    private MailedPair(TestHost host, Story story, Guid id) => (Host, Story, Id) = (host, story, id);

    public TestHost Host { get; }
    public Story Story { get; }
    public Guid Id { get; }

    /// <param name="now">Where the clock stands; null: today.</param>
    public static async Task<MailedPair> StartAsync(string answersTo = "reply@mailbox.test", DateTimeOffset? now = null)
    {
        var host = await TestHost.StartAsync(Db.Sqlite, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Upward:Smtp:Host"] = MailServer.Settings.Host, ["Upward:Smtp:Port"] = $"{MailServer.Settings.Port}", ["Upward:Smtp:User"] = MailServer.Settings.User, ["Upward:Smtp:Password"] = MailServer.Settings.Password,
            ["Upward:Smtp:From"] = MailServer.Settings.From, ["Upward:Smtp:FromName"] = MailServer.Settings.FromName, ["Upward:Smtp:StartTls"] = "true", ["Upward:ReplyAddress"] = answersTo,
        }));
        if (now is { } then) host.Clock.Advance(then - host.Clock.GetUtcNow());
        var story = await Story.BeginAsync(host);
        return new(host, story, await story.PairUpAsync());
    }

    public Task MovesToAsync(Person person, string address) => Story.InAsync(async d =>
    {
        (await d.People.SingleAsync(p => p.Id == person.Id)).Rename(person.Name, address);
        await d.SaveChangesAsync();
    });

    /// <summary>On Amina's clock in Stockholm, with summer time.</summary>
    private static ReaderZone Stockholm => ReaderZone.FirstOf("Europe/Stockholm");

    public Task<Guid> PlanAsync(int days, Func<SessionDraft, SessionDraft>? with = null) => PlanAsync(Story.In(days), with);

    public async Task<Guid> PlanAsync(DateOnly date, Func<SessionDraft, SessionDraft>? with = null) => (await Story.PlanAsync(Story.Amina, Id, date, with, Stockholm)).Value!.FirstId;

    public Task MoveAsync(Guid session, int days, TimeOnly time) => MoveAsync(session, Story.In(days), time);

    public async Task MoveAsync(Guid session, DateOnly date, TimeOnly time) =>
        Assert.True((await Story.RunAsAsync<ChangeSession, Outcome<SessionTime>>(Story.Amina, async c => await c.MoveAsync(Id, session, date, time, 60, (await OneAsync(session)).Version, CancellationToken.None), Stockholm)).Succeeded);

    public async Task CancelAsync(Guid session) =>
        Assert.True((await Story.RunAsAsync<ChangeSession, Outcome>(Story.Amina, async c => await c.CancelAsync(Id, session, (await OneAsync(session)).Version, CancellationToken.None))).Succeeded);

    public Task<Session> OneAsync(Guid id) => Story.InAsync(d => d.Sessions.Include(s => s.Replies).AsNoTracking().SingleAsync(s => s.Id == id));

    /// <summary>As the job does it: out to the server. What one call leaves is taken by the next.</summary>
    public async Task SendAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<SendOutbox>().ExecuteAsync(CancellationToken.None) > 0) { }
        Assert.DoesNotContain(await Story.MailsAsync(), m => m.IsWaiting);
    }

    /// <summary>
    /// As a mail server's pipe does: `upward mail receive`, a process of its own; then the job takes what lies there. One process is enough for a
    /// test, the others lay their mails where it does.
    /// </summary>
    public async Task ReceiveAsync(byte[] mail)
    {
        await (Directory.Exists(Path.Combine(Host.Folder, "mail-in")) ? Host.Services.GetRequiredService<MailSpool>().PutAsync(mail, CancellationToken.None) : PipeAsync(mail));
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TakeReplies>().ExecuteAsync(CancellationToken.None);
    }

    private async Task PipeAsync(byte[] mail)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "upward.dll"), "mail", "receive", "--data", Host.Folder]) { RedirectStandardInput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.BaseStream.WriteAsync(mail);
        process.StandardInput.Close();
        var trouble = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, trouble);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(Host.Folder, "mail-in")));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
