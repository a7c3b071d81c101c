using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Cli.Tests;

/// <summary>`upward round export` on the demo organisation, and its record under `upward verify-round`.</summary>
public sealed class RoundExportTests
{
    [Fact]
    public async Task A_round_of_the_web_is_written_and_proven_from_the_file_alone()
    {
        using var folder = new MatchFolder();
        Assert.Equal(0, (await RunAsync("demo", "load", "--data", folder["data"])).Exit);
        var (address, pairs) = await SolvedRoundAsync(folder["data"]);

        var ran = await RunAsync("round", "export", "http://127.0.0.1:5080/" + address + "?view=list", "--out", folder["round.upward"], "--data", folder["data"]);
        Directory.Delete(folder["data"], recursive: true);
        var verified = await RunAsync("verify-round", folder["round.upward"]);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Contains("what they keep private", ran.Out, StringComparison.Ordinal);
        Assert.Contains("audit log", ran.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (verified.Exit, verified.Error));
        Assert.StartsWith("Proven best", verified.Out, StringComparison.Ordinal);
        Assert.Contains($"pairs        {pairs}\n", verified.Out, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["round.upward"]));
    }

    [Fact]
    public async Task Another_address_another_folder_and_a_file_in_no_folder_are_refused()
    {
        using var folder = new MatchFolder();
        var nowhere = $"programmes/{Guid.NewGuid()}/rounds/1";

        var odd = await RunAsync("round", "export", "rounds/3", "--out", folder["r.upward"], "--data", folder["data"]);
        var absent = await RunAsync("round", "export", nowhere, "--out", folder["none/r.upward"], "--data", folder["data"]);
        var bare = await RunAsync("round", "export", "--data", folder["data"]);
        var unknown = await RunAsync("round", "export", nowhere, "--out", folder["r.upward"], "--data", folder["data"]);

        Assert.Equal((2, 2, 2, 2), (odd.Exit, absent.Exit, bare.Exit, unknown.Exit));
        Assert.Contains("expected the address of a round's page", odd.Error, StringComparison.Ordinal);
        Assert.Contains("there is no folder", absent.Error, StringComparison.Ordinal);
        Assert.Contains("ROUND is missing", bare.Error, StringComparison.Ordinal);
        Assert.Contains("there is no solved round at", unknown.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["r.upward"]));
    }

    [Fact]
    public async Task Says_that_the_server_has_to_be_stopped()
    {
        using var folder = new MatchFolder();
        using var held = new FileStream(folder["upward.lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var ran = await RunAsync("round", "export", $"programmes/{Guid.NewGuid()}/rounds/1", "--out", folder["r.upward"], "--data", Path.GetDirectoryName(folder["upward.lock"])!);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("already running on the data folder", ran.Error, StringComparison.Ordinal);
    }

    private static async Task<(string Address, int Pairs)> SolvedRoundAsync(string data)
    {
        await using var installation = await Installation.OpenAsync("test", data, CancellationToken.None);
        using var everywhere = installation.Get<OrganisationScope>().UseInstallation();
        var round = await installation.Get<AppDb>().MatchRounds.IgnoreQueryFilters().AsNoTracking().Where(r => r.SolvedAt != null).OrderBy(r => r.Id).FirstAsync();
        return ($"programmes/{round.ProgrammeId}/rounds/{round.Number}", round.Best.Pairs);
    }

    private static Task<Ran> RunAsync(params string[] arguments) => MatchFolder.RunAsync(CancellationToken.None, arguments);
}
