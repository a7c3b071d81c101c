namespace Upward.Cli.Doctor;

internal enum Health
{
    Good,
    /// <summary>Works, but somebody should know.</summary>
    Note,
    Bad,
}

/// <param name="Name">The same words in each run, so that a script can look for them.</param>
internal sealed record Finding(string Name, Health Health, string Text)
{
    public static Finding Good(string name, string text) => new(name, Health.Good, text);
    public static Finding Note(string name, string text) => new(name, Health.Note, text);
    public static Finding Bad(string name, string text) => new(name, Health.Bad, text);
}
