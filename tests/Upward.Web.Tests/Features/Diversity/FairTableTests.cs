using Upward.Web.Features.Diversity;

namespace Upward.Web.Tests.Features.Diversity;

/// <summary>What is shown of groups never lets one to four people be counted: not in a number, not between two, not over time.</summary>
public sealed class FairTableTests
{
    private static FairRow Row(string group, params int[] counts) => new(group, counts);

    [Fact]
    public void Groups_of_five_are_shown_with_every_stage()
    {
        var table = FairTable.Of([Row("Yes", 5, 5, 10), Row("No", 0, 5, 5), Row("", 30, 20, 10)], [], out _)!;
        Assert.Equal(["Yes", "No", ""], table.Shown.Select(r => r.Group));
        Assert.Null(table.Together);
        Assert.Equal([20, 15, 10], Enum.GetValues<FairStage>().Select(table.Shown[0].Reached));
    }

    [Theory]
    [InlineData(4, "Large,")]
    [InlineData(5, "Small,Middle,Large,")]
    public void A_small_group_hides_the_next_smallest_too(int small, string shown)
    {
        var table = FairTable.Of([Row("Small", 0, 0, small), Row("Middle", 0, 0, 8), Row("Large", 0, 0, 40), Row("", 0, 0, 60)], [], out _)!;
        Assert.Equal(shown, string.Join(',', table.Shown.Select(r => r.Group)));
        Assert.Equal(small < 5 ? 12 : null, table.Together?.Total);
    }

    [Fact]
    public void Too_small_a_step_between_two_stages_is_told_with_fewer_stages()
    {
        // Three of "Yes" were admitted and found no partner: with pairs apart, the difference would tell.
        var table = FairTable.Of([Row("Yes", 10, 3, 20), Row("No", 10, 4, 20)], [], out _)!;
        Assert.Equal(2, table.Stages);
        Assert.Equal([33, 23], new[] { FairStage.CameIn, FairStage.Admitted }.Select(table.Shown[0].Reached));
    }

    [Fact]
    public void With_too_few_people_there_is_no_table()
    {
        // The one small group would be the whole without the other.
        Assert.Null(FairTable.Of([Row("Yes", 0, 0, 4), Row("", 0, 0, 30)], [], out var changed));
        Assert.False(changed);
        Assert.Null(FairTable.Of([Row("Yes", 0, 0, 2), Row("No", 0, 0, 2)], [], out _));
        Assert.Null(FairTable.Of([Row("Yes", 0, 0, 0), Row("", 0, 0, 0)], [], out _));
    }

    [Fact]
    public void Somebody_who_comes_or_goes_is_not_told_by_the_next_figures()
    {
        var first = FairTable.Of([Row("Yes", 0, 0, 10), Row("No", 0, 0, 20)], [], out _)!;
        Assert.Null(FairTable.Of([Row("Yes", 0, 0, 11), Row("No", 0, 0, 20)], [first], out var changed));
        Assert.True(changed);
        Assert.NotNull(FairTable.Of([Row("Yes", 0, 0, 10), Row("No", 0, 0, 20)], [first], out _));
        var later = FairTable.Of([Row("Yes", 0, 0, 15), Row("No", 0, 0, 20)], [first], out _)!;
        // Sixteen is six more than at first, and one more than last time.
        Assert.Null(FairTable.Of([Row("Yes", 0, 0, 16), Row("No", 0, 0, 20)], [first, later], out _));
    }

    /// <summary>An attacker who has all tables and knows how many people there are in all solves for every group and every step.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void An_attacker_can_solve_for_no_group_of_one_to_four(int seed)
    {
        var random = new Random(seed);
        var (tables, withheld) = (0, 0);
        for (var n = 0; n < 2500; n++)
        {
            var groups = random.Next(2, 7);
            var size = random.Next(2, 25);
            var truth = Enumerable.Range(0, groups).Select(g => Row(g == groups - 1 ? "" : $"g{g}", random.Next(size), random.Next(size) / 2, random.Next(size))).ToList();
            var shown = new List<(List<FairRow> Truth, FairTable Table)>();
            for (var time = 0; time < 3; time++)
            {
                if (FairTable.Of(truth, [.. shown.Select(s => s.Table)], out _) is { } table) { shown.Add(([.. truth], table)); tables++; Attack(truth, table); }
                else withheld++;
                truth = [.. truth.Select(r => Row(r.Group, [.. r.Counts.Select(c => Math.Max(0, c + random.Next(-1, 2) * random.Next(2) * (random.Next(4) == 0 ? 6 : 1)))]))];
            }
            foreach (var (one, other) in shown.Zip(shown.Skip(1))) Compare(one, other);
        }
        Assert.True(tables > 500 && withheld > 100, $"{tables} tables, {withheld} withheld");
    }

    private static void Attack(List<FairRow> truth, FairTable table)
    {
        // Unknown: each group at each step. Known: each cell shown, the row of the others, and the whole at each step.
        var known = Known(truth, table);
        foreach (var (at, row) in truth.Index())
            foreach (var steps in Subsets(table.Stages))
            {
                var wanted = new double[truth.Count * 3];
                foreach (var step in steps) foreach (var original in Originals(step, table.Stages)) wanted[at * 3 + original] = 1;
                if (!Spans(known, wanted)) continue;
                var value = steps.SelectMany(s => Originals(s, table.Stages)).Sum(s => row.Counts[s]);
                Assert.True(value is 0 or >= FairTable.Fewest, $"{row.Group} {value}: {string.Join(" | ", truth.Select(r => $"{r.Group}:{string.Join(',', r.Counts)}"))}");
            }
    }

    /// <summary>Whatever both tables tell of the same people differs by nobody or by five.</summary>
    private static void Compare((List<FairRow> Truth, FairTable Table) one, (List<FairRow> Truth, FairTable Table) other)
    {
        var stages = Math.Min(one.Table.Stages, other.Table.Stages);
        var (first, second) = (Known(one.Truth, one.Table), Known(other.Truth, other.Table));
        foreach (var groups in Subsets(one.Truth.Count))
            for (var step = 0; step < stages; step++)
            {
                // The whole is known to anybody who runs the programme; what it tells is not ours to hide.
                if (groups.Count == one.Truth.Count) continue;
                var wanted = new double[one.Truth.Count * 3];
                foreach (var g in groups) foreach (var original in Originals(step, stages)) wanted[g * 3 + original] = 1;
                if (!Spans(first, wanted) || !Spans(second, wanted)) continue;
                int Of(List<FairRow> truth) => groups.Sum(g => Originals(step, stages).Sum(s => truth[g].Counts[s]));
                // Sums of several shown groups may differ by less: each of them differs by enough, in both directions.
                if (groups.Count == 1) Assert.True(Math.Abs(Of(one.Truth) - Of(other.Truth)) is 0 or >= FairTable.Fewest);
            }
    }

    private static List<double[]> Known(List<FairRow> truth, FairTable table)
    {
        var known = new List<double[]>();
        for (var step = 0; step < table.Stages; step++)
        {
            double[] Sum(Func<FairRow, bool> which)
            {
                var equation = new double[truth.Count * 3];
                foreach (var (at, row) in truth.Index()) if (which(row)) foreach (var original in Originals(step, table.Stages)) equation[at * 3 + original] = 1;
                return equation;
            }
            known.Add(Sum(_ => true));
            foreach (var shown in table.Shown) known.Add(Sum(r => r.Group == shown.Group));
        }
        return known;
    }

    private static IEnumerable<int> Originals(int step, int stages) => step < stages - 1 ? [step] : Enumerable.Range(step, 3 - step);

    private static IEnumerable<List<int>> Subsets(int n) => Enumerable.Range(1, (1 << n) - 1).Select(bits => Enumerable.Range(0, n).Where(i => (bits >> i & 1) == 1).ToList());

    /// <summary>Whether the wanted sum follows from the known ones (elimination).</summary>
    private static bool Spans(List<double[]> known, double[] wanted)
    {
        var rows = known.Select(k => k.ToArray()).ToList();
        var rest = wanted.ToArray();
        for (int column = 0, from = 0; column < rest.Length && from < rows.Count; column++)
        {
            var pivot = rows.FindIndex(from, r => Math.Abs(r[column]) > 1e-9);
            if (pivot < 0) continue;
            (rows[from], rows[pivot]) = (rows[pivot], rows[from]);
            for (var r = from + 1; r < rows.Count; r++) Take(rows[r], rows[from], column);
            Take(rest, rows[from], column);
            from++;
        }
        return rest.All(v => Math.Abs(v) < 1e-9);

        static void Take(double[] from, double[] pivot, int column)
        {
            var factor = from[column] / pivot[column];
            if (factor == 0) return;
            for (var i = 0; i < from.Length; i++) from[i] -= factor * pivot[i];
        }
    }
}
