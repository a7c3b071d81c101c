using Upward.MatchingEngine;

namespace Upward.Web.Features.Matching.Compile;

/// <summary>
/// The criteria: a weight is the most points a pair can earn by it, in whole points. What is shown is what is optimised;
/// nothing is rescaled.
/// </summary>
public static partial class CompileProblem
{
    /// <summary>Shared hours a week that earn all points of the criterion: enough to find an hour in any of them.</summary>
    private const int EnoughHours = 10;
    private const int EnoughGoals = 2;
    private const int EnoughInterests = 3;
    private const int EnoughLevels = 3;
    /// <summary>Wishes below this rank earn nothing.</summary>
    private const int RanksThatCount = 5;

    private static IEnumerable<Criterion> Skills(MatchingInputs inputs, CriteriaSettings settings, ProblemWords words)
    {
        var everyone = inputs.Mentees.Concat(inputs.Mentors);
        var ids = new Vocabulary(everyone.SelectMany(c => c.Wants.Select(w => w.SkillId).Concat(c.Offers.Select(o => o.SkillId))).Select(id => id.ToString("D")));
        words.Skills = [.. Enumerable.Range(0, ids.Count).Select(n => inputs.SkillNames.GetValueOrDefault(Guid.Parse(ids[n]), ""))];
        if (settings.SkillsWeight > 0)
            yield return new WeightedCoverage(CriterionKeys.Skills, Side.Mentee, Wanted(inputs.Mentees, ids), Offered(inputs.Mentors, ids), settings.SkillsWeight);
        if (settings.ReciprocalWeight > 0)
            yield return new WeightedCoverage(CriterionKeys.Reciprocal, Side.Mentor, Wanted(inputs.Mentors, ids), Offered(inputs.Mentees, ids), settings.ReciprocalWeight);
    }

    private static IReadOnlyList<WantedTag>[] Wanted(IReadOnlyList<Candidate> people, Vocabulary ids) =>
        [.. people.Select(p => (IReadOnlyList<WantedTag>)[.. p.Wants.SelectMany(w => SkillTags.Wanted(ids.NumberOf(w.SkillId.ToString("D"))!.Value, Math.Clamp(w.Importance, 1, 3), w.Level))])];

    private static IReadOnlyList<OfferedTag>[] Offered(IReadOnlyList<Candidate> people, Vocabulary ids) =>
        [.. people.Select(p => (IReadOnlyList<OfferedTag>)[.. p.Offers.SelectMany(o => SkillTags.Offered(ids.NumberOf(o.SkillId.ToString("D"))!.Value, o.Level))])];

    private static IEnumerable<Criterion> Aims(MatchingInputs inputs, CriteriaSettings settings, ProblemWords words)
    {
        var everyone = inputs.Mentees.Concat(inputs.Mentors).ToList();
        var goals = Words.Of(everyone.SelectMany(c => c.Goals));
        var interests = Words.Of(everyone.SelectMany(c => c.Interests));
        (words.Goals, words.Interests) = (goals.Shown, interests.Shown);
        if (settings.GoalsWeight > 0) yield return Common(CriterionKeys.Goals, inputs, goals, c => c.Goals, settings.GoalsWeight, EnoughGoals);
        if (settings.InterestsWeight > 0) yield return Common(CriterionKeys.Interests, inputs, interests, c => c.Interests, settings.InterestsWeight, EnoughInterests);
    }

    private static SetOverlap Common(string name, MatchingInputs inputs, Words words, Func<Candidate, IReadOnlyList<string>> of, int weight, int enough) =>
        new(name, words.NumbersOf(inputs.Mentees, of), words.NumbersOf(inputs.Mentors, of), Steps(weight, enough));

    /// <summary>Two thirds of the weight for the department, one third for the site; half of each when only the nearer bound differs.</summary>
    private static IEnumerable<Criterion> Distances(MatchingInputs inputs, CriteriaSettings settings, ProblemWords words)
    {
        var site = settings.DistanceWeight / 3;
        var department = settings.DistanceWeight - site;
        if (department > 0)
        {
            var (criterion, shown) = Apart(EngineNames.Department, inputs, c => (c.Department, c.Division), department);
            words.Departments = shown;
            yield return criterion;
        }
        if (site > 0)
        {
            var (criterion, shown) = Apart(EngineNames.Site, inputs, c => (c.Site, c.Country), site);
            words.Sites = shown;
            yield return criterion;
        }
    }

    private static (ClassDistance, IReadOnlyList<string>) Apart(string name, MatchingInputs inputs, Func<Candidate, (string Place, string Around)> of, int weight)
    {
        var places = Words.Of(inputs.Mentees.Concat(inputs.Mentors).Select(c => of(c).Place));
        var around = Words.Of(inputs.Mentees.Concat(inputs.Mentors).Select(c => of(c).Around));
        // A place belongs to the group most of its people name; a place without one is a group of its own.
        var groups = inputs.Mentees.Concat(inputs.Mentors).Select(of).Where(x => places.NumberOf(x.Place) is not null)
            .GroupBy(x => places.NumberOf(x.Place)!.Value)
            .ToDictionary(g => g.Key, g => g.Select(x => around.NumberOf(x.Around)).OfType<int>().GroupBy(n => n)
                .OrderByDescending(n => n.Count()).ThenBy(n => n.Key).Select(n => (int?)n.Key).FirstOrDefault());
        int[] groupOf = [.. Enumerable.Range(0, places.Shown.Count).Select(n => groups[n] ?? around.Shown.Count + n)];
        var criterion = new ClassDistance(name,
            [.. inputs.Mentees.Select(c => places.NumberOf(of(c).Place))], [.. inputs.Mentors.Select(c => places.NumberOf(of(c).Place))],
            groupOf, samePoints: 0, nearPoints: weight / 2, farPoints: weight);
        return (criterion, places.Shown);
    }

    private static IEnumerable<Criterion> Hours(MatchingInputs inputs, CriteriaSettings settings)
    {
        if (settings.TimeZoneWeight > 0)
            yield return new SetOverlap(CriterionKeys.Hours, [.. inputs.Mentees.Select(c => c.Hours)], [.. inputs.Mentors.Select(c => c.Hours)], Steps(settings.TimeZoneWeight, EnoughHours));
    }

    private static IEnumerable<Criterion> Levels(MatchingInputs inputs, CriteriaSettings settings)
    {
        if (settings.LevelGapWeight > 0)
            yield return new GapTable(CriterionKeys.Level, [.. inputs.Mentees.Select(c => c.Level)], [.. inputs.Mentors.Select(c => c.Level)], Steps(settings.LevelGapWeight, EnoughLevels));
    }

    /// <summary>Half of the weight for each side's own wish, so that neither can buy the pair alone.</summary>
    private static IEnumerable<Criterion> Wishes(MatchingInputs inputs, CriteriaSettings settings)
    {
        var ofMentor = settings.WishesWeight / 2;
        var ofMentee = settings.WishesWeight - ofMentor;
        var mentees = Positions(inputs.Mentees);
        var mentors = Positions(inputs.Mentors);
        if (ofMentee > 0)
            yield return new SparseBonus(EngineNames.MenteeWish, [.. inputs.Mentees.SelectMany((c, i) => Counting(c, mentors).Select(w => new BonusPair(i, w.Partner, Worth(ofMentee, w.Rank), w.Rank)))]);
        if (ofMentor > 0)
            yield return new SparseBonus(EngineNames.MentorWish, [.. inputs.Mentors.SelectMany((c, j) => Counting(c, mentees).Select(w => new BonusPair(w.Partner, j, Worth(ofMentor, w.Rank), w.Rank)))]);
    }

    private static IEnumerable<(int Partner, int Rank)> Counting(Candidate candidate, Dictionary<Guid, int> partners) =>
        candidate.Wishes.Where(w => w.Rank is >= 1 and <= RanksThatCount && partners.ContainsKey(w.PartnerEnrolmentId))
            .OrderBy(w => w.Rank).DistinctBy(w => w.PartnerEnrolmentId).Select(w => (partners[w.PartnerEnrolmentId], w.Rank));

    private static int Worth(int most, int rank) => most * (RanksThatCount + 1 - rank) / RanksThatCount;

    /// <summary>Points for 0, 1, 2 … of what counts, all of the weight from <paramref name="enough"/> on.</summary>
    private static int[] Steps(int weight, int enough) => [.. Enumerable.Range(0, enough + 1).Select(n => weight * n / enough)];
}

/// <summary>Names of the engine's criteria where one of ours is made of two.</summary>
public static class EngineNames
{
    public const string Department = "distance.department", Site = "distance.site", MenteeWish = "wishes.mentee", MentorWish = "wishes.mentor";
}
