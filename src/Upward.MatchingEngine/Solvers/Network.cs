namespace Upward.MatchingEngine;

/// <summary>
/// The problem as the solver sees it: rows (mentees) and columns (mentors) in the order that decides ties, the locked pairs taken out,
/// the objective folded into one whole number a pair: scale x score + bonus.
/// </summary>
/// <remarks>
/// People-first: scale 1, bonus S = P x (highest - lowest feasible score) + 1, where P bounds the number of pairs. An augmenting path with k + 1 new and k old pairs
/// changes the total by at least (k + 1) x lowest - k x highest >= -k x range, so one more pair always pays. Total: scale P + 1, bonus 1, so all bonuses together are worth less than one point.
/// With P &lt;= 10^7 and scores &lt;= 30,000 every sum stays below P x (30,000 x (P + 1) + 1) &lt; 3.1 x 10^18 &lt; 2^63.
/// </remarks>
internal sealed class Network
{
    private Network(int[] menteeOfRow, int[] mentorOfColumn, short[] scores, int[] rowCapacity, int[] columnCapacity, long scale, long bonus)
    {
        MenteeOfRow = menteeOfRow;
        MentorOfColumn = mentorOfColumn;
        Scores = scores;
        RowCapacity = rowCapacity;
        ColumnCapacity = columnCapacity;
        Scale = scale;
        Bonus = bonus;
    }

    internal int Rows => MenteeOfRow.Length;

    internal int Columns => MentorOfColumn.Length;

    internal int[] MenteeOfRow { get; }

    internal int[] MentorOfColumn { get; }

    /// <summary>Row by row; -1 where the pair is forbidden or locked.</summary>
    internal short[] Scores { get; }

    internal int[] RowCapacity { get; }

    internal int[] ColumnCapacity { get; }

    internal long Scale { get; }

    internal long Bonus { get; }

    internal long Weight(int row, int column) => Scale * Scores[row * Columns + column] + Bonus;

    internal static Network Of(MatchingProblem problem, ScoreTable table)
    {
        int[] rows = StableHash.Order(problem.Mentees, problem.Seed), columns = StableHash.Order(problem.Mentors, problem.Seed);
        var left = Capacities.Left(problem);
        var locked = problem.Locked.ToLookup(pair => pair.Mentee, pair => pair.Mentor);
        var scores = new short[rows.Length * columns.Length];
        var unlocked = new short[columns.Length];
        int lowest = int.MaxValue, highest = 0;
        for (var r = 0; r < rows.Length; r++)
        {
            table.Row(rows[r]).CopyTo(unlocked);
            foreach (var mentor in locked[rows[r]]) unlocked[mentor] = ScoreTable.Forbidden;
            var row = scores.AsSpan(r * columns.Length, columns.Length);
            for (var c = 0; c < row.Length; c++)
            {
                var score = row[c] = unlocked[columns[c]];
                if (score < 0) continue;
                lowest = Math.Min(lowest, score);
                highest = Math.Max(highest, score);
            }
        }

        int[] rowCapacity = [.. rows.Select(i => left.Mentees[i])], columnCapacity = [.. columns.Select(j => left.Mentors[j])];
        var places = Math.Min(rowCapacity.Sum(c => (long)c), columnCapacity.Sum(c => (long)c));
        var (scale, bonus) = problem.Objective == Objective.PeopleFirst
            ? (1L, places * Math.Max(0, highest - (long)lowest) + 1)
            : (places + 1, 1L);
        return new(rows, columns, scores, rowCapacity, columnCapacity, scale, bonus);
    }
}
