using NodaTime;
using NodaTime.TimeZones;
using NodaTime.Utility;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Platform.Calendars;

/// <summary>
/// The time zone database that every time is counted with: the one that came with this release, or a newer one that the admin laid into the data
/// folder. Countries change their clocks within weeks, and nobody should have to wait for a release until their sessions follow. It belongs to the
/// process, as the clock of the machine does, and is chosen once, before anything is counted.
/// </summary>
public static class Zones
{
    /// <summary>In the data folder, in Noda Time's own format: https://nodatime.org/tzdb/ has each release.</summary>
    public const string FileName = "tzdb.nzd";

    public static TzdbDateTimeZoneSource Source { get; private set; } = TzdbDateTimeZoneSource.Default;

    public static IDateTimeZoneProvider All { get; private set; } = DateTimeZoneProviders.Tzdb;

    /// <summary>A year and a letter, "2026f": in the order of the alphabet they are in the order of time.</summary>
    public static string Version => Source.TzdbVersion;

    /// <exception cref="RefusedToStartException">There is a file, and it cannot be read. To count on with older rules would be wrong without a word.</exception>
    public static void UseNewest(string folder, ILogger log)
    {
        if (Read(folder) is not { } laid) return;
        if (IsOlder(laid.TzdbVersion, TzdbDateTimeZoneSource.Default.TzdbVersion))
        {
            log.LogWarning("{File} is the time zone database {Version}, older than {Own}, which this release brings: it is not used and can be deleted", Path.Combine(folder, FileName), laid.TzdbVersion, TzdbDateTimeZoneSource.Default.TzdbVersion);
            return;
        }
        (Source, All) = (laid, new DateTimeZoneCache(laid));
        log.LogInformation("Times are counted with the time zone database {Version} of {File}", Version, Path.Combine(folder, FileName));
    }

    public static bool IsOlder(string version, string than) => string.CompareOrdinal(version, than) < 0;

    /// <returns>Null: no such file.</returns>
    /// <exception cref="RefusedToStartException">It cannot be read, or one of its zones cannot.</exception>
    public static TzdbDateTimeZoneSource? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            using var file = File.OpenRead(path);
            var source = TzdbDateTimeZoneSource.FromStream(file);
            source.Validate();
            return source;
        }
        catch (Exception error) when (error is InvalidNodaDataException or IOException or UnauthorizedAccessException or ArgumentException or OverflowException or OutOfMemoryException)
        {
            throw new RefusedToStartException($"The time zone database {path} cannot be read ({error.Message}). Fetch it again from https://nodatime.org/tzdb/, or delete it: this release brings {TzdbDateTimeZoneSource.Default.TzdbVersion}.", error);
        }
    }
}
