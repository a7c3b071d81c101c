using System.Diagnostics;
using System.Globalization;

namespace Upward.Web.Tests.Crash;

/// <summary>
/// kill -9 at any moment loses nothing that was acknowledged and leaves nothing half done (trust.md F1). Acknowledged means:
/// the answer has arrived at the client. The seed is printed; the same seed kills after the same pauses.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public Task Nothing_acknowledged_is_lost_in_5_kills() => KillAgainAndAgainAsync(rounds: 5, seed: 20261121);

    [Fact, Trait("Category", "Long"), Trait("Id", "crash")]
    public Task Nothing_acknowledged_is_lost_in_200_kills() => KillAgainAndAgainAsync(rounds: 200, seed: 4711);

    private async Task KillAgainAndAgainAsync(int rounds, int seed)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        await using var world = await CrashWorld.PrepareAsync();
        var slowest = TimeSpan.Zero;
        var checking = new Stopwatch();
        for (var round = 1; round <= rounds; round++)
        {
            await using var program = await RunningProgram.StartAsync(world.Folder, world.Log);
            if (program.StartedIn > slowest) slowest = program.StartedIn;
            // What the last kill left is looked at while the program already serves.
            checking.Start();
            await world.CheckAsync(program, round - 1);
            checking.Stop();
            using var stop = new CancellationTokenSource();
            var work = world.WorkAsync(program, round, stop.Token);
            // A cold process first has to answer once; from then on any moment may be the last.
            // Every third time the import has been accepted, so that its work is what the kill meets.
            await world.UntilAcknowledgedAsync(work, anImport: round % 3 == 0);
            await Task.Delay(random.Next(0, 1800));
            await program.KillAsync();
            await stop.CancelAsync();
            await work;
        }
        Assert.True(world.Acknowledged > rounds && world.Imports > 0 && world.Rounds > 0, $"{world.Acknowledged} writes, {world.Imports} imports and {world.Rounds} rounds were acknowledged: too few to say anything");
        await using var last = await RunningProgram.StartAsync(world.Folder, world.Log);
        await world.CheckAsync(last, rounds);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds} kills, {world.Acknowledged} acknowledged writes, of them {world.Imports} imports and {world.Rounds} rounds; slowest start {slowest.TotalSeconds:0.0} s, {checking.Elapsed.TotalSeconds:0} s until all was whole again"));
        // Ten seconds, on a machine that may be doing other things at the same time.
        Assert.InRange(slowest.TotalSeconds, 0, 10 * Math.Max(1, LoadOfMachine()));
    }

    private static double LoadOfMachine() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[1], CultureInfo.InvariantCulture) / Environment.ProcessorCount : 1;
}
