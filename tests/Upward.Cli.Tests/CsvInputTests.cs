using System.Text;

namespace Upward.Cli.Tests;

public sealed class CsvInputTests
{
    [Theory]
    [InlineData("Id,Knows,Places\nJ1,Go,1\n")]
    [InlineData("Id;Knows;Places\nJ1;Go;1\n")]
    [InlineData("Id\tKnows\tPlaces\nJ1\tGo\t1\n")]
    [InlineData("Id,Knows,Places\r\nJ1,Go,1\r\n\r\n")]
    [InlineData("\n\nId,Knows,Places\rJ1,Go,1")]
    [InlineData("\"Id\",\"Knows\",\"Places\"\n\"J1\",\"Go\",\"1\"")]
    [InlineData("ID, knows ,PLACES\n J1 ,Go, 1 \n")]
    [InlineData("Id,Knows,Note,Places\nJ1,Go,\"two\r\nlines, and a \"\"quote\"\"\",1\n")]
    public async Task Reads_the_usual_shapes(string juniors)
    {
        using var folder = new MatchFolder(juniors);

        var result = await folder.ResultAsync();

        Assert.Equal("J1", result.GetProperty("pairs")[0].GetProperty("mentor").GetString());
    }

    [Fact]
    public async Task Reads_a_byte_order_mark_and_UTF_16()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            using var folder = new MatchFolder();
            folder.Write("juniors.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("Id,Knows,Places\nØyvind 世界 أمل,Go,1\n")]);

            var result = await folder.ResultAsync();

            Assert.Equal("Øyvind 世界 أمل", result.GetProperty("pairs")[0].GetProperty("mentor").GetString());
        }
    }

    [Fact]
    public async Task Windows_1252_is_refused_with_its_place_and_read_when_asked_for()
    {
        using var folder = new MatchFolder();
        folder.Write("juniors.csv", Encoding.Latin1.GetBytes("Id,Knows,Places\nJ1,Go,1\nZoë,SQL,1\n"));

        var refused = await folder.MatchAsync();
        var result = await folder.ResultAsync("--encoding", "windows-1252");

        Assert.Equal(2, refused.Exit);
        Assert.Contains("juniors.csv:3:3: this is not UTF-8 (byte 0xEB)", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--encoding windows-1252", refused.Error, StringComparison.Ordinal);
        Assert.Contains(result.GetProperty("pairs").EnumerateArray(), p => p.GetProperty("mentor").GetString() == "Zoë");
    }

    [Theory]
    [InlineData("", "juniors.csv:1:1: the file is empty")]
    [InlineData("Id,Knows,Places\n", "juniors.csv:1:1: there is a header and nobody below it")]
    [InlineData("Id,Knows,Places\nJ1,Go\n", "juniors.csv:2:4: this row: found 2 cells, expected 3")]
    [InlineData("Id,Knows,Places\nJ1,Go,1,x\n", "juniors.csv:2:9: this row: found 4 cells, expected 3")]
    [InlineData("Id,Knows,Places\nJ1,\"Go,1\nJ2,x,1\n", "juniors.csv:2:4: this quote is never closed")]
    [InlineData("Id,Knows,Places\nJ1,G\"o,1\n", "juniors.csv:2:5: a quote in the middle of a cell")]
    [InlineData("Id,Knows,Places\nJ1,\"Go\"x,1\n", "juniors.csv:2:8: after the closing quote: found \"x\", expected a comma or the end of the line")]
    [InlineData("Id,Knows,Places\nJ1,Go\0,1\n", "juniors.csv:2:6: this is no text file")]
    [InlineData("Id,Knows,Places,knows\nJ1,Go,1,x\n", "juniors.csv:1:17: column \"Knows\" stands twice in the header")]
    public async Task A_file_that_could_be_misread_is_refused_with_line_and_column(string juniors, string says)
    {
        using var folder = new MatchFolder(juniors);

        var ran = await folder.MatchAsync();

        Assert.Equal(2, ran.Exit);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["pairs.csv"]));
    }

    [Fact]
    public async Task The_column_counts_after_a_quoted_cell_with_line_breaks()
    {
        using var folder = new MatchFolder("Id,Note,Knows,Places\nJ1,\"a\nb\nc\",Go,many\n");

        var ran = await folder.MatchAsync();

        Assert.Contains("juniors.csv:4:7: Places (column D): found \"many\", expected a whole number from 0 to 1000.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_are_refused()
    {
        using var folder = new MatchFolder();
        File.Delete(folder["juniors.csv"]);
        File.Delete(folder["seniors.csv"]);
        Directory.CreateDirectory(folder["seniors.csv"]);

        var ran = await folder.MatchAsync();

        Assert.Equal(2, ran.Exit);
        Assert.Contains("juniors.csv: there is no such file.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("seniors.csv: is a folder", ran.Error, StringComparison.Ordinal);
    }
}
