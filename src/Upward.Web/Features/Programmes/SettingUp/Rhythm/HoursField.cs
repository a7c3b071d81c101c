using System.Globalization;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>Hours as people write them in a field, "1.5" or "1,5", and the minutes that are kept.</summary>
public static class HoursField
{
    /// <returns>Null for an empty field; -1 for what cannot be read, so that the range refuses it.</returns>
    public static int? MinutesOf(string? hours) => string.IsNullOrWhiteSpace(hours) ? null
        : decimal.TryParse(hours.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1000 ? (int)Math.Round(number * 60) : -1;

    public static string Of(int? minutes) => minutes is { } n ? (n / 60m).ToString("0.##", CultureInfo.InvariantCulture) : "";
}
