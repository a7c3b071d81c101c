using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Text;
using Upward.Web.Tests.Crash;
using Upward.Web.Tests.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>
/// H3 with the time zone database itself exchanged: a year of sessions is planned in London, then London gives up its summer time, and the program is
/// started with the database that knows. A process of its own: the database belongs to the whole process.
/// </summary>
public sealed class ClockLawTests
{
    [Fact]
    public async Task H3_When_London_gives_up_its_summer_time_a_new_database_in_the_data_folder_is_enough()
    {
        await using var data = await AYearInLondonAsync();
        var before = await SessionsAsync(data);
        var (summer, winter) = (before.Where(s => s.Id != before[0].Id && OffsetOf(s) == 1).ToList(), before.Where(s => OffsetOf(s) == 0).ToList());
        Assert.True(summer.Count >= 5 && winter.Count >= 4, $"{summer.Count} in summer time, {winter.Count} without");

        DoctoredZones.LayInto(data.Folder, "2099a");
        await using (await RunningProgram.StartAsync(data.Folder, data.Log)) await UntilAsync(() => data.InAsync(d => d.Sessions.CountAsync(s => s.Sequence > 0)), summer.Count);

        var after = await SessionsAsync(data);
        Assert.Equal(before.ConvertAll(s => s.LocalStart), after.ConvertAll(s => s.LocalStart));
        // What was in summer time begins an hour later on the world's clock, and says so to calendars; the winter's and the past's stay as they were.
        Assert.Equal(before.ConvertAll(s => (s.Id, summer.Contains(s) ? s.StartsAt.AddHours(1) : s.StartsAt, summer.Contains(s) ? 1 : 0)), after.ConvertAll(s => (s.Id, s.StartsAt, s.Sequence)));

        var told = await data.InAsync(d => d.Outbox.Where(m => m.Kind == "session-clockchanged").ToListAsync());
        Assert.Equal(2 * summer.Count, told.Count);
        Assert.All(told, m =>
        {
            Assert.Contains("SEQUENCE:1\r\n", m.Calendar, StringComparison.Ordinal);
            // London's clock as it will be, without a summer's.
            Assert.Contains("TZID:Europe/London\r\n", m.Calendar, StringComparison.Ordinal);
            Assert.DoesNotContain("DAYLIGHT", m.Calendar, StringComparison.Ordinal);
        });
    }

    /// <summary>Fourteen sessions, four weeks apart, at two in the afternoon; the first, in the summer before, is over.</summary>
    private static async Task<HandedOver> AYearInLondonAsync()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        var story = await Story.BeginAsync(host);
        var pair = await story.PairUpAsync();
        Assert.True((await story.PlanAsync(story.Amina, pair, story.In(2), d => d with { Count = 14, EveryDays = 28 }, ReaderZone.FirstOf("Europe/London"))).Succeeded);
        var summer = new DateTime(story.Now.Month > 7 ? story.Now.Year : story.Now.Year - 1, 7, 1, 14, 0, 0, DateTimeKind.Unspecified);
        var first = await story.InAsync(d => d.Sessions.OrderBy(s => s.StartsAt).Select(s => s.Id).FirstAsync());
        var at = new DateTimeOffset(summer, TimeSpan.FromHours(1)).ToUniversalTime();
        await story.InAsync(d => d.Sessions.Where(s => s.Id == first).ExecuteUpdateAsync(s => s.SetProperty(x => x.LocalStart, summer).SetProperty(x => x.StartsAt, at).SetProperty(x => x.EndsAt, at.AddHours(1))));
        return await HandedOver.FromAsync(story);
    }

    private static Task<List<Session>> SessionsAsync(HandedOver data) => data.InAsync(d => d.Sessions.AsNoTracking().OrderBy(s => s.LocalStart).ToListAsync());

    /// <summary>Hours ahead of UTC.</summary>
    private static double OffsetOf(Session session) => (session.LocalStart - session.StartsAt.UtcDateTime).TotalHours;

    private static async Task UntilAsync(Func<Task<int>> count, int expected)
    {
        for (var waited = 0; waited < 300 && await count() < expected; waited++) await Task.Delay(100);
        Assert.Equal(expected, await count());
    }
}
