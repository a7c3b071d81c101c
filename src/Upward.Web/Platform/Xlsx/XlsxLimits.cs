namespace Upward.Web.Platform.Xlsx;

/// <summary>
/// What a workbook may unpack to. What people write packs some ten times, a bomb a thousand
/// times.
/// </summary>
internal static class XlsxLimits
{
    public const long UnpackedBytes = 256L * 1024 * 1024;
    /// <summary>Below this size no ratio is suspicious.</summary>
    public const long SmallBytes = 8L * 1024 * 1024;
    public const int MostTimes = 150;
    public const int Entries = 5_000;
    public const int Sheets = 250;
    /// <summary>As Excel: no cell holds more.</summary>
    public const int CellCharacters = 32_767;
}
