using System.Globalization;
using System.Xml;

namespace Upward.Web.Platform.Xlsx;

/// <summary>
/// How numbers are shown, as far as it matters here: a date is stored as a count of days and known by its format alone, and a
/// personnel number of the format 00000 loses its zeros when only the number is read.
/// </summary>
internal sealed class CellFormats
{
    private readonly List<(bool IsDate, int Digits)> _styles = [];
    private bool _from1904;

    public static CellFormats Of(Package package, Workbook workbook)
    {
        var formats = new CellFormats { _from1904 = workbook.From1904 };
        if (workbook.Styles is not { } part || !package.Has(part)) return formats;
        var codes = new Dictionary<int, string>();
        using var xml = package.Read(part);
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && Number(xml, "numFmtId") is { } id) codes[id] = xml.GetAttribute("formatCode") ?? "";
            else if (xml.LocalName == "xf" && inCells) formats._styles.Add(Meaning(Number(xml, "numFmtId") ?? 0, codes));
        }
        return formats;
    }

    /// <summary>A number as the sheet shows it.</summary>
    public string Show(string raw, int? style)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return raw;
        var (isDate, digits) = style is >= 0 and var at && at < _styles.Count ? _styles[at] : (false, 0);
        if (isDate && Day(number) is { } day) return day;
        // Fifteen digits are what a spreadsheet keeps: 0.1 is stored as 0.10000000000000001.
        var shown = Math.Abs(number) < 1e15 && number == Math.Floor(number) ? number.ToString("0", CultureInfo.InvariantCulture) : number.ToString("G15", CultureInfo.InvariantCulture);
        return digits > shown.Length && number >= 0 ? shown.PadLeft(digits, '0') : shown;
    }

    private string? Day(double number)
    {
        var days = number + (_from1904 ? 1462 : 0);
        if (days is < 1 or >= 2_958_466) return null;
        var at = DateTime.FromOADate(days);
        return at.TimeOfDay == TimeSpan.Zero ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static (bool IsDate, int Digits) Meaning(int id, Dictionary<int, string> codes)
    {
        if (id is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58) return (true, 0);
        if (!codes.TryGetValue(id, out var code)) return (false, 0);
        if (code.Length > 1 && code.All(c => c == '0')) return (false, code.Length);
        return (IsDate(code), 0);
    }

    /// <summary>Has a year or a day outside of quotation marks and brackets. Minutes and months are both m, and a time alone is no date.</summary>
    private static bool IsDate(string code)
    {
        var (quoted, bracket) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            if (c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (c == '[') bracket = true;
            else if (c == ']') bracket = false;
            else if (!bracket && c is 'y' or 'Y' or 'd' or 'D') return true;
        }
        return false;
    }

    private static int? Number(XmlReader xml, string attribute) => int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
