using Upward.Cli.Csv;
using Upward.Cli.Faults;
using Upward.Cli.Json;
using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>rules.json together with the two tables it speaks about: all that the engine needs.</summary>
internal sealed record RulesFile(
    Objective Objective, People.Side Mentors, People.Side Mentees, IReadOnlyList<HardRule> Rules, IReadOnlyList<CompiledCriterion> Criteria)
{
    // The engine keeps two bytes a pair.
    private const long MostPairs = 400_000_000;

    /// <returns>Null after faults.</returns>
    public static RulesFile? Read(string file, JsonValue? root, HeadedTable? mentorTable, HeadedTable? menteeTable, FaultList faults)
    {
        if (root is null) return null;
        if (root is not JsonObject json)
        {
            faults.Add(root.At, "the file", root.Described, "an object { ... }");
            return null;
        }
        var settings = new Settings(json, "", faults);
        settings.Value("$schema");
        var objective = settings.Choice("objective", required: true, "people-first", "total");
        var mentors = SideReading.Read("mentor", settings.Object("mentor", "an object such as { \"id\": \"Id\" }"), mentorTable, faults);
        var mentees = SideReading.Read("mentee", settings.Object("mentee", "an object such as { \"id\": \"Id\" }"), menteeTable, faults);
        var rules = settings.Objects("rules", "a list of hard rules", required: false);
        var criteria = settings.Objects("criteria", "a list of criteria", required: true);
        settings.RefuseUnknown();
        if (settings.Value("criteria") is JsonList { Items.Count: 0 } none) faults.Add(none.At, "\"criteria\": found an empty list, expected at least one criterion.");
        if (mentors is null || mentees is null) return null;
        if ((long)mentors.People.Count * mentees.People.Count > MostPairs)
            faults.Add(new Position(file), $"{mentors.People.Count:#,0} mentors × {mentees.People.Count:#,0} mentees are more than {MostPairs:#,0} possible pairs.");

        var pairing = new Pairing(mentors, mentees, faults);
        var compiledRules = rules.Select(r => Compiling.Rule(r, pairing)).OfType<HardRule>().ToList();
        var compiledCriteria = Compiling.Criteria(criteria, pairing);
        return new RulesFile(objective == "total" ? Objective.Total : Objective.PeopleFirst, mentors, mentees, compiledRules, compiledCriteria);
    }
}
