using System.IO.Compression;
using System.Text;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Tests.Features.People.Import;

public class ReadingTests
{
    private static Reading Read(string text) => CsvReading.Read(Encoding.UTF8.GetBytes(text));

    private static CsvTable Table(string text)
    {
        var reading = Read(text);
        Assert.Null(reading.Refusal);
        return reading.Table!;
    }

    [Theory]
    [InlineData("name,email\nAda,ada@x.example\n", ',')]
    [InlineData("name;email\nAda, Lady;ada@x.example\nBo, Sir;bo@x.example\n", ';')]
    [InlineData("name\temail\r\nAda\tada@x.example\r\n", '\t')]
    [InlineData("sep=;\r\nname;email\r\nAda;ada@x.example\r\n", ';')]
    public void Finds_the_delimiter(string text, char delimiter)
    {
        var table = Table(text);
        Assert.Equal(delimiter, table.Delimiter);
        Assert.Equal(2, table.Columns);
        Assert.Equal("email", table.Rows[0].Cell(1));
    }

    public static TheoryData<string, string, char> ListsInCells => new()
    {
        { "lists of one length", "Id,Skills\n" + Rows(40, i => $"{i},a;b;c"), ',' },
        { "lists of one length, two rows", "Id,Skills\n1,a;b;c\n2,d;e;f\n", ',' },
        { "lists with more parts than the table has columns", "Id;Skills;Site\n" + Rows(40, i => $"{i};a,b,c,d,e,f;Oslo"), ';' },
        { "lists in quotes", "Id,Skills\n" + Rows(40, i => $"{i},\"a;b;c\""), ',' },
        { "quoted line break in the header", "Id,\"Skills\nand tools\"\n" + Rows(40, i => $"{i},a;b"), ',' },
        { "commas as separators of a list, tabs of the columns", "Id\tSkills\r\n" + Rows(40, i => $"{i}\ta,b,c"), '\t' },
        { "a title, then lists", "Staff of May\n\nId,Skills\n" + Rows(40, i => $"{i},a;b;c"), ',' },
        { "a title that holds the other one", "Staff; May 2026\nId,Skills\n" + Rows(40, i => $"{i},a;b"), ',' },
        { "a title like the names below", "Staff, May 2026\nname;email\n" + Rows(40, i => $"Lovelace, Ada {i};a{i}@x.example"), ';' },
        { "names the wrong way round, in the header too", "Surname, first name;E-mail\n" + Rows(40, i => $"Lovelace, Ada {i};a{i}@x.example"), ';' },
        { "an empty cell at the end of each row but the first", "Id,Skills\n" + Rows(40, i => $"{i},a;b;c;d,"), ',' },
        { "some rows broken by a comma of their own", "Id,Skills,Site\n" + Rows(40, i => i % 8 == 0 ? $"{i},a;b;c,Bergen, Norway" : $"{i},a;b;c,Oslo"), ',' },
        { "decimal commas", "Id;Grade;Hours\n" + Rows(40, i => $"{i};{i},5;7,5"), ';' },
        { "spaces after the separator", "Id, Skills\n" + Rows(40, i => $"{i}, a;b;c"), ',' },
    };

    [Theory]
    [MemberData(nameof(ListsInCells))]
    public void The_separator_of_a_list_in_a_cell_is_not_that_of_the_columns(string what, string text, char delimiter) =>
        Assert.True(delimiter == Table(text).Delimiter, $"{what}: {Table(text).Delimiter}");

    private static string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(1, count).Select(i => row(i) + "\n"));

    [Fact]
    public void Keeps_quoted_newlines_doubled_quotes_and_leading_zeros()
    {
        var table = Table("id,name,note\r\n00071,\"Ada \"\"Countess\"\" L\",\"two\r\nlines\"\r\n00072,Bo,5\" disk\r\n");
        Assert.Equal(["00071", "Ada \"Countess\" L", "two\r\nlines"], table.Rows[1].Cells);
        Assert.Equal("5\" disk", table.Rows[2].Cell(2));
        Assert.Equal(3, table.Rows[2].Number);
    }

    [Fact]
    public void Empty_rows_count_but_are_left_out()
    {
        var table = Table("name,email\n\n,\nAda,a@x.example\n\n");
        Assert.Equal([1, 4], table.Rows.Select(r => r.Number));
    }

    [Fact]
    public void Reads_utf8_with_and_without_bom_and_windows_1252_alike()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "Name;E-Mail\r\nZoë Müller-Straßé;z@x.example\r\nNuñez “Ñ”;n@x.example\r\n";
        foreach (var (bytes, name) in new[] { (Encoding.UTF8.GetBytes(text), "UTF-8"), ([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], "UTF-8 with BOM"), (Encoding.GetEncoding(1252).GetBytes(text), "Windows-1252") })
        {
            var table = CsvReading.Read(bytes).Table!;
            Assert.Equal(name, table.Encoding);
            Assert.Equal("Name", table.Rows[0].Cells[0]);
            Assert.Equal("Zoë Müller-Straßé", table.Rows[1].Cells[0]);
        }
    }

    [Theory]
    [InlineData(1251, "Имя;Почта\nАнна Каренина;anna@x.example\nЛев Толстой;lev@x.example\n", "Windows-1251")]
    [InlineData(20866, "Имя;Почта\nАнна Каренина;anna@x.example\nЛев Толстой;lev@x.example\n", "KOI8-R")]
    [InlineData(932, "名前,メール\n田中ひろし,t@x.example\n鈴木さくら,s@x.example\n", "Shift JIS")]
    [InlineData(1256, "الاسم,بريد\nأمينة حداد,a@x.example\nيوسف منصور,y@x.example\n", "Windows-1256")]
    [InlineData(850, "Name;Mail\nZoë Müller;z@x.example\nRené Détré;r@x.example\n", "Mac Roman or DOS 850")]
    public void Names_other_encodings_in_the_refusal(int codePage, string text, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var refusal = CsvReading.Read(Encoding.GetEncoding(codePage).GetBytes(text)).Refusal;
        Assert.Equal(new FileRefusal(RefusalKind.OtherEncoding, name), refusal);
    }

    [Fact]
    public void Reads_utf16_with_and_without_its_mark_in_either_order_of_bytes()
    {
        const string text = "name\temail\r\nAda\tada@x.example\r\nÉlodie Ōta 😀\te@x.example\r\n";
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var (marked, bare) = (CsvReading.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Table!, CsvReading.Read(encoding.GetBytes(text)).Table!);
            Assert.Equal(("UTF-16 with BOM", '\t', "Élodie Ōta 😀"), (marked.Encoding, marked.Delimiter, marked.Rows[2].Cell(0)));
            Assert.Equal(("UTF-16", "e@x.example"), (bare.Encoding, bare.Rows[2].Cell(1)));
        }
        // Half of a character: cut off on its way.
        Assert.Equal(RefusalKind.Binary, CsvReading.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text), 0x3D]).Refusal!.Kind);
    }

    public static TheoryData<string, byte[], RefusalKind> NoCsv => new()
    {
        { "nothing", [], RefusalKind.Empty },
        { "only spaces", "  \r\n \r\n"u8.ToArray(), RefusalKind.Empty },
        { "workbook", Zip("xl/workbook.xml"), RefusalKind.ExcelWorkbook },
        { "zip", Zip("readme.txt"), RefusalKind.Archive },
        { "document", Zip("word/document.xml"), RefusalKind.WordDocument },
        { "old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[64]], RefusalKind.OldExcelWorkbook },
        { "pdf", "%PDF-1.7\n%..."u8.ToArray(), RefusalKind.Pdf },
        { "png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0], RefusalKind.Image },
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], RefusalKind.Image },
        { "binary", [65, 66, 0, 67, 1, 2, 0, 0, 0, 99, 44, 10], RefusalKind.Binary },
        { "web page", "<!DOCTYPE html><html><body>Sign in</body></html>"u8.ToArray(), RefusalKind.WebPage },
        { "json", "[{\"name\":\"Ada\"}]"u8.ToArray(), RefusalKind.Json },
        { "xml", "<?xml version=\"1.0\"?><staff/>"u8.ToArray(), RefusalKind.Xml },
        { "prose", "Dear colleagues please find attached the list of all staff\nIt was made by our payroll provider last week\n"u8.ToArray(), RefusalKind.Prose },
    };

    [Theory]
    [MemberData(nameof(NoCsv))]
    public void Refuses_what_is_no_csv_by_its_name(string what, byte[] bytes, RefusalKind kind)
    {
        var reading = CsvReading.Read(bytes);
        Assert.Null(reading.Table);
        Assert.True(reading.Refusal!.Kind == kind, $"{what}: {reading.Refusal.Kind}");
    }

    [Fact]
    public void Names_the_line_of_a_quote_that_never_closes()
    {
        Assert.Equal(new FileRefusal(RefusalKind.OpenQuote, null, 3), Read("name,email\nAda,a@x.example\n\"Bo,b@x.example\nCy,c@x.example\n").Refusal);
        // Closed by the opening quote of another cell, two rows further down.
        Assert.Equal(new FileRefusal(RefusalKind.OpenQuote, null, 2), Read("name,email\n\"Bo,b@x.example\n\"Cy\",c@x.example\n").Refusal);
    }

    [Fact]
    public void Refuses_beyond_each_limit_by_name()
    {
        RefusedAs(new byte[CsvLimits.Bytes + 1], RefusalKind.TooLarge);
        RefusedAs(Encoding.UTF8.GetBytes("name,email\n" + string.Concat(Enumerable.Repeat("Ada Lovelace,ada@x.example\n", CsvLimits.Rows + 1))), RefusalKind.TooManyRows);
        RefusedAs(Encoding.UTF8.GetBytes(new string(',', 16_383) + "\n"), RefusalKind.TooManyColumns);
        // The largest file that is allowed in bytes, of the narrowest rows.
        RefusedAs(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a,b\n", CsvLimits.Bytes / 4))), RefusalKind.TooManyRows);

        static void RefusedAs(byte[] bytes, RefusalKind kind)
            => Assert.Equal(kind, CsvReading.Read(bytes).Refusal?.Kind);
    }

    [Fact]
    public void A_full_table_at_the_limits_is_read()
    {
        var table = Table("name,email\n" + string.Concat(Enumerable.Repeat("Ada Lovelace,ada@x.example\n", CsvLimits.Rows)));
        Assert.Equal(CsvLimits.Rows + 1, table.Rows.Count);
        Assert.Equal(CsvLimits.Columns, Table(string.Join(',', Enumerable.Range(1, CsvLimits.Columns).Select(c => $"c{c}")) + "\n").Columns);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var random = new Random(20260501);
        var seedFile = Encoding.UTF8.GetBytes("id;name;email\r\n01;\"Ada, Countess\";ada@x.example\r\n02;Zoë;z@x.example\r\n");
        var read = 0;
        for (var i = 0; i < 5000; i++)
        {
            var bytes = seedFile.ToArray();
            for (var n = random.Next(1, 8); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var reading = CsvReading.Read(bytes);
            Assert.True(reading.Table is null != reading.Refusal is null);
            if (reading.Table is not { } table) continue;
            read++;
            var header = HeaderGuess.Row(table);
            ImportPlanning.Plan(table, header, MappingGuess.For(table, header), DirectorySnapshot.Empty, new());
        }
        Assert.True(read > 100, "most mutations should still be tables, or the test tests nothing");
    }

    private static byte[] Zip(string entry)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry(entry).Open().Dispose();
        return memory.ToArray();
    }
}
