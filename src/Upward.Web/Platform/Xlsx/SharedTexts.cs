using System.Text;
using System.Xml;

namespace Upward.Web.Platform.Xlsx;

/// <summary>The texts that cells name by number.</summary>
internal static class SharedTexts
{
    public static List<string> Of(Package package, Workbook workbook)
    {
        var texts = new List<string>();
        if (workbook.Texts is not { } part || !package.Has(part)) return texts;
        using var xml = package.Read(part);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" }) texts.Add(One(xml));
        return texts;
    }

    /// <summary>The text inside a <c>si</c> or <c>is</c>: its runs one after the other, without what is said of their pronunciation.</summary>
    public static string One(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var (depth, name) = (xml.Depth, xml.LocalName);
        string first = "";
        StringBuilder? more = null;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" or "phoneticPr" })
            {
                xml.Skip();
                continue;
            }
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                // Leaves the reader behind the end of the element.
                var text = xml.ReadElementContentAsString();
                if (first.Length == 0) first = text;
                else (more ??= new StringBuilder(first)).Append(text);
                continue;
            }
            if (!xml.Read()) throw XlsxFault.Damaged();
        }
        if (xml.LocalName != name) throw XlsxFault.Damaged();
        var all = more?.ToString() ?? first;
        return all.Length > XlsxLimits.CellCharacters ? throw XlsxFault.Damaged() : all.Contains("_x", StringComparison.Ordinal) ? Unescaped(all) : all;
    }

    /// <summary>Excel writes what XML cannot hold as _x000D_.</summary>
    private static string Unescaped(string text) => System.Text.RegularExpressions.Regex.Replace(text, "_x([0-9A-Fa-f]{4})_", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
}
