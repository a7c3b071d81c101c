namespace Upward.Cli.Faults;

/// <summary>The input cannot be used. The message is complete and written for the person at the terminal; exit code 2.</summary>
internal sealed class RefusedException(string message) : Exception(message);
