namespace Upward.Web.Features.Matching.Compile;

/// <summary>The weighted criteria in the order in which they are always shown, and the hard rules.</summary>
public static class CriterionKeys
{
    public const string Skills = "skills", Reciprocal = "reciprocal", Goals = "goals", Interests = "interests",
        Distance = "distance", Hours = "timezone", Level = "level", Wishes = "wishes",
        Motivation = "motivation", Style = "style", Tenure = "tenure", Generation = "generation", Experience = "experience";

    public static readonly IReadOnlyList<string> All = [Skills, Reciprocal, Goals, Interests, Distance, Hours, Level, Wishes, Motivation, Style, Tenure, Generation, Experience];

    /// <summary>Those that do not count until a programme turns them on.</summary>
    public static readonly IReadOnlyList<string> Further = [Motivation, Style, Tenure, Generation, Experience];

    /// <summary>
    /// The six slots of a score bar, so that place and colour stay readable: what both have in common is one, what makes them see things differently another.
    /// Each criterion keeps its own line and points where a pair is explained.
    /// </summary>
    public static int SeriesOf(string criterion) => criterion switch
    {
        Skills => 1, Reciprocal => 2, Goals or Interests or Motivation or Style or Experience => 3, Distance or Level or Tenure or Generation => 4, Hours => 5, _ => 6,
    };

    public static int WeightOf(this CriteriaSettings settings, string criterion) => criterion switch
    {
        Skills => settings.SkillsWeight, Reciprocal => settings.ReciprocalWeight, Goals => settings.GoalsWeight,
        Interests => settings.InterestsWeight, Distance => settings.DistanceWeight, Hours => settings.TimeZoneWeight,
        Level => settings.LevelGapWeight, Wishes => settings.WishesWeight, Motivation => settings.MotivationWeight, Style => settings.StyleWeight,
        Tenure => settings.TenureWeight, Generation => settings.GenerationWeight, Experience => settings.ExperienceWeight,
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "No such criterion."),
    };

    public static int MostPoints(this CriteriaSettings settings) => All.Sum(settings.WeightOf);
}

/// <summary>The hard rules that may be named. All others are private and have no key.</summary>
public static class RuleKeys
{
    public const string Line = "line", Level = "level", Language = "language", Hours = "hours", Department = "department", Site = "site";
}
