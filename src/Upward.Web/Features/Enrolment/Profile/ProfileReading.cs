using System.Globalization;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment;

/// <summary>
/// From what was typed to a draft: names become skills and partners, or a refusal at their own field. An unknown skill
/// comes with the names it may have meant, which the page offers as buttons.
/// </summary>
public sealed class ProfileReading(SkillIndex skills, PartnerList partners, IReadOnlyCollection<FoundSkill> kept)
{
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;
    /// <summary>By field name: the skills that an unknown word may have meant.</summary>
    public Dictionary<string, IReadOnlyList<FoundSkill>> Suggestions { get; } = [];

    public ProfileDraft Read(ProfileForm form)
    {
        var (week, unread) = WeekForm.Read(form.Days);
        foreach (var day in unread) Refuse($"Days[{day}].Hours", "profile.refused.hours");
        var (tags, unknown) = LanguageWords.Read(form.Languages);
        if (unknown.Count > 0) Refuse("Languages", "profile.refused.language", ("word", unknown[0]));
        return new()
        {
            Wanted = [.. Rows(form.Wanted, "Wanted", r => r.Skill, (r, id) => new WantedSkill(id, r.Importance, r.Level))],
            Offered = [.. Rows(form.Offered, "Offered", r => r.Skill, (r, id) => new OfferedSkill(id, r.Level, r.Evidence?.Trim() ?? ""))],
            Goals = ProfileWords.Tidy([.. form.Goals, .. Lines(form.OwnGoals)], ProfileWords.Goals),
            Interests = ProfileWords.Tidy([.. form.Interests, .. Lines(form.OwnInterests)], ProfileWords.Interests),
            Motivation = (form.Motivation ?? "").ReplaceLineEndings("\n").Trim(),
            Languages = tags,
            Availability = week,
            Communication = new() { Channel = form.Channel ?? "", Pace = form.Pace ?? "", Directness = form.Directness ?? "" },
            Capacity = Number(form.Capacity),
            Wishes = [.. People(form.Wishes, "Wishes").Select(p => p.EnrolmentId)],
        };
    }

    /// <summary>Names of people of the other role: wishes, and on the own form the vetoes.</summary>
    public IReadOnlyList<Partner> People(IReadOnlyList<string?> names, string field)
    {
        var found = new List<Partner>();
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is not { } typed || string.IsNullOrWhiteSpace(typed)) continue;
            var meant = partners.Resolve(typed);
            if (meant.Count == 0) Refuse($"{field}[{i}]", "profile.refused.nobody", ("name", typed.Trim()));
            else if (meant.Count > 1) Refuse($"{field}[{i}]", "profile.refused.several", ("name", typed.Trim()), ("mails", string.Join(", ", meant.Select(m => m.Email))));
            else if (found.Contains(meant[0])) Refuse($"{field}[{i}]", "profile.refused.nameTwice", ("name", meant[0].Name));
            else found.Add(meant[0]);
        }
        return found;
    }

    private List<T> Rows<TRow, T>(IReadOnlyList<TRow> rows, string field, Func<TRow, string?> words, Func<TRow, Guid, T> make)
    {
        var (found, seen) = (new List<T>(), new HashSet<Guid>());
        for (var i = 0; i < rows.Count; i++)
        {
            if (words(rows[i]) is not { } typed || string.IsNullOrWhiteSpace(typed)) continue;
            var name = $"{field}[{i}].Skill";
            // A retired skill leaves the search but stays in the profiles that have it.
            var skill = skills.Resolve(typed) ?? kept.FirstOrDefault(k => PlainWords.Of(k.Name) == PlainWords.Of(typed));
            if (skill is null)
            {
                Suggestions[name] = skills.Nearest(typed);
                Refuse(name, Suggestions[name].Count > 0 ? "profile.refused.unknownSkill" : "profile.refused.unknownSkillAlone", ("word", typed.Trim()));
            }
            else if (seen.Add(skill.Id)) found.Add(make(rows[i], skill.Id));
            else Refuse(name, "profile.refused.nameTwice", ("name", skill.Name));
        }
        return found;
    }

    private int Number(string? text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ParticipantEnrolment.MostPartners) return number;
        Refuse("Capacity", "profile.refused.capacity", ("max", ParticipantEnrolment.MostPartners));
        return 0;
    }

    private static string[] Lines(string? text) => (text ?? "").Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private void Refuse(string field, string key, params (string, object?)[] arguments) => _refusals.Add(new(field, new Message(key, arguments)));
}
