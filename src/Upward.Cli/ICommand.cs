namespace Upward.Cli;

/// <summary>One command: one file, one method. It reads its own arguments, so that its help and its options stand together.</summary>
internal interface ICommand
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct);
}

/// <summary>A row in the table of commands. <paramref name="Create"/> is called only when the command runs, so that `match` never pays for the others.</summary>
internal sealed record Command(string Name, string Summary, Func<string> Help, Func<ICommand> Create);

/// <summary>Where a command speaks: results on <paramref name="Out"/>, errors and progress on <paramref name="Error"/>.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool ErrorIsTerminal);
