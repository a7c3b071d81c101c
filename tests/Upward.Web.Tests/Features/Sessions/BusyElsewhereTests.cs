using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.Sessions.FreeBusy;
using Upward.Web.Platform;
using Upward.Web.Platform.Outgoing;
using Upward.Web.Tests.Platform.Outgoing;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>R241: free/busy from a calendar elsewhere. Only times come in, slots keep clear of them, and the address is a secret.</summary>
public sealed class BusyElsewhereTests
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Times_one_is_busy_elsewhere_are_no_longer_proposed_and_nothing_else_is_kept(Db db)
    {
        using var calendar = new SafeHttpTests.Listener();
        await using var host = await HostAsync(db);
        var story = await Story.BeginAsync(host);
        var pair = await story.PairUpAsync();
        var before = (await SlotsAsync(story, pair))[0];
        calendar.Answer = Answer($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Doctor canary\r\nDTSTART:{before:yyyyMMdd'T'HHmmss'Z'}\r\nDURATION:PT3H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/my/calendar");
        await paul.SubmitAsync("form[action$='handler=Busy']", ("Elsewhere", $"http://calendar.internal:{calendar.Port}/secret-token.ics"));
        Assert.Equal(HttpStatusCode.OK, paul.Status);
        Assert.Contains("calendar.internal", paul.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", paul.Body, StringComparison.Ordinal);
        var kept = await story.InAsync(d => d.BusyCalendars.AsNoTracking().SingleAsync());
        Assert.Equal(new BusyTime(before, before.AddHours(3)), Assert.Single(kept.Times));
        Assert.DoesNotContain("secret-token", kept.SealedAddress, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", System.Text.Json.JsonSerializer.Serialize(kept), StringComparison.Ordinal);
        // For the partner's finder too, without a word whose time it is.
        foreach (var who in new[] { story.Amina, story.Paul }) Assert.DoesNotContain(await SlotsAsync(story, pair, who), s => s < before.AddHours(3) && s.AddHours(1) > before);
        // An hour later it is read again; the answer that nothing changed keeps what there is.
        Assert.Equal(0, await ReadAsync(story));
        await story.InAsync(d => d.BusyCalendars.ExecuteUpdateAsync(c => c.SetProperty(x => x.TriedAt, story.Now.AddHours(-1))));
        calendar.Answer = "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n";
        Assert.Equal(1, await ReadAsync(story));
        Assert.Single((await story.InAsync(d => d.BusyCalendars.AsNoTracking().SingleAsync())).Times);
        // What fails is said to its owner, and what was read still counts.
        await story.InAsync(d => d.BusyCalendars.ExecuteUpdateAsync(c => c.SetProperty(x => x.TriedAt, story.Now.AddHours(-1))));
        calendar.Answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        Assert.Equal(1, await ReadAsync(story));
        await paul.OpenAsync("/my/calendar");
        Assert.Contains("What was read before still counts.", paul.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(before, await SlotsAsync(story, pair));
        // Taken away, all of it is gone.
        await paul.SubmitAsync("form[action$='handler=Unbusy']");
        Assert.Equal(0, await story.InAsync(d => d.BusyCalendars.CountAsync()));
        Assert.Contains(before, await SlotsAsync(story, pair));
        Assert.Equal(["session.busy.removed", "session.busy.set"], (await story.InAsync(d => d.AuditEntries.Where(a => a.Action.StartsWith("session.busy")).Select(a => a.Action).ToListAsync())).Order());
    }

    [Theory, BothDatabases]
    public async Task An_address_that_cannot_be_read_is_refused_with_what_was_typed_and_nothing_is_kept(Db db)
    {
        using var calendar = new SafeHttpTests.Listener { Answer = Answer("<html>Sign in</html>") };
        await using var host = await HostAsync(db);
        var story = await Story.BeginAsync(host);
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/my/calendar");
        foreach (var (typed, because) in new[]
        {
            ($"http://calendar.internal:{calendar.Port}/a", "What came from the address is no calendar."), ("https://127.0.0.1/a.ics", "inside a network that is not public"),
            ("https://elsewhere.example.org/a.ics", "The name leads into a network that is not public"), ("my calendar", "That is no web address."),
        })
        {
            await paul.SubmitAsync("form[action$='handler=Busy']", ("Elsewhere", typed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
            Assert.Contains(because, paul.Body, StringComparison.Ordinal);
            Assert.Equal(typed, paul.Page!.QuerySelector("[name='Elsewhere']")!.GetAttribute("value"));
        }
        Assert.Equal(0, await story.InAsync(d => d.BusyCalendars.CountAsync()));
    }

    /// <summary>Every name leads to this machine: that is allowed for calendar.internal alone.</summary>
    private static Task<TestHost> HostAsync(Db db) => TestHost.StartAsync(db, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Upward:InsideHosts:0"] = "calendar.internal" }),
        replace: services => services.Replace(ServiceDescriptor.Singleton<IFindAddresses>(new SafeHttpTests.Answers([IPAddress.Loopback]))));

    private static Task<IReadOnlyList<DateTimeOffset>> SlotsAsync(Story story, Guid pair, Upward.Web.Features.People.Person? who = null) =>
        story.RunAsAsync<IServiceProvider, IReadOnlyList<DateTimeOffset>>(who ?? story.Amina, async s => (await s.GetRequiredService<FindSlots>().ForAsync((await s.GetRequiredService<FindPairSpace>().FindAsync(pair, None))!, 60, null, None)).Slots);

    private static Task<int> ReadAsync(Story story) => story.RunAsAsync<ReadBusyCalendar, int>(null, r => r.ExecuteAsync(None));
    private static string Answer(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: text/calendar\r\nETag: \"a\"\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
}
