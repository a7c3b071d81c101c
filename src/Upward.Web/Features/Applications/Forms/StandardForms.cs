using Upward.Web.Features.Enrolment;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications;

/// <summary>
/// The form each role begins with: motivation, readiness (willing to learn; patient and willing to teach; a scenario),
/// what is offered or wanted, adjustment needs, conflicts of interest, consent (R061 R215 R216, R134, R040, R059, R132).
/// </summary>
public static class StandardForms
{
    public static IReadOnlyList<FormQuestion> Of(ProgrammeRole role, Texts texts) => role == ProgrammeRole.Mentor ? Mentor(texts) : Mentee(texts);

    private static List<FormQuestion> Mentor(Texts t) =>
    [
        Ask(t, "mentor", FormQuestion.MotivationKey, QuestionKind.LongText),
        Ask(t, "mentor", FormQuestion.SkillsKey, QuestionKind.Skills, readers: Readers.Partner),
        Ask(t, "mentor", "learning", QuestionKind.Scale, options: Ends(t, "agree")),
        Ask(t, "mentor", "patience", QuestionKind.Scale, options: Ends(t, "agree")),
        Ask(t, "mentor", "scenario", QuestionKind.LongText),
        Ask(t, "mentor", "openness", QuestionKind.LongText, required: false),
        .. Shared(t, "mentor"),
    ];

    private static List<FormQuestion> Mentee(Texts t) =>
    [
        Ask(t, "mentee", FormQuestion.MotivationKey, QuestionKind.LongText),
        Ask(t, "mentee", FormQuestion.SkillsKey, QuestionKind.Skills, readers: Readers.Partner),
        Ask(t, "mentee", "junior", QuestionKind.Scale, options: Ends(t, "agree")),
        Ask(t, "mentee", "time", QuestionKind.OneOf, options: [.. Enumerable.Range(1, 3).Select(n => t[$"forms.standard.mentee.time.{n}"])]),
        Ask(t, "mentee", "timeHow", QuestionKind.ShortText, required: false) with { WhenKey = "time", WhenAnswer = t["forms.standard.mentee.time.3"] },
        Ask(t, "mentee", "scenario", QuestionKind.LongText),
        Ask(t, "mentee", "openness", QuestionKind.LongText, required: false),
        .. Shared(t, "mentee"),
    ];

    private static IEnumerable<FormQuestion> Shared(Texts t, string role) =>
    [
        Ask(t, role, FormQuestion.GoalsKey, QuestionKind.ShortText, required: false, readers: Readers.Partner),
        Ask(t, "both", FormQuestion.AdjustmentsKey, QuestionKind.LongText, required: false, readers: Readers.Managers),
        Ask(t, "both", FormQuestion.ConflictKey, QuestionKind.OneOf, readers: Readers.Managers, options: [t["forms.standard.both.conflict.no"], t["forms.standard.both.conflict.yes"]]),
        Ask(t, "both", "conflictWhat", QuestionKind.LongText, readers: Readers.Managers) with { WhenKey = FormQuestion.ConflictKey, WhenAnswer = t["forms.standard.both.conflict.yes"] },
        Ask(t, "both", FormQuestion.PoolKey, QuestionKind.Consent, required: false, readers: Readers.Managers),
        Ask(t, "both", "consent", QuestionKind.Consent, readers: Readers.Managers),
    ];

    private static FormQuestion Ask(Texts t, string role, string key, QuestionKind kind, bool required = true, Readers readers = Readers.Reviewers, List<string>? options = null)
    {
        var help = $"forms.standard.{role}.{key}.help";
        return new() { Key = key, Kind = kind, Text = t[$"forms.standard.{role}.{key}"], Help = t.Has(help) ? t[help] : "", Required = required, Readers = readers, Options = options ?? [] };
    }

    private static List<string> Ends(Texts t, string scale) => [t[$"forms.scale.{scale}.low"], t[$"forms.scale.{scale}.high"]];
}
