using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using Upward.Web.Features.Sessions;

namespace Upward.Web.Tests.Platform.Calendars;

/// <summary>H1 H2: a series keeps the wall time of who planned it, and the partner's time is what an independent implementation says.</summary>
public sealed class ClockTests
{
    [Fact]
    public void H1_Nine_pairs_of_zones_over_seven_years_are_as_Pythons_zoneinfo_has_them()
    {
        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "clocks.txt"));
        Assert.Equal((8 * 7 + 2) * 2 * 12, lines.Length);
        DateTime Read(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        foreach (var series in lines.Select(l => l.Split(' ')).Chunk(12))
        {
            var days = (Read(series[1][2]) - Read(series[0][2])).Days;
            foreach (var (n, line) in series.Index())
            {
                var time = SessionTime.Of(Read(series[0][2]).AddDays(n * days), series[0][0], 60);
                Assert.Equal(Read(line[2]), time.Local);
                Assert.Equal(DateTimeOffset.ParseExact(line[4], "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), time.StartsAt);
                var partner = Instant.FromDateTimeOffset(time.StartsAt).InZone(DateTimeZoneProviders.Tzdb[line[1]]);
                Assert.Equal(line[3], partner.LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void H2_An_hour_that_is_skipped_is_moved_on_and_one_that_comes_twice_is_the_first()
    {
        var skipped = SessionTime.Of(new(2026, 3, 29, 2, 30, 0), "Europe/Stockholm", 60);
        Assert.Equal((ClockChange.Skipped, new DateTime(2026, 3, 29, 3, 30, 0)), (skipped.Change, skipped.Local));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), skipped.StartsAt);
        var repeated = SessionTime.Of(new(2026, 10, 25, 2, 30, 0), "Europe/Stockholm", 60);
        Assert.Equal((ClockChange.Repeated, new DateTime(2026, 10, 25, 2, 30, 0)), (repeated.Change, repeated.Local));
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), repeated.StartsAt);
        // Half an hour is skipped on Lord Howe.
        Assert.Equal(new DateTime(2026, 10, 4, 2, 45, 0), SessionTime.Of(new(2026, 10, 4, 2, 15, 0), "Australia/Lord_Howe", 60).Local);
        Assert.Equal(ClockChange.None, SessionTime.Of(new(2026, 3, 29, 3, 30, 0), "Europe/Stockholm", 60).Change);
        Assert.Equal("UTC", SessionTime.Of(new(2026, 3, 29, 3, 30, 0), "Nowhere/Land", 60).ZoneId);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
