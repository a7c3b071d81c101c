using System.Runtime.InteropServices;
using Upward.Cli;

using var stop = new CancellationTokenSource();
// The first Ctrl+C (or the TERM of a CI runner) asks for the best so far; a second one ends the process at once.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await CommandLine.RunAsync(args, Console.Out, Console.Error, !Console.IsErrorRedirected, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
