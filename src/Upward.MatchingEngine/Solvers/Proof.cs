namespace Upward.MatchingEngine;

/// <summary>Writes the certificate of a finished run in the problem's own order of people.</summary>
internal static class Proof
{
    internal static Certificate Of(MatchingProblem problem, Network network, AugmentingPaths paths)
    {
        long[] menteePrices = new long[network.Rows], mentorPrices = new long[network.Columns];
        for (var r = 0; r < network.Rows; r++) menteePrices[network.MenteeOfRow[r]] = paths.RowPrices[r];
        for (var c = 0; c < network.Columns; c++) mentorPrices[network.MentorOfColumn[c]] = paths.ColumnPrices[c];

        var terms = paths.Pairs()
            .Select(x => new PairTerm(network.MenteeOfRow[x.Row], network.MentorOfColumn[x.Column],
                network.Weight(x.Row, x.Column) - paths.RowPrices[x.Row] - paths.ColumnPrices[x.Column]))
            .Where(term => term.Amount > 0)
            .OrderBy(term => problem.Mentees[term.Mentee].Id, StringComparer.Ordinal)
            .ThenBy(term => problem.Mentors[term.Mentor].Id, StringComparer.Ordinal)
            .ToArray();

        var cover = problem.Objective == Objective.PeopleFirst ? VertexCover(network, paths) : (null, null);
        return new(problem.Objective, network.Scale, network.Bonus, menteePrices, mentorPrices, terms, cover.Mentees, cover.Mentors);
    }

    /// <summary>Konig's construction: rows not reachable from rows with room, and columns reachable from them.</summary>
    private static (bool[]? Mentees, bool[]? Mentors) VertexCover(Network network, AugmentingPaths paths)
    {
        var reach = AlternatingReach.FromRows(network, paths);
        reach.Search(Enumerable.Range(0, network.Rows).Where(r => paths.ColumnsOf(r).Count < network.RowCapacity[r]));
        bool[] mentees = new bool[network.Rows], mentors = new bool[network.Columns];
        for (var r = 0; r < network.Rows; r++) mentees[network.MenteeOfRow[r]] = !reach.People[r];
        for (var c = 0; c < network.Columns; c++) mentors[network.MentorOfColumn[c]] = reach.Partners[c];
        return (mentees, mentors);
    }
}
