using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime.TimeZones;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Cli.Doctor;

/// <summary>What the machine brings.</summary>
internal static class Machine
{
    public static Finding Program() =>
        Finding.Good("program", $"Upward {Build.Version}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");

    public static Finding Disk(string folder)
    {
        const string name = "disk";
        var there = folder;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above) there = above;
        try
        {
            var drive = new DriveInfo(there);
            if (drive.TotalSize == 0) return Finding.Note(name, "This file system does not tell how much is free.");
            var percent = drive.AvailableFreeSpace * 100 / drive.TotalSize;
            var text = string.Create(CultureInfo.InvariantCulture, $"{drive.AvailableFreeSpace / 1e9:0.0} GB free ({percent} %)");
            // The same limit as /healthz/ready.
            return percent <= 5 ? Finding.Bad(name, text + ": make room before writes fail.") : percent <= 10 ? Finding.Note(name, text) : Finding.Good(name, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Finding.Note(name, $"Free space is not known ({error.Message}).");
        }
    }

    public static Finding TimeZones(string folder)
    {
        const string name = "time zones";
        try
        {
            // One with summer time on each side of the equator.
            _ = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
            _ = TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney");
            var own = TzdbDateTimeZoneSource.Default.TzdbVersion;
            return Zones.Read(folder)?.TzdbVersion is not { } laid ? Finding.Good(name, $"system data is there; times are counted with {own}, which this release brings")
                : Zones.IsOlder(laid, own) ? Finding.Note(name, $"{Path.Combine(folder, Zones.FileName)} is {laid}, older than {own}, which this release brings: it is not used and can be deleted.")
                : Finding.Good(name, $"system data is there; times are counted with {laid} of {Path.Combine(folder, Zones.FileName)}");
        }
        catch (RefusedToStartException refused)
        {
            return Finding.Bad(name, refused.Message);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return Finding.Bad(name, "The system has no time zone data. Install the package tzdata.");
        }
    }
}
