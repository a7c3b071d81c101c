using Upward.Cli.Faults;

namespace Upward.Cli.People;

/// <summary>A column that the rules use, on one side.</summary>
/// <param name="Asked">Where rules.json names it.</param>
internal sealed record Column(Side Side, int Index, Position Asked)
{
    /// <summary>The header as written, for reasons and causes.</summary>
    public string Title => Side.Table.Header[Index].Text.Trim();

    public IReadOnlyList<string> Values(Person person) => Side.Values(person, Index);

    public string Single(Person person) => Side.Single(person, Index);

    public int? Number(Person person, int least, int most) => Side.Number(person, Index, least, most);
}
