using System.Globalization;

namespace Upward.Web.Components;

/// <summary>Numbers as the reader writes them; numbers inside SVG as SVG wants them.</summary>
internal static class Numbers
{
    public static string Show(long n) => n.ToString("N0", CultureInfo.CurrentCulture);

    public static string Svg(double n) => n.ToString("0.##", CultureInfo.InvariantCulture);
}
