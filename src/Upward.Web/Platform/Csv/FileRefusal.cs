namespace Upward.Web.Platform.Csv;

/// <summary>Why a file cannot be imported. Each has a sentence in Import.en.json that also says what to do.</summary>
public enum RefusalKind
{
    Empty, TooLarge, TooManyRows, TooManyColumns,
    ExcelWorkbook, OldExcelWorkbook, LockedWorkbook, BinaryWorkbook, DamagedWorkbook, WorkbookBomb, EmptySheet, NoSuchSheet, Formula, OpenDocumentSheet, WordDocument, Archive, Pdf, Image, RichText, WebPage, Xml, Json, Database,
    Binary, Prose, Utf32, OtherEncoding, OpenQuote,
}

/// <param name="Detail">The number or the encoding that the sentence names.</param>
/// <param name="Line">The line of the file, where one is to blame.</param>
public sealed record FileRefusal(RefusalKind Kind, string? Detail = null, int? Line = null);

/// <summary>Either a table or a refusal.</summary>
public sealed record Reading(CsvTable? Table, FileRefusal? Refusal)
{
    /// <summary>The sheets of a workbook that are not hidden, also where one of them was refused.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];
    /// <summary>Which of them was read.</summary>
    public string Sheet { get; init; } = "";
}
