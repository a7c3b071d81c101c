namespace Upward.Web.Platform.Csv;

public static class CsvLimits
{
    public const int Bytes = 50 * 1024 * 1024;
    public const int Rows = 100_000;
    public const int Columns = 200;

    /// <summary>Titles and notes above the headings: the header row may be any of the first twenty.</summary>
    public const int HeaderRows = 20;
}
