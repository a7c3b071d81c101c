using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Upward.Web.Tests.Features.People.Import;

/// <summary>Workbooks as spreadsheets write them, made by hand. A cell that begins with &lt; is XML of its own, a number is a number, the rest are shared texts.</summary>
internal sealed class WorkbookFile
{
    /// <summary>Styles of cells: 1 is a date, 2 an own format with day and month, 3 five digits, 4 hours and minutes.</summary>
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="[Red]&quot;day&quot; h:mm"/></numFmts>
        <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>
        """;

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<string> _texts = [];

    public bool From1904 { get; init; }
    public List<(string Name, string Content)> More { get; } = [];

    public WorkbookFile Sheet(string name, params string[][] rows) => Raw(name, "", string.Concat(rows.Select((cells, at) => Row(at + 1, cells))));
    public WorkbookFile Hidden(string name, params string[][] rows) => Raw(name, "hidden", string.Concat(rows.Select((cells, at) => Row(at + 1, cells))));

    public WorkbookFile Raw(string name, string state, string rows)
    {
        _sheets.Add((name, state, $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"));
        return this;
    }

    private string Row(int number, string[] cells) =>
        string.Create(CultureInfo.InvariantCulture, $"<row r=\"{number}\">{string.Concat(cells.Select((cell, column) => cell.Length == 0 ? "" : Cell((char)('A' + column) + number.ToString(CultureInfo.InvariantCulture), cell)))}</row>");

    private string Cell(string at, string cell)
    {
        if (cell.StartsWith('<')) return cell.Replace("@", at, StringComparison.Ordinal);
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return $"<c r=\"{at}\"><v>{cell}</v></c>";
        _texts.Add($"<si><t>{System.Security.SecurityElement.Escape(cell)}</t></si>");
        return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\" t=\"s\"><v>{_texts.Count - 1}</v></c>");
    }

    public byte[] Bytes()
    {
        const string kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Part(string name, string text)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
            Part("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{kinds}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{kinds}\"><workbookPr{(From1904 ? " date1904=\"1\"" : "")}/><sheets>"
                + string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{System.Security.SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\"{(s.State.Length > 0 ? $" state=\"{s.State}\"" : "")} r:id=\"s{i}\"/>")) + "</sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{kinds}/worksheet\" Target=\"{(i % 2 == 0 ? "" : "/xl/")}worksheets/sheet{i}.xml\"/>"))
                + $"<Relationship Id=\"t\" Type=\"{kinds}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"y\" Type=\"{kinds}/styles\" Target=\"styles.xml\"/></Relationships>");
            for (var i = 0; i < _sheets.Count; i++) Part($"xl/worksheets/sheet{i}.xml", _sheets[i].Xml);
            Part("xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(_texts)}</sst>");
            Part("xl/styles.xml", Styles);
            foreach (var (name, content) in More) Part(name, content);
        }
        return memory.ToArray();
    }
}
