using Upward.Web.Platform.Csv;

namespace Upward.Web.Platform.Xlsx;

/// <summary>Ends the reading of a workbook with the reason; never leaves <see cref="XlsxReading"/>.</summary>
internal sealed class XlsxFault(FileRefusal refusal) : Exception
{
    public FileRefusal Refusal => refusal;

    public static XlsxFault Damaged() => new(new(RefusalKind.DamagedWorkbook));
    public static XlsxFault Bomb() => new(new(RefusalKind.WorkbookBomb, (XlsxLimits.UnpackedBytes / 1024 / 1024).ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
