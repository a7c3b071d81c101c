using Upward.Web.Platform;

namespace Upward.Web.Features.Applications;

public enum QuestionKind { ShortText, LongText, OneOf, SeveralOf, Scale, Skills, Ranking, Consent }

/// <summary>Who reads an answer. It stands printed at the question before anybody types.</summary>
public enum Readers
{
    /// <summary>Only those appointed to run the programme: adjustment needs, conflicts of interest.</summary>
    Managers,
    /// <summary>Also the people appointed to read applications.</summary>
    Reviewers,
    /// <summary>Also the later partner, on the profile.</summary>
    Partner,
}

/// <summary>One question of an application form. Its key stays the same through all versions, so that answers find it again.</summary>
public sealed record FormQuestion
{
    /// <summary>What the product itself does with the answer: these keys are reserved.</summary>
    public const string AdjustmentsKey = "adjustments", ConflictKey = "conflict", SkillsKey = "skills", GoalsKey = "goals", MotivationKey = "motivation", PoolKey = "pool";

    public const int LongestText = 300, LongestHelp = 600, LongestOption = 120, MostOptions = 20, ScaleTop = 5;

    public string Key { get; init; } = "";
    public QuestionKind Kind { get; init; }
    public string Text { get; init; } = "";
    public string Help { get; init; } = "";
    public bool Required { get; init; }
    public Readers Readers { get; init; } = Readers.Reviewers;
    /// <summary>What may be chosen or ranked; of a scale the words at its two ends.</summary>
    public List<string> Options { get; init; } = [];
    /// <summary>Asked only when an earlier question has this answer; empty: always.</summary>
    public string WhenKey { get; init; } = "";
    public string WhenAnswer { get; init; } = "";

    public bool HasOptions => Kind is QuestionKind.OneOf or QuestionKind.SeveralOf or QuestionKind.Ranking;
    /// <summary>Another question may depend on its answer.</summary>
    public bool CanGovern => Kind is QuestionKind.OneOf or QuestionKind.SeveralOf or QuestionKind.Scale or QuestionKind.Consent;
    public bool IsConditional => WhenKey.Length > 0;

    /// <summary>Answers that a condition can name. A consent has one: "yes".</summary>
    public IReadOnlyList<string> PossibleAnswers => Kind switch
    {
        QuestionKind.OneOf or QuestionKind.SeveralOf => Options,
        QuestionKind.Scale => [.. Enumerable.Range(1, ScaleTop).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        QuestionKind.Consent => [Yes],
        _ => [],
    };

    public const string Yes = "yes";

    /// <param name="before">The questions above it: only these can govern it.</param>
    public Outcome Check(IReadOnlyList<FormQuestion> before)
    {
        var refusals = new List<Refusal>();
        void Refuse(string field, string key, params (string, object?)[] arguments) => refusals.Add(new(field, new Message(key, arguments)));

        if (Text.Length == 0) Refuse("Text", "refused.required");
        if (Text.Length > LongestText) Refuse("Text", "refused.tooLong", ("max", LongestText), ("length", Text.Length));
        if (Help.Length > LongestHelp) Refuse("Help", "refused.tooLong", ("max", LongestHelp), ("length", Help.Length));
        if (HasOptions && Options.Count < 2) Refuse("Options", "forms.refused.options");
        if (Options.Count > MostOptions) Refuse("Options", "forms.refused.tooMany", ("max", MostOptions));
        if (Options.FirstOrDefault(o => o.Length > LongestOption) is { } long1) Refuse("Options", "refused.tooLong", ("max", LongestOption), ("length", long1.Length));
        if (Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < Options.Count) Refuse("Options", "forms.refused.twice");
        if (Key is AdjustmentsKey && Readers != Readers.Managers) Refuse("Readers", "forms.refused.private");
        if (IsConditional && before.FirstOrDefault(q => q.Key == WhenKey) is var governor && (governor is null || !governor.CanGovern || !governor.PossibleAnswers.Contains(WhenAnswer)))
            Refuse("When", "forms.refused.when");
        return Outcome.Refused(refusals);
    }
}
