using System.Globalization;

namespace Upward.Web.Platform.Csv;

/// <summary>Bytes to a table, or to a refusal that says what the file is.</summary>
public static class CsvReading
{
    public static Reading Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > CsvLimits.Bytes) return Refuse(new(RefusalKind.TooLarge, Megabytes(bytes.Length)));
        if (FileSignature.Recognise(bytes) is { } kind) return Refuse(new(kind));

        var (text, encoding, refusal) = TextDecoding.Decode(bytes);
        if (text is null) return Refuse(refusal!);
        if (string.IsNullOrWhiteSpace(text)) return Refuse(new(RefusalKind.Empty));
        if (FileSignature.RecogniseText(text) is { } textKind) return Refuse(new(textKind));

        var declared = Delimiters.Declared(text);
        var delimiter = declared ?? Delimiters.Detect(text.AsSpan(0, Math.Min(text.Length, 256 * 1024)));
        if (delimiter is null && LooksLikeProse(text)) return Refuse(new(RefusalKind.Prose));

        var separator = delimiter ?? ',';
        if (new CsvScan(text, separator).Run(skipFirst: declared is not null, out var rows) is { } stopped) return Refuse(Said(stopped));
        if (rows.Count == 0) return Refuse(new(RefusalKind.Empty));
        return new(new(encoding, separator, rows, rows.Max(r => r.Cells.Length)), null);
    }

    private static Reading Refuse(FileRefusal refusal) => new(null, refusal);

    private static FileRefusal Said(ScanFault fault) => fault.Kind switch
    {
        ScanFaultKind.TooManyRows => new(RefusalKind.TooManyRows),
        ScanFaultKind.TooManyColumns => new(RefusalKind.TooManyColumns, fault.Columns.ToString("N0", CultureInfo.InvariantCulture), fault.Line),
        _ => new(RefusalKind.OpenQuote, null, fault.Line),
    };

    private static string Megabytes(int bytes) => (bytes / 1024.0 / 1024.0).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>No delimiter anywhere: a list of single words may be a one-column table, sentences are not.</summary>
    private static bool LooksLikeProse(string text)
    {
        var lines = text.Split('\n', 200).Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        return lines.Count < 2 || lines.Average(l => l.Split(' ').Length) > 5;
    }
}
