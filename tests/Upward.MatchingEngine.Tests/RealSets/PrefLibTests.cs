using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Upward.MatchingEngine.Tests.RealSets;

/// <summary>Real choices of students over projects and real bids of reviewers over papers (PrefLib 00038 and 00039), with optima known from another solver.</summary>
public class PrefLibTests
{
    [Fact]
    public void Every_student_set_reaches_the_known_number_of_pairs_at_the_known_sum_of_ranks()
    {
        var sets = ReferenceOptima.Of("preflib_00038_project_capacity1").EnumerateObject().ToList();

        Assert.Equal(8, sets.Count);
        foreach (var set in sets)
        {
            var (students, projects, wishes) = Students(set);
            // The dearer the wish, the more points; with the number of pairs given, most points is the least sum of ranks.
            var result = ReferenceOptima.Proven(ReferenceOptima.Listed(students, projects, Objective.PeopleFirst, wishes.Select(w => new BonusPair(w.Student, w.Project, 1000 - w.Rank))));

            Assert.Equal((Int(set, "max_cardinality"), Int(set, "min_total_rank_at_max_card")), (result.Matched, 1000L * result.Matched - result.Total));
        }
    }

    [Fact]
    public void Every_student_set_reaches_the_known_profile_with_the_most_first_wishes_then_second_ones()
    {
        foreach (var set in ReferenceOptima.Of("preflib_00038_project_capacity1").EnumerateObject())
        {
            var (students, projects, wishes) = Students(set);
            int[] profile = [.. set.Value.GetProperty("rank_maximal_profile").EnumerateArray().Select(n => n.GetInt32())];
            // The greatest base whose powers fit the range of points.
            var step = profile.Length == 5 ? 13 : 7;
            int Worth(int rank) => (int)Math.Pow(step, profile.Length - rank);

            var result = ReferenceOptima.Proven(ReferenceOptima.Listed(students, projects, Objective.Total, wishes.Select(w => new BonusPair(w.Student, w.Project, Worth(w.Rank)))));

            Assert.Equal(profile.Select((count, i) => (long)count * Worth(i + 1)).Sum(), result.Total);
            Assert.Equal(Int(set, "rank_maximal_size"), result.Matched);
        }
    }

    [Fact]
    public void Every_conference_reaches_the_known_sum_of_bids_and_number_of_pairs()
    {
        var sets = ReferenceOptima.Of("preflib_00039_csconf_one_to_one").EnumerateObject().ToList();

        Assert.Equal(3, sets.Count);
        foreach (var set in sets)
        {
            var (reviewers, papers) = (Int(set, "reviewers"), Int(set, "papers"));
            BonusPair[] bids = [.. Lines(set.Name).SelectMany((line, reviewer) => Bids(line, reviewer))];
            Assert.Equal((Int(set, "yes"), Int(set, "maybe")), (bids.Count(b => b.Points == 2), bids.Count(b => b.Points == 1)));

            var total = ReferenceOptima.Proven(ReferenceOptima.Listed(reviewers, papers, Objective.Total, bids));
            var people = ReferenceOptima.Proven(ReferenceOptima.Listed(reviewers, papers, Objective.PeopleFirst, bids));

            Assert.Equal((Int(set, "one_to_one_max_score_yes2_maybe1"), Int(set, "matched")), (total.Total, total.Matched));
            Assert.Equal(Int(set, "max_cardinality"), people.Matched);
        }
    }

    private static (int Students, int Projects, List<(int Student, int Project, int Rank)> Wishes) Students(JsonProperty set)
    {
        // "3: 20,18,19": so many students wish these projects, the dearest first.
        var students = Lines(set.Name).Select(l => l.Split(':')).SelectMany(l => Enumerable.Repeat(l[1], int.Parse(l[0], CultureInfo.InvariantCulture))).ToList();
        Assert.Equal(Int(set, "students"), students.Count);
        return (students.Count, Int(set, "projects"), [.. students.SelectMany((wishes, student) =>
            wishes.Split(',').Select((project, i) => (student, int.Parse(project, CultureInfo.InvariantCulture) - 1, i + 1)))]);
    }

    /// <summary>"1: {2,4},{7},{1,3}": papers wanted, papers that would do, papers not wanted. One paper stands without braces.</summary>
    private static IEnumerable<BonusPair> Bids(string line, int reviewer)
    {
        var groups = new List<int[]>();
        var rest = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        while (rest.Length > 0)
        {
            var end = rest[0] == '{' ? rest.IndexOf('}', StringComparison.Ordinal) + 1 : rest.IndexOf(',', StringComparison.Ordinal) is var comma and >= 0 ? comma : rest.Length;
            groups.Add([.. rest[..end].Trim('{', '}').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture) - 1)]);
            rest = rest[end..].TrimStart(',');
        }
        return groups.Take(2).SelectMany((papers, group) => papers.Select(paper => new BonusPair(reviewer, paper, 2 - group)));
    }

    private static IEnumerable<string> Lines(string file) => File.ReadLines(SharedData.File(Path.Combine("preflib", file))).Where(l => l.Length > 0 && l[0] != '#');

    private static int Int(JsonProperty set, string name) => set.Value.GetProperty(name).GetInt32();
}
