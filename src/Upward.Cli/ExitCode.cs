namespace Upward.Cli;

/// <summary>What the process says to the shell. Part of the contract: docs/command-line.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int OurBug = 1;
    public const int BadInput = 2;

    /// <summary>Ctrl+C or the time limit: the best so far is written, with its bound.</summary>
    public const int StoppedEarly = 3;

    /// <summary>The command worked; what it looked at is not as it should be: an installation that needs somebody, a record that proves nothing.</summary>
    public const int SomethingIsWrong = 4;
}
