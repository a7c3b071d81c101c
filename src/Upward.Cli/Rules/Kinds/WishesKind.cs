using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

/// <summary>Points when one side's column names the other person: first wish, second wish ...</summary>
internal sealed class WishesKind : ICriterionKind
{
    public string Kind => "wishes";

    public CompiledCriterion? Compile(string name, Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings, required: false), pairing.MenteeColumn(settings, required: false));
        var points = settings.WholeNumbers("points", 0, Kinds.MostPoints, "a list with the points for the first, second ... wish");
        var unknown = settings.Choice("unknownIds", required: false, "refuse", "ignore");
        if (settings.Value("mentorColumn") is null == settings.Value("menteeColumn") is null)
            settings.Faults.Add(settings.At, $"{settings.Path}: give either \"mentorColumn\" (the mentors' wishes) or \"menteeColumn\" (the mentees'); for both, write two criteria.");
        var column = mentor ?? mentee;
        if (column is null || points is null || unknown is null) return null;

        var bonuses = new List<BonusPair>();
        var wishes = pairing.Named(column, ignoreUnknown: unknown == "ignore");
        for (var person = 0; person < wishes.Length; person++)
        {
            for (var rank = 0; rank < Math.Min(wishes[person].Count, points.Length); rank++)
            {
                var wished = wishes[person][rank];
                var (byMentee, byMentor) = column == mentee ? (person, wished) : (wished, person);
                bonuses.Add(new BonusPair(byMentee, byMentor, points[rank], rank + 1));
            }
        }
        return new CompiledCriterion(new SparseBonus(name, bonuses), facts => Words((BonusFacts)facts, column.Side.Name));
    }

    private static string Words(BonusFacts facts, string side) => !facts.Listed ? "no wish" : facts.Detail switch
    {
        1 => $"the {side}'s first wish",
        2 => $"the {side}'s second wish",
        3 => $"the {side}'s third wish",
        var rank => $"the {side}'s wish number {rank}",
    };
}
