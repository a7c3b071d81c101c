using System.Globalization;

namespace Upward.Web.Features.Matching.Board;

/// <summary>
/// The line from the first draft over the board at hand to the proven best, in per cent of the best total. It begins a
/// little below the lowest of them, so that small distances can be seen.
/// </summary>
public sealed record Ruler(int From, double? Draft, double Yours)
{
    public static Ruler Of(long best, long draft, long yours)
    {
        if (best <= 0) return new(0, null, 100);
        double d = 100.0 * draft / best, y = 100.0 * yours / best;
        var lowest = Math.Min(d, y);
        // Steps of 2 per cent near the top, of 10 further down.
        var step = lowest >= 90 ? 2 : 10;
        var from = Math.Clamp((int)Math.Floor((lowest - step / 2.0) / step) * step, 0, 98);
        return new(from, draft == yours ? null : d, y);
    }

    public int Middle => (From + 100) / 2;

    /// <summary>Where on the line, 0 to 100. A board of fewer people can have more points than the best: it stands at the end.</summary>
    public double At(double percent) => Math.Clamp((percent - From) * 100 / (100 - From), 0, 100);

    public string Svg(double percent) => At(percent).ToString("0.##", CultureInfo.InvariantCulture) + "%";
    public string Rest(double percent) => (100 - At(percent)).ToString("0.##", CultureInfo.InvariantCulture) + "%";
    public string AnchorOf(double percent) => At(percent) switch { < 14 => "start", > 86 => "end", _ => "middle" };

    /// <summary>Two labels side by side need half of a phone's line; closer together, the draft's moves up.</summary>
    public bool DraftIsClose => Draft is { } d && Math.Abs(At(d) - At(Yours)) < 50;
}
