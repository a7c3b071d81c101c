using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;

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

    public static Finding TimeZones()
    {
        const string name = "time zones";
        try
        {
            // One with summer time on each side of the equator.
            _ = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
            _ = TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney");
            return Finding.Good(name, $"system data is there; calendar arithmetic uses {DateTimeZoneProviders.Tzdb.VersionId}");
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return Finding.Bad(name, "The system has no time zone data. Install the package tzdata.");
        }
    }
}
