using Upward.Cli;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    // The first Ctrl+C asks for the best so far; a second one ends the process at once.
    if (stop.IsCancellationRequested) return;
    press.Cancel = true;
    stop.Cancel();
};

return await CommandLine.RunAsync(args, Console.Out, Console.Error, !Console.IsErrorRedirected, stop.Token);
