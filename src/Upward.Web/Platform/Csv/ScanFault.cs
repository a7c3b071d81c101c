namespace Upward.Web.Platform.Csv;

/// <summary>Why the scan stopped. The last two stop only a strict scan.</summary>
public enum ScanFaultKind { TooManyRows, TooManyColumns, OpenQuote, QuoteInside, TextAfterQuote }

/// <param name="Line">Line and column from 1, as editors count.</param>
/// <param name="Columns">How many columns the row has, where there are too many.</param>
/// <param name="Found">The character that stands where none may.</param>
public sealed record ScanFault(ScanFaultKind Kind, int Line, int Column, int Columns = 0, char Found = '\0');

/// <summary>Where a cell begins: line and column from 1.</summary>
public readonly record struct CellPlace(int Line, int Column);
