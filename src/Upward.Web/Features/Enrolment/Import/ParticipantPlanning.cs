using System.Globalization;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Skills;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.Enrolment.Import;

/// <summary>What the planning knows: the people, who takes part already, the skills, and what was decided about unknown words.</summary>
/// <param name="Decisions">By plain word: a skill's name to use, <see cref="ParticipantPlanning.Add"/>, or empty to leave it out.</param>
public sealed record ParticipantKnowledge(
    IReadOnlyDictionary<string, KnownParticipant> ByEmail, IReadOnlyDictionary<string, KnownParticipant> ByEmployeeId,
    string MentorLabel, string MenteeLabel, SkillIndex Skills, IReadOnlyDictionary<string, string> Decisions);

public sealed record KnownParticipant(Guid PersonId, string Name, bool HasLeft, Guid? EnrolmentId, ProgrammeRole? Role, bool IsActive);

/// <summary>From a table to a plan. Pure: the same table and knowledge give the same plan.</summary>
public sealed class ParticipantPlanning(ParticipantKnowledge known)
{
    public const string Add = "+";

    private readonly List<PlannedParticipant> _rows = [];
    private readonly List<RowProblem> _problems = [];
    private readonly Dictionary<string, (string Word, HashSet<int> Rows)> _unknown = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, int> _seen = [];

    public ParticipantPlan Plan(CsvTable table)
    {
        var columns = ParticipantColumns.From(table);
        foreach (var row in table.Below(columns.HeaderRow)) PlanRow(row, columns);
        return new(_rows, _problems, [.. _unknown.Values.OrderByDescending(u => u.Rows.Count).ThenBy(u => u.Word, StringComparer.Ordinal)
            .Select(u => new UnknownSkill(u.Word, u.Rows.Count, known.Skills.Nearest(u.Word)))]);
    }

    private void PlanRow(CsvRow row, ParticipantColumns columns)
    {
        var before = _problems.Count;
        void Problem(string kind, ParticipantColumn column, string found) => _problems.Add(new(kind, row.Number, columns.CellOf(row, column), found));
        string Cell(ParticipantColumn column) => columns.Of(row, column);

        var key = Cell(ParticipantColumn.Email) is { Length: > 0 } ? ParticipantColumn.Email : ParticipantColumn.EmployeeId;
        var person = Find(Cell(ParticipantColumn.Email), Cell(ParticipantColumn.EmployeeId));
        if (Cell(key).Length == 0) Problem("noKey", key, "");
        else if (person is null) Problem("unknownPerson", key, Cell(key));
        else if (person.HasLeft) Problem("left", key, Cell(key));
        else if (!_seen.TryAdd(person.PersonId, row.Number)) Problem("twice", key, Cell(key));

        var role = RoleOf(Cell(ParticipantColumn.Role)) ?? (Cell(ParticipantColumn.Role).Length == 0 ? person?.Role : null);
        if (role is null) Problem(Cell(ParticipantColumn.Role).Length == 0 ? "noRole" : "badRole", ParticipantColumn.Role, Cell(ParticipantColumn.Role));
        else if (person is { Role: { } has } && has != role) Problem("otherRole", ParticipantColumn.Role, Cell(ParticipantColumn.Role));

        var capacity = Number(Cell(ParticipantColumn.Capacity), 0, ParticipantEnrolment.MostPartners);
        if (capacity is null && Cell(ParticipantColumn.Capacity).Length > 0) Problem("badCapacity", ParticipantColumn.Capacity, Cell(ParticipantColumn.Capacity));
        var wants = Skills(row.Number, Cell(ParticipantColumn.Wants), 3, 4, firstDefault: 2, bad => Problem("badWant", ParticipantColumn.Wants, bad));
        var offers = Skills(row.Number, Cell(ParticipantColumn.Offers), 4, 0, firstDefault: 2, bad => Problem("badOffer", ParticipantColumn.Offers, bad));
        if (wants?.Count > ParticipantEnrolment.MostSkills) Problem("tooMany", ParticipantColumn.Wants, Show(wants.Count));
        if (offers?.Count > ParticipantEnrolment.MostSkills) Problem("tooMany", ParticipantColumn.Offers, Show(offers.Count));
        var goals = Words(Cell(ParticipantColumn.Goals), ProfileWords.Goals, ParticipantEnrolment.MostGoals, bad => Problem("badWords", ParticipantColumn.Goals, bad));
        var interests = Words(Cell(ParticipantColumn.Interests), ProfileWords.Interests, ParticipantEnrolment.MostInterests, bad => Problem("badWords", ParticipantColumn.Interests, bad));
        var (tags, strange) = LanguageWords.Read(Cell(ParticipantColumn.Languages));
        foreach (var word in strange) Problem("badLanguage", ParticipantColumn.Languages, word);

        var motivation = Cell(ParticipantColumn.Motivation).Trim();
        if (motivation.Length > ParticipantEnrolment.LongestMotivation) Problem("longMotivation", ParticipantColumn.Motivation, Show(motivation.Length));

        if (_problems.Count == before)
            _rows.Add(new(row.Number, person!.PersonId, person.Name, role!.Value, person.EnrolmentId, capacity, wants, offers, goals, interests, tags.Count > 0 ? tags : null, motivation.Length > 0 ? motivation : null));
    }

    private KnownParticipant? Find(string email, string employeeId) =>
        email.Length > 0 ? known.ByEmail.GetValueOrDefault(email.ToUpperInvariant()) : known.ByEmployeeId.GetValueOrDefault(employeeId);

    private ProgrammeRole? RoleOf(string cell) => PlainWords.Of(cell) switch
    {
        "" => null,
        "mentor" or "mentors" or "junior" or "first side" or "peer first side" => ProgrammeRole.Mentor,
        "mentee" or "mentees" or "senior" or "second side" or "peer second side" => ProgrammeRole.Mentee,
        var word when word == PlainWords.Of(known.MentorLabel) => ProgrammeRole.Mentor,
        var word when word == PlainWords.Of(known.MenteeLabel) => ProgrammeRole.Mentee,
        _ => null,
    };

    /// <summary>"AI basics:3:2; Excel:1": a name, then up to two numbers. Words that are no skill are gathered, not refused: they can be decided on.</summary>
    private List<PlannedSkill>? Skills(int row, string cell, int firstMost, int secondMost, int firstDefault, Action<string> bad)
    {
        if (cell.Length == 0) return null;
        var found = new List<PlannedSkill>();
        foreach (var part in cell.Split([';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split(':', StringSplitOptions.TrimEntries);
            var numbers = pieces.Skip(1).Select(p => Number(p, 0, 9)).ToList();
            var (first, second) = (numbers.Count > 0 ? numbers[0] : firstDefault, numbers.Count > 1 ? numbers[1] : 0);
            if (pieces[0].Length == 0 || numbers.Count > (secondMost > 0 ? 2 : 1) || first is null || first < 1 || first > firstMost || second is null || second > secondMost) bad(part);
            else if (Meant(row, pieces[0]) is { } skill && found.All(f => PlainWords.Of(f.Name) != PlainWords.Of(skill.Name))) found.Add(skill with { First = first.Value, Second = second.Value });
        }
        return found;
    }

    private PlannedSkill? Meant(int row, string word)
    {
        if (known.Skills.Resolve(word) is { } skill) return new(skill.Id, skill.Name, 0, 0);
        var plain = PlainWords.Of(word);
        if (!_unknown.TryGetValue(plain, out var uses)) _unknown[plain] = uses = (word, []);
        uses.Rows.Add(row);
        var decision = known.Decisions.GetValueOrDefault(plain, "");
        if (decision == Add && word.Length <= SkillFacts.LongestName) return new(Guid.Empty, uses.Word, 0, 0);
        return decision.Length > 0 && known.Skills.Resolve(decision) is { } chosen ? new(chosen.Id, chosen.Name, 0, 0) : null;
    }

    private static IReadOnlyList<string>? Words(string cell, IReadOnlyList<string> catalogue, int most, Action<string> bad)
    {
        if (cell.Length == 0) return null;
        var words = ProfileWords.Tidy(cell.Split([';', '|', '\n']), catalogue);
        if (words.Count > most) bad(Show(words.Count));
        if (words.FirstOrDefault(w => w.Length > ParticipantEnrolment.LongestWords) is { } tooLong) bad(tooLong[..40] + "…");
        return words;
    }

    private static int? Number(string text, int from, int to) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number : null;

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
