using Upward.Cli.Faults;
using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>Points for the same value (department), the same group (division), and anything else.</summary>
internal sealed class ClassDistanceKind : ICriterionKind
{
    public string Kind => "classDistance";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        var (mentorGroup, menteeGroup) = (pairing.MentorColumn(settings, "mentorGroup", required: false), pairing.MenteeColumn(settings, "menteeGroup", required: false));
        if (settings.Value("mentorGroup") is null != settings.Value("menteeGroup") is null)
            settings.Faults.Add(settings.At, $"{settings.Key("mentorGroup")} and {settings.Key("menteeGroup")} belong together: give both or none.");
        var points = settings.Object("points", "an object such as { \"same\": 0, \"sameGroup\": 50, \"other\": 100 }");
        var same = points?.WholeNumber("same", 0, Kinds.MostPoints, fallback: 0);
        var sameGroup = points?.WholeNumber("sameGroup", 0, Kinds.MostPoints, fallback: 0);
        var other = points?.WholeNumber("other", 0, Kinds.MostPoints, fallback: 0);
        points?.RefuseUnknown();
        if (mentor is null || mentee is null || same is null || sameGroup is null || other is null) return null;

        var classes = Classes.Of(mentor, mentee);
        var groups = mentorGroup is null || menteeGroup is null ? [] : Groups(classes, mentor, mentee, mentorGroup, menteeGroup);
        var criterion = new ClassDistance(name, classes.Mentees, classes.Mentors, groups, same.Value, sameGroup.Value, other.Value);
        return new CompiledCriterion(criterion, facts => Words((ClassFacts)facts, classes));
    }

    private static int[] Groups(Classes classes, Column mentor, Column mentee, Column mentorGroup, Column menteeGroup)
    {
        var groups = Classes.Of(mentorGroup, menteeGroup);
        // A class whose group nobody states is a group of its own.
        int?[] groupOf = new int?[classes.Names.Count];
        Assign(classes.Mentors, groups.Mentors, mentor, mentorGroup);
        Assign(classes.Mentees, groups.Mentees, mentee, menteeGroup);
        return [.. groupOf.Select((group, number) => group ?? groups.Names.Count + number)];

        void Assign(int?[] ofClass, int?[] ofGroup, Column column, Column groupColumn)
        {
            for (var i = 0; i < ofClass.Length; i++)
            {
                if (ofClass[i] is not { } number || ofGroup[i] is not { } group) continue;
                if ((groupOf[number] ??= group) != group)
                    groupColumn.Side.Fault(groupColumn.Side.People[i], groupColumn.Index,
                        $"found {Shown.Quoted(groups.Names[group])} for {Shown.Quoted(classes.Names[number])}, which stands elsewhere in {Shown.Quoted(groups.Name(groupOf[number]))}; expected one {groupColumn.Title} for each {column.Title}.");
            }
        }
    }

    public static string Words(ClassFacts facts, Classes classes) => facts.Nearness switch
    {
        null => "unknown",
        Nearness.Same => $"both {classes.Name(facts.MentorClass)}",
        Nearness.Near => $"{classes.Name(facts.MentorClass)} and {classes.Name(facts.MenteeClass)}, one group",
        _ => $"{classes.Name(facts.MentorClass)} and {classes.Name(facts.MenteeClass)}",
    };
}
