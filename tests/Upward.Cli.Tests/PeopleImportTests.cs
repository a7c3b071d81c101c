namespace Upward.Cli.Tests;

/// <summary>`upward people import` on a data folder of its own, with the demo organisation as the directory.</summary>
public sealed class PeopleImportTests
{
    private const string Staff = """
        Name,Email,Employee ID,Manager,Department,Start date
        Ada Byte,ada.byte@x.example,00017,,Data,2024-03-01
        Bo Chain,bo@x.example,00018,ada.byte@x.example,Data,2024-13-45
        Cy Lost,cy@x.example,00019,nobody@x.example,Ops,2023-01-02
        """;

    [Fact]
    public async Task Previews_imports_and_finds_nothing_new_the_second_time()
    {
        using var folder = new MatchFolder();
        var file = folder["staff.csv"];
        await File.WriteAllTextAsync(file, Staff);
        Assert.Equal(0, (await RunAsync("demo", "load", "--data", folder["data"])).Exit);

        var dry = await RunAsync("people", "import", "--file", file, "--data", folder["data"], "--dry-run");
        Assert.Equal((0, ""), (dry.Exit, dry.Error));
        Assert.Contains("1 new, 0 changed, 0 same, 0 leaving, 2 left out", dry.Out, StringComparison.Ordinal);
        Assert.Contains("F3: found \"2024-13-45\"", dry.Out, StringComparison.Ordinal);
        Assert.Contains("D4: found \"nobody@x.example\"", dry.Out, StringComparison.Ordinal);

        // The dry run stored nothing: two are still new.
        var real = await RunAsync("people", "import", "--file", file, "--data", folder["data"], "--without-manager");
        Assert.Equal((0, ""), (real.Exit, real.Error));
        Assert.Contains("2 new", real.Out, StringComparison.Ordinal);

        var again = await RunAsync("people", "import", "--file", file, "--data", folder["data"], "--without-manager");
        Assert.Equal((0, ""), (again.Exit, again.Error));
        Assert.Contains("0 new, 0 changed, 2 same", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_file_says_what_the_columns_mean_and_fits_its_header_row_only()
    {
        using var folder = new MatchFolder();
        await File.WriteAllTextAsync(folder["odd.csv"], "A,B,C\nada.byte@x.example,Ada Byte,Blue\n");
        await File.WriteAllTextAsync(folder["other.csv"], "A,C,B\nada.byte@x.example,Blue,Ada Byte\n");
        await File.WriteAllTextAsync(folder["mapping.json"], """{ "mapping": { "columns": [{ "column": 0, "field": "email" }, { "column": 1, "field": "name" }, { "column": 2, "field": "custom", "customName": "Team" }] }, "headings": ["a", "b", "c"] }""");
        await File.WriteAllTextAsync(folder["broken.json"], "{ \"mapping\":\n  { \"columns\": [{ \"column\": 0, \"field\": \"shoe\" }] } }");
        Assert.Equal(0, (await RunAsync("demo", "load", "--data", folder["data"])).Exit);
        Task<Ran> Import(string file, string mapping, params string[] more) => RunAsync(["people", "import", "--file", folder[file], "--mapping", folder[mapping], "--data", folder["data"], .. more]);

        var dry = await Import("odd.csv", "mapping.json", "--dry-run");
        var done = await Import("odd.csv", "mapping.json");
        var other = await Import("other.csv", "mapping.json");
        var broken = await Import("odd.csv", "broken.json");

        Assert.Equal((0, ""), (dry.Exit, dry.Error));
        Assert.Contains("1 new, 0 changed", dry.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (done.Exit, done.Error));
        Assert.Contains("1 new, 0 changed", done.Out, StringComparison.Ordinal);
        Assert.Equal(2, other.Exit);
        Assert.Contains("The mapping was made for other headings: a, b, c. This file has A, C, B.", other.Error, StringComparison.Ordinal);
        Assert.Equal(2, broken.Exit);
        Assert.Contains("broken.json:2:", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_file_that_is_no_csv_an_unknown_organisation_and_an_empty_installation()
    {
        using var folder = new MatchFolder();
        var file = folder["staff.csv"];
        await File.WriteAllBytesAsync(file, [0x50, 0x4B, 3, 4, 0, 0, 0, 0]);

        var empty = await RunAsync("people", "import", "--file", file, "--data", folder["data"]);
        Assert.Equal((2, ""), (empty.Exit, empty.Out));
        Assert.Contains("there is no organisation yet", empty.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("demo", "load", "--data", folder["data"])).Exit);
        var unknown = await RunAsync("people", "import", "--file", file, "--data", folder["data"], "--organisation", "Nowhere");
        Assert.Equal(2, unknown.Exit);
        Assert.Contains("there is no organisation \"Nowhere\"", unknown.Error, StringComparison.Ordinal);
        var workbook = await RunAsync("people", "import", "--file", file, "--data", folder["data"]);
        Assert.Equal((2, ""), (workbook.Exit, workbook.Out));
        Assert.Contains("compressed archive", workbook.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_the_server_has_to_be_stopped()
    {
        using var folder = new MatchFolder();
        using var held = new FileStream(folder["upward.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var file = folder["staff.csv"];
        await File.WriteAllTextAsync(file, Staff);

        var ran = await RunAsync("people", "import", "--file", file, "--data", Path.GetDirectoryName(folder["upward.lock"])!);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("already running on the data folder", ran.Error, StringComparison.Ordinal);
    }

    private static async Task<Ran> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return new Ran(await CommandLine.RunAsync(arguments, output, error), output.ToString(), error.ToString());
    }
}
