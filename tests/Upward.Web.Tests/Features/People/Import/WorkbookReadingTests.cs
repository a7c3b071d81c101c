using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Tests.Features.People.Import;

/// <summary>Workbooks to tables: what a sheet shows, and what is refused by name, soon.</summary>
public sealed class WorkbookReadingTests
{
    private static readonly string[] Head = ["Name", "E-mail", "Hired", "Number"];

    [Fact]
    public void A_sheet_gives_the_values_that_it_shows()
    {
        var reading = TableReading.Read(new WorkbookFile().Sheet("Staff", Head,
            ["Ada <Countess> & Co", "ada@x.example", "<c r='@' s='1'><v>45000</v></c>", "<c r='@' s='3'><v>42</v></c>"],
            ["<c r='@' t='inlineStr'><is><r><t>Zoë </t></r><r><rPr/><t>Müller</t></r><rPh sb='0' eb='1'><t>tsoe</t></rPh></is></c>", "", "<c r='@' s='2'><v>45000.75</v></c>", "0.1"],
            ["<c r='@' t='b'><v>1</v></c>", "<c r='@' t='e'><v>#N/A</v></c>", "<c r='@' s='4'><v>0.5</v></c>", "<c r='@'><v>123456789012</v></c>"]).Bytes());

        var table = reading.Table!;
        Assert.Equal(("Excel", 4, "Staff"), (table.Encoding, table.Columns, reading.Sheet));
        Assert.Equal(["Ada <Countess> & Co", "ada@x.example", "2023-03-15", "00042"], table.Rows[1].Cells);
        Assert.Equal(["Zoë Müller", "", "2023-03-15 18:00", "0.1"], table.Rows[2].Cells);
        Assert.Equal(["TRUE", "#N/A", "0.5", "123456789012"], table.Rows[3].Cells);
    }

    [Fact]
    public void Empty_rows_and_cells_with_a_format_only_count_for_nothing_and_rows_keep_their_numbers()
    {
        var table = TableReading.Read(new WorkbookFile().Raw("S", "", """
            <row r="1"><c r="XFD1" s="1"/></row><row r="4"><c r="B4" t="inlineStr"><is><t>Name</t></is></c></row><row><c t="inlineStr"><is><t>no address</t></is></c></row><row r="1048576" ht="20"/>
            """).Bytes()).Table!;

        Assert.Equal([4, 5], table.Rows.Select(r => r.Number));
        Assert.Equal(["|Name", "no address"], table.Rows.Select(r => string.Join('|', r.Cells)));
    }

    [Fact]
    public void Days_that_begin_in_1904_are_the_same_days()
    {
        var table = TableReading.Read(new WorkbookFile { From1904 = true }.Sheet("S", ["Hired"], ["<c r='@' s='1'><v>43538</v></c>"]).Bytes()).Table!;
        Assert.Equal("2023-03-15", table.Rows[1].Cell(0));
    }

    [Fact]
    public void The_sheet_is_chosen_by_its_name_and_hidden_ones_are_none()
    {
        var bytes = new WorkbookFile().Hidden("Secret", ["x"]).Sheet("First", ["a"]).Sheet("Zweites Blatt", ["b"]).Bytes();

        Assert.Equal(["First", "Zweites Blatt"], TableReading.Read(bytes).Sheets);
        Assert.Equal("a", TableReading.Read(bytes).Table!.Rows[0].Cell(0));
        Assert.Equal("b", TableReading.Read(bytes, "Zweites Blatt").Table!.Rows[0].Cell(0));
        Assert.Equal(new FileRefusal(RefusalKind.NoSuchSheet, "Secret"), TableReading.Read(bytes, "Secret").Refusal);
    }

    [Fact]
    public void What_is_no_plain_list_is_refused_by_name_and_soon()
    {
        Refused(new(RefusalKind.Formula, "B2", 2), new WorkbookFile().Sheet("S", Head, ["Ada", "<c r='@' t='str'><f>A2&amp;\"@x\"</f><v>Ada@x</v></c>"]).Bytes());
        Refused(new(RefusalKind.TooManyColumns, "16,384", 1), new WorkbookFile().Raw("S", "", $"<row r=\"1\">{string.Concat(Enumerable.Range(0, 16_384).Select(c => $"<c r=\"{CellName.Of(c, 1)}\"><v>1</v></c>"))}</row>").Bytes());
        Refused(new(RefusalKind.TooManyRows), new WorkbookFile().Raw("S", "", Rows(1_000_000)).Bytes());
        Refused(new(RefusalKind.EmptySheet, "S"), new WorkbookFile().Sheet("S").Bytes());
        Refused(new(RefusalKind.LockedWorkbook), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2048], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]]);
        Refused(new(RefusalKind.OldExcelWorkbook), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2048], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[500]]);
        Refused(new(RefusalKind.DamagedWorkbook), new WorkbookFile().Raw("S", "", "<row r=\"1\"><c r=\"A1\"").Bytes());
        Refused(new(RefusalKind.DamagedWorkbook), new WorkbookFile().Raw("S", "", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>").Bytes());
        Refused(new(RefusalKind.DamagedWorkbook), new WorkbookFile().Sheet("S", Head).Bytes()[..^30]);
    }

    [Fact]
    public void A_workbook_that_unpacks_to_much_more_than_it_is_is_refused_before_it_is_unpacked()
    {
        Refused(new(RefusalKind.WorkbookBomb, "256"), new WorkbookFile().Raw("S", "", new string(' ', 60_000_000)).Bytes());
        // Hidden in the texts, and in a document type whose entities grow.
        Refused(new(RefusalKind.WorkbookBomb, "256"), Replaced(new WorkbookFile().Sheet("S", Head).Bytes(), "xl/sharedStrings.xml", $"<sst><si><t>{new string('a', 30_000_000)}</t></si></sst>"));
        Refused(new(RefusalKind.DamagedWorkbook), Replaced(new WorkbookFile().Sheet("S", Head).Bytes(), "xl/sharedStrings.xml", "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"));
    }

    [Fact]
    public void A_hundred_thousand_rows_are_read()
    {
        var table = TableReading.Read(new WorkbookFile().Raw("S", "", Rows(CsvLimits.Rows + 1)).Bytes()).Table!;
        Assert.Equal(CsvLimits.Rows + 1, table.Rows.Count);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var random = new Random(20261122);
        var whole = new WorkbookFile().Sheet("Staff", Head, ["Ada", "ada@x.example", "<c r='@' s='1'><v>45000</v></c>", "7"]).Sheet("Other", ["x"]).Bytes();
        var parts = Unzipped(whole);
        for (var i = 0; i < 3000; i++)
        {
            // Half of the turns damage the zip, half the XML in it.
            var bytes = whole.ToArray();
            if (i % 2 == 0) for (var n = random.Next(1, 8); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            else
            {
                var (name, text) = parts[random.Next(parts.Count)];
                var xml = new StringBuilder(text);
                for (var n = random.Next(1, 4); n > 0; n--) xml[random.Next(xml.Length)] = (char)random.Next(32, 127);
                bytes = Replaced(whole, name, xml.ToString());
            }
            var reading = TableReading.Read(bytes);
            Assert.True(reading.Table is null != reading.Refusal is null);
        }
    }

    private static void Refused(FileRefusal expected, byte[] bytes)
    {
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(expected, TableReading.Read(bytes).Refusal);
        // Two seconds are promised, on a machine without other work; the bound leaves room for a busy one.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 15);
    }

    private static string Rows(int count)
    {
        var rows = new StringBuilder();
        for (var i = 1; i <= count; i++) rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i * 7919L % 1_000_003}</v></c><c r=\"B{i}\"><v>{i * 104_729L % 999_983}</v></c></row>");
        return rows.ToString();
    }

    private static List<(string Name, string Text)> Unzipped(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return [.. zip.Entries.Select(e => (e.FullName, new StreamReader(e.Open()).ReadToEnd()))];
    }

    private static byte[] Replaced(byte[] bytes, string name, string text)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in Unzipped(bytes))
            {
                using var entry = zip.CreateEntry(part.Name).Open();
                entry.Write(Encoding.UTF8.GetBytes(part.Name == name ? text : part.Text));
            }
        return memory.ToArray();
    }
}
