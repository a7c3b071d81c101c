using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.TimeZones;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Tests.Platform.Calendars;

/// <summary>A newer time zone database in the data folder. That the whole program counts with it, is tried in a process of its own: ClockLawTests.</summary>
public sealed class ZonesTests : IDisposable
{
    private static readonly string Own = TzdbDateTimeZoneSource.Default.TzdbVersion;

    private readonly string _folder = Directory.CreateTempSubdirectory("upward-zones-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_a_file_the_release_brings_its_own()
    {
        Assert.Null(Zones.Read(_folder));
        Zones.UseNewest(_folder, NullLogger.Instance);
        Assert.Same(DateTimeZoneProviders.Tzdb, Zones.All);
    }

    [Fact]
    public void A_newer_one_is_read_whole()
    {
        DoctoredZones.LayInto(_folder, "2099a");
        var laid = Zones.Read(_folder)!;
        Assert.Equal("2099a", laid.TzdbVersion);
        Assert.Equal(TzdbDateTimeZoneSource.Default.GetIds().Order(), laid.GetIds().Order());
        Assert.Equal(Offset.Zero, laid.ForId("Europe/London").GetUtcOffset(Instant.FromUtc(2027, 7, 1, 12, 0)));
    }

    [Fact]
    public void An_older_one_that_was_forgotten_there_is_not_used()
    {
        DoctoredZones.LayInto(_folder, "2001a");
        Zones.UseNewest(_folder, NullLogger.Instance);
        Assert.Equal((Own, TzdbDateTimeZoneSource.Default), (Zones.Version, Zones.Source));
        Assert.Same(DateTimeZoneProviders.Tzdb, Zones.All);
    }

    [Theory, InlineData("<html>Not found</html>"), InlineData(""), InlineData(null)]
    public void What_is_none_stops_the_start_and_says_what_to_do(string? content)
    {
        // Null: one that broke off in the middle of its way here.
        var whole = DoctoredZones.Bytes();
        if (content is null) File.WriteAllBytes(Path.Combine(_folder, Zones.FileName), whole[..(whole.Length / 2)]);
        else File.WriteAllText(Path.Combine(_folder, Zones.FileName), content);
        var refused = Assert.Throws<RefusedToStartException>(() => Zones.UseNewest(_folder, NullLogger.Instance));
        Assert.StartsWith($"The time zone database {Path.Combine(_folder, Zones.FileName)} cannot be read (", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith($"Fetch it again from https://nodatime.org/tzdb/, or delete it: this release brings {Own}.", refused.Message, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task H3_A_node_with_an_older_database_leaves_the_sessions_to_those_with_the_newest(Db db)
    {
        await using var host = await TestHost.StartAsync(db);
        // From each node's view, one after the other: the first, one that was updated, the first again, a third.
        var newest = new List<bool>();
        foreach (var version in new[] { "2026a", "2026f", "2026a", "2026f" }) newest.Add(await AreAsync(version));
        Assert.Equal([true, true, false, true], newest);

        async Task<bool> AreAsync(string version)
        {
            await using var scope = host.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<NewestZones>().AreAsync(version, CancellationToken.None);
        }
    }
}
