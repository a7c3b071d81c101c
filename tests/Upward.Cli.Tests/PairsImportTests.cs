namespace Upward.Cli.Tests;

/// <summary>`upward pairs import` on a data folder of its own, with the demo organisation as the directory.</summary>
public sealed class PairsImportTests
{
    private const string People = "Name,Email\nAda Byte,ada.byte@x.example\nBo Chain,bo.chain@x.example\nCy Lane,cy.lane@x.example\n";
    private const string Pairs = """
        mentor,mentee,started on,ended on,programme
        ada.byte@x.example,bo.chain@x.example,2026-02-02,,Pilot
        cy.lane@x.example,bo.chain@x.example,2024-02-02,2024-09-30,Pilot
        ada.bite@x.example,cy.lane@x.example,2024-02-02,2024-09-30,Pilot
        """;

    [Fact]
    public async Task Previews_imports_and_finds_nothing_new_the_second_time()
    {
        using var folder = new MatchFolder();
        await File.WriteAllTextAsync(folder["staff.csv"], People);
        await File.WriteAllTextAsync(folder["pairs.csv"], Pairs);
        Assert.Equal(0, (await RunAsync("demo", "load", "--data", folder["data"])).Exit);
        Assert.Equal(0, (await RunAsync("people", "import", "--file", folder["staff.csv"], "--data", folder["data"])).Exit);

        var which = await RunAsync("pairs", "import", "--file", folder["pairs.csv"], "--data", folder["data"]);
        Assert.Equal(2, which.Exit);
        Assert.Contains("say which programme with --programme", which.Error, StringComparison.Ordinal);
        var programme = which.Error[(which.Error.IndexOf("There are: ", StringComparison.Ordinal) + 11)..].Split(',')[0].Trim().TrimEnd('.');
        Task<Ran> Import(params string[] more) => RunAsync(["pairs", "import", "--file", folder["pairs.csv"], "--programme", programme, "--data", folder["data"], .. more]);

        var dry = await Import("--dry-run");
        Assert.Equal((0, ""), (dry.Exit, dry.Error));
        Assert.Contains("1 running, 1 ended, 0 known already, 1 left out; 2 people join the programme", dry.Out, StringComparison.Ordinal);
        Assert.Contains("A4: found \"ada.bite@x.example\", perhaps meant Ada Byte, ada.byte@x.example", dry.Out, StringComparison.Ordinal);
        var real = await Import();
        Assert.Equal((0, ""), (real.Exit, real.Error));
        Assert.Contains("1 running, 1 ended", real.Out, StringComparison.Ordinal);
        Assert.Contains("0 running, 0 ended, 2 known already, 1 left out", (await Import()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_unknown_programme_a_file_without_columns_and_an_unknown_order_of_dates()
    {
        using var folder = new MatchFolder();
        await File.WriteAllTextAsync(folder["odd.csv"], "a,b\n1,2\n");
        Assert.Equal(0, (await RunAsync("demo", "load", "--data", folder["data"])).Exit);
        var order = await RunAsync("pairs", "import", "--file", folder["odd.csv"], "--dates", "backwards", "--data", folder["data"]);
        Assert.Contains("--dates is day-first or month-first, not \"backwards\"", order.Error, StringComparison.Ordinal);
        var unknown = await RunAsync("pairs", "import", "--file", folder["odd.csv"], "--programme", "Nowhere", "--data", folder["data"]);
        Assert.Contains("there is no programme \"Nowhere\"", unknown.Error, StringComparison.Ordinal);
        var programme = unknown.Error[(unknown.Error.IndexOf("There are: ", StringComparison.Ordinal) + 11)..].Split(',')[0].Trim().TrimEnd('.');
        var odd = await RunAsync("pairs", "import", "--file", folder["odd.csv"], "--programme", programme, "--data", folder["data"]);
        Assert.Equal((2, 2, 2), (order.Exit, unknown.Exit, odd.Exit));
        Assert.Contains("no column for \"mentor\", \"mentee\", \"started on\"", odd.Error, StringComparison.Ordinal);
    }

    private static Task<Ran> RunAsync(params string[] arguments) => MatchFolder.RunAsync(CancellationToken.None, arguments);
}
