namespace Upward.MatchingEngine;

/// <summary>Writes the certificate of a finished run in the problem's own order of people.</summary>
internal static class Proof
{
    internal static Certificate Of(MatchingProblem problem, PricedSolver solver)
    {
        var (network, scores) = (solver.Network, solver.Scores);
        // Somebody without a free place costs nothing at any price, and a high one covers all their pairs.
        var beyond = network.Scale * problem.MaxPoints + network.Bonus;
        long[] menteePrices = new long[network.Rows], mentorPrices = new long[network.Columns];
        for (var r = 0; r < network.Rows; r++) menteePrices[scores.PersonOfRow[r]] = network.RowCapacity[r] == 0 ? beyond : network.RowPrice[r];
        for (var c = 0; c < network.Columns; c++) mentorPrices[scores.PersonOfColumn[c]] = network.ColumnCapacity[c] == 0 ? beyond : network.ColumnPrice[c];

        var terms = Enumerable.Range(0, network.Edges).Where(e => network.Used[e])
            .Select(e => new PairTerm(scores.PersonOfRow[network.RowOf[e]], scores.PersonOfColumn[network.ColumnOf[e]],
                network.Weight(e) - network.RowPrice[network.RowOf[e]] - network.ColumnPrice[network.ColumnOf[e]]))
            .Where(term => term.Amount > 0)
            .OrderBy(term => problem.Mentees[term.Mentee].Id, StringComparer.Ordinal)
            .ThenBy(term => problem.Mentors[term.Mentor].Id, StringComparer.Ordinal)
            .ToArray();

        var cover = problem.Objective == Objective.PeopleFirst ? VertexCover(solver) : (null, null);
        return new(problem.Objective, network.Scale, network.Bonus, menteePrices, mentorPrices, terms, cover.Mentees, cover.Mentors);
    }

    /// <summary>Konig's construction: rows not reachable from rows with room, and columns reachable from them; or one whole side, when all its places are taken.</summary>
    private static (bool[]? Mentees, bool[]? Mentors) VertexCover(PricedSolver solver)
    {
        var (network, scores) = (solver.Network, solver.Scores);
        bool[] mentees = new bool[network.Rows], mentors = new bool[network.Columns];
        if (solver.Cover is not { } reach)
        {
            var rowsFull = network.RowCapacity.Sum(c => (long)c) == network.PairCount;
            Array.Fill(rowsFull ? mentees : mentors, true);
            return (mentees, mentors);
        }
        for (var r = 0; r < network.Rows; r++) mentees[scores.PersonOfRow[r]] = !reach.Rows[r];
        // Who has no place costs the cover nothing.
        for (var c = 0; c < network.Columns; c++) mentors[scores.PersonOfColumn[c]] = reach.Columns[c] || network.ColumnCapacity[c] == 0;
        return (mentees, mentors);
    }
}
