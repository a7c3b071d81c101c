namespace Upward.Web.Features.Curriculum.Needs;

/// <param name="Item">The line that spoke for it most.</param>
/// <param name="Fits">It fits into the meetings of the programme, counted from the top.</param>
public sealed record Suggestion(CurriculumUnit Unit, string Item, NeedsRating Rating, int Points, bool Fits);

/// <summary>
/// Units in the order in which they help most. A unit gets, for the line that speaks for it most, wish × (4 − what one can
/// already): 8 for "very much, not yet", 1 for "a little, could show others". Lines not wanted give nothing. Equal points:
/// what needs no knowledge first, then the order of the programme.
/// </summary>
public static class SuggestUnits
{
    public static IReadOnlyList<Suggestion> For(CurriculumPlan plan, IReadOnlyDictionary<string, NeedsRating> ratings, int minutes)
    {
        var found = plan.Shown.Select(Best).OfType<Suggestion>().OrderByDescending(s => s.Points).ThenBy(s => s.Unit.Level).ToList();
        var used = 0;
        // A long one that no longer fits does not keep a shorter one out.
        return [.. found.Select(s =>
        {
            var fits = used + s.Unit.Minutes <= minutes;
            if (fits) used += s.Unit.Minutes;
            return s with { Fits = fits };
        })];

        Suggestion? Best(CurriculumUnit unit) => unit.Needs.Append(NeedsItems.TopicPrefix + unit.Topic).Where(ratings.ContainsKey)
            .Select(item => new Suggestion(unit, item, ratings[item], PointsOf(ratings[item]), false)).Where(s => s.Points > 0).MaxBy(s => s.Points);
    }

    public static int PointsOf(NeedsRating rating) => Math.Max(rating.Want, 0) * (4 - Math.Max(rating.Can, 0));
}
