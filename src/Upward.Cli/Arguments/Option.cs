namespace Upward.Cli.Arguments;

/// <param name="Name">With its dashes, for example "--out".</param>
/// <param name="Value">What stands for the value in the help; null for a switch.</param>
internal sealed record Option(string Name, string? Value, string Help, bool Required = false);
