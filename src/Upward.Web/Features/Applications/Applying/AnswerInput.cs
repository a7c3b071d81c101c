using System.Globalization;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

/// <summary>One answer as it is typed. Everything is text until it is read.</summary>
public sealed class AnswerInput
{
    public string Key { get; set; } = "";
    public string? Text { get; set; }
    public List<string> Choices { get; set; } = [];
    /// <summary>The place given to each option, in the order of the options.</summary>
    public List<string?> Ranks { get; set; } = [];
    public List<SkillInput> Skills { get; set; } = [];

    private const int SpareRows = 2;

    public static AnswerInput Of(FormQuestion question, GivenAnswer given, ProgrammeRole role, IReadOnlyDictionary<Guid, string> skillNames)
    {
        var input = new AnswerInput { Key = question.Key, Text = given.Text };
        if (question.Kind == QuestionKind.SeveralOf) input.Choices = [.. given.Choices];
        if (question.Kind == QuestionKind.Ranking)
            input.Ranks = [.. question.Options.Select(o => given.Choices.ToList().IndexOf(o) is >= 0 and var place ? (place + 1).ToString(CultureInfo.InvariantCulture) : null)];
        if (question.Kind != QuestionKind.Skills) return input;
        input.Skills = [.. given.Choices.Select(NamedSkill.Read).OfType<NamedSkill>().Select(s => new SkillInput { Skill = s.IsKnown ? skillNames.GetValueOrDefault(s.SkillId, "") : s.Words, Level = s.Level })];
        for (var spare = 0; spare < SpareRows || input.Skills.Count < 3; spare++) input.Skills.Add(new() { Level = 2 });
        return input;
    }

    /// <summary>"More rows", for pages without script.</summary>
    public AnswerInput WithRows(FormQuestion question)
    {
        for (var more = 0; question.Kind == QuestionKind.Skills && more < 4 && Skills.Count < AnswerSheet.MostSkills; more++) Skills.Add(new() { Level = 2 });
        return this;
    }
}

public sealed class SkillInput
{
    public string? Skill { get; set; }
    public int Level { get; set; }
}

/// <summary>From what was typed to a sheet. What cannot be understood stands in <see cref="Refusals"/>, by question key; a draft is saved all the same.</summary>
public sealed class AnswerReading(SkillIndex skills, ProgrammeRole role)
{
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public AnswerSheet Read(IReadOnlyList<FormQuestion> questions, IReadOnlyList<AnswerInput> inputs)
    {
        var typed = inputs.GroupBy(i => i.Key).ToDictionary(g => g.Key, g => g.First());
        return new(questions.Where(q => typed.ContainsKey(q.Key)).ToDictionary(q => q.Key, q => ReadOne(q, typed[q.Key])));
    }

    private GivenAnswer ReadOne(FormQuestion question, AnswerInput input) => question.Kind switch
    {
        QuestionKind.SeveralOf => new("", [.. question.Options.Where(input.Choices.Contains)]),
        QuestionKind.Ranking => new("", Ranked(question, input.Ranks)),
        QuestionKind.Skills => new("", [.. Named(question, input.Skills).Select(s => s.ToString())]),
        _ => new((input.Text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), []),
    };

    private List<string> Ranked(FormQuestion question, List<string?> ranks)
    {
        var places = question.Options.Select((option, i) => (option, Place: i < ranks.Count && int.TryParse(ranks[i], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)).Where(x => x.Place > 0).ToList();
        if (places.DistinctBy(x => x.Place).Count() < places.Count) Refuse(question, "apply.refused.ranking");
        return [.. places.OrderBy(x => x.Place).Select(x => x.option)];
    }

    private List<NamedSkill> Named(FormQuestion question, List<SkillInput> rows)
    {
        var (found, most) = (new List<NamedSkill>(), role == ProgrammeRole.Mentor ? 4 : 3);
        foreach (var row in rows.Where(r => !string.IsNullOrWhiteSpace(r.Skill)))
        {
            var (words, level) = (row.Skill!.Trim(), Math.Clamp(row.Level, 1, most));
            if (skills.Resolve(words) is { } skill)
            {
                if (found.TrueForAll(f => f.SkillId != skill.Id)) found.Add(new(skill.Id, level));
                continue;
            }
            found.Add(new(Guid.Empty, level, words[..Math.Min(words.Length, ParticipantEnrolment.LongestWords)]));
            var meant = skills.Nearest(words);
            Refuse(question, meant.Count > 0 ? "apply.refused.skill" : "apply.refused.skillAlone", ("word", words), ("meant", string.Join(", ", meant.Select(m => m.Name))));
        }
        return found;
    }

    private void Refuse(FormQuestion question, string key, params (string, object?)[] arguments) => _refusals.Add(new(question.Key, new Message(key, arguments)));
}
