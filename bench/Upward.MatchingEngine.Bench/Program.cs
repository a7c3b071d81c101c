using System.Diagnostics;
using System.Globalization;
using Upward.MatchingEngine;
using Upward.MatchingEngine.Bench;

// Reads a matchbench instance, solves it, prints one RESULT line and, when asked, pairs and prices in matchbench's format.
var settings = BenchSettings.Of(args);
if (settings is null)
{
    Console.Error.WriteLine("INSTANCE_DIR [--objective people-first|total] [--edges FILE] [--threads N] [--runs N] [--drop-outs N [--keep POINTS]] [--pairs OUT.csv] [--duals OUT.csv] [--cancel-after MS]");
    return 2;
}
var problem = Instance.Read(settings.Folder, settings.Objective);
if (settings.DropOuts > 0)
{
    DropOuts.Run(problem, settings);
    return 0;
}
if (settings.CancelAfter is { } milliseconds)
{
    for (var run = 0; run < settings.Runs; run++) CancelLatency.Print(problem, settings, milliseconds);
    return 0;
}
Measured measured = null!;
for (var run = 0; run < settings.Runs; run++)
{
    measured = settings.Edges is null ? Measure.Profiles(problem, settings.Threads) : Measure.Edges(problem, settings.Edges);
    measured.Print(settings);
}
measured.Write(settings);
return 0;
