using Upward.Cli.Faults;
using Upward.Cli.People;

namespace Upward.Cli.Rules;

/// <summary>Both sides, for a kind that reads its columns from them.</summary>
internal sealed record Pairing(Side Mentors, Side Mentees, FaultList Faults)
{
    public Column? MentorColumn(Settings settings, string key = "mentorColumn", bool required = true) => Column(Mentors, settings, key, required);

    public Column? MenteeColumn(Settings settings, string key = "menteeColumn", bool required = true) => Column(Mentees, settings, key, required);

    /// <summary>A number for each person; -1 … is never used as "unknown", null is.</summary>
    public static int?[] Numbers(Column column, int least, int most) => [.. column.Side.People.Select(p => column.Number(p, least, most))];

    /// <summary>The people of the other side whose ids stand in a column, in the order written.</summary>
    public IReadOnlyList<int>[] Named(Column column, bool ignoreUnknown)
    {
        var other = column.Side == Mentors ? Mentees : Mentors;
        return [.. column.Side.People.Select(person => (IReadOnlyList<int>)[.. Indexes(person)])];

        IEnumerable<int> Indexes(Person person)
        {
            foreach (var id in column.Values(person))
            {
                if (other.IndexOf(id) is { } index) yield return index;
                else if (!ignoreUnknown)
                {
                    var near = Nearest.To(id, other.People.Count <= 2000 ? other.People.Select(p => p.Id) : []);
                    column.Side.Fault(person, column.Index,
                        $"found {Shown.Quoted(id)}, expected the id of a {other.Name}{Nearest.Question(near)} \"unknownIds\": \"ignore\" leaves such ids out.");
                }
            }
        }
    }

    private Column? Column(Side side, Settings settings, string key, bool required)
    {
        var name = settings.Text(key, $"the name of a column in {side.Table.File}", required);
        if (name is null || side.Table.Find(name.Text, name.At, Faults) is not { } index) return null;
        return new Column(side, index, name.At);
    }
}
