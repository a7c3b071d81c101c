using System.Text;
using NodaTime;
using NodaTime.TimeZones;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Platform.Calendars;

/// <summary>A time zone database of tomorrow, in which London has given up its summer time: its rules and those of Bissau, which has none, have changed places.</summary>
internal static class DoctoredZones
{
    private static readonly string Own = TzdbDateTimeZoneSource.Default.TzdbVersion;

    /// <param name="version">As many signs as the release's own, for example "2099a".</param>
    public static void LayInto(string folder, string version) =>
        File.WriteAllBytes(Path.Combine(folder, Zones.FileName), Exchange(Exchange(Bytes(), "Europe/London", "Africa/Bissau"), Own, version));

    /// <summary>Noda Time's own, as it publishes each release.</summary>
    public static byte[] Bytes()
    {
        using var stream = typeof(DateTimeZone).Assembly.GetManifestResourceStream("NodaTime.TimeZones.Tzdb.nzd")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>Each name stands once, in the list to which everything else points.</summary>
    private static byte[] Exchange(byte[] bytes, string one, string other)
    {
        var (first, second) = (At(bytes, one), At(bytes, other));
        Encoding.ASCII.GetBytes(other).CopyTo(bytes, first);
        if (second >= 0) Encoding.ASCII.GetBytes(one).CopyTo(bytes, second);
        return bytes;
    }

    private static int At(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text));
}
