namespace Upward.Cli.Arguments;

/// <param name="Name">With its dashes, for example "--out"; without dashes for a value that stands alone, for example "FILE".</param>
/// <param name="Value">What stands for the value in the help; null for a switch.</param>
internal sealed record Option(string Name, string? Value, string Help, bool Required = false)
{
    public bool StandsAlone => !Name.StartsWith('-');

    /// <summary>As the help shows it.</summary>
    public string Shown => StandsAlone ? Name : $"{Name} {Value}".TrimEnd();
}
