using Upward.Cli.Faults;
using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>
/// Neither is above the other, at any depth that the two files show. The columns hold managers' ids: the first is the line manager,
/// further ones are dotted lines. An id that stands in both files is one person; a manager in neither file is known by id alone.
/// </summary>
internal sealed class NotInLineRule : IRuleKind
{
    public string Kind => "notInLine";

    public HardRule? Compile(Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        if (mentor is null || mentee is null) return null;

        var lines = new Dictionary<string, Line>(StringComparer.Ordinal);
        foreach (var column in new[] { mentor, mentee })
            foreach (var person in column.Side.People) Add(lines, column, person);
        foreach (var manager in lines.Values.SelectMany(l => l.Managers).ToList()) lines.TryAdd(manager, new Line([], null, null));

        if (RefuseCircles(lines)) return null;
        var chart = new OrgChart(
            [.. lines.Select(l => new OrgPerson(l.Key, l.Value.Managers.FirstOrDefault()))],
            [.. lines.SelectMany(l => l.Value.Managers.Skip(1).Select(manager => new DottedLine(manager, l.Key)))]);
        return new NotInLine("not in one line of command", chart,
            [.. pairing.Mentees.People.Select(p => p.Key)], [.. pairing.Mentors.People.Select(p => p.Key)]);
    }

    private static void Add(Dictionary<string, Line> lines, Column column, Person person)
    {
        var managers = column.Values(person).Select(Folding.Key).ToList();
        if (managers.Contains(person.Key))
            column.Side.Fault(person, column.Index, $"{Shown.Quoted(person.Id)} is their own manager.");
        managers.Remove(person.Key);
        // In both files: the lines of both count.
        if (lines.TryGetValue(person.Key, out var known)) known.Managers.AddRange(managers.Except(known.Managers).ToList());
        else lines.Add(person.Key, new Line(managers, column, person));
    }

    /// <summary>Each circle is named once, at the person in it who sorts first. Everybody is walked past once.</summary>
    private static bool RefuseCircles(Dictionary<string, Line> lines)
    {
        var found = false;
        var walkOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (start, walk) in lines.Keys.Order(StringComparer.Ordinal).Select((key, i) => (key, i)))
        {
            var path = new List<string>();
            var at = start;
            while (at is not null && walkOf.TryAdd(at, walk))
            {
                path.Add(at);
                at = lines[at].Managers.FirstOrDefault();
            }
            if (at is null || walkOf[at] != walk) continue;
            Name(path[path.IndexOf(at)..], lines);
            found = true;
        }
        return found;
    }

    private static void Name(List<string> circle, Dictionary<string, Line> lines)
    {
        // Everybody in a circle has a manager, so a row in one of the files.
        var first = circle.Min(StringComparer.Ordinal)!;
        var (_, column, person) = lines[first];
        var from = circle.IndexOf(first);
        var inOrder = circle.Skip(from).Concat(circle.Take(from)).Append(first).Select(key => lines[key].Person!.Id);
        column!.Side.Fault(person!, column.Index, $"the line of managers runs in a circle: {Shown.Plain(string.Join(" → ", inOrder), 200)}.");
    }

    private sealed record Line(List<string> Managers, Column? Column, Person? Person);
}
