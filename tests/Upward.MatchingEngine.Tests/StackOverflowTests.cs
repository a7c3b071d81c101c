using Upward.MatchingEngine.Verification;
using Xunit;

namespace Upward.MatchingEngine.Tests;

/// <summary>Real answers of the 2019 Stack Overflow survey: what seniors want to learn and juniors know, with optima known from other solvers.</summary>
public class StackOverflowTests
{
    [Theory]
    [InlineData(Objective.PeopleFirst, 236, 750)]
    [InlineData(Objective.Total, 235, 751)]
    public void The_known_optima_come_out_proven(Objective objective, int pairs, long points)
    {
        var folder = Folder();
        Assert.SkipWhen(folder is null, "The folder shared/data/stackoverflow2019 beside the project is absent.");
        var seniors = Read(Path.Combine(folder!, "derived_seniors_mentees.csv"), "WantsToLearn");
        var juniors = Read(Path.Combine(folder!, "derived_juniors_mentors.csv"), "Knows");
        var topics = new Vocabulary(seniors.Concat(juniors).SelectMany(p => p.Topics));
        int[][] wanted = [.. seniors.Select(p => topics.NumbersOf(p.Topics))], known = [.. juniors.Select(p => topics.NumbersOf(p.Topics))];
        var problem = MatchingProblem.Create(
            [.. seniors.Select(p => new Participant(p.Id))], [.. juniors.Select(p => new Participant(p.Id))],
            [SetOverlap.Linear("topics", wanted, known, 1)], [new RequireOverlap("a topic in common", wanted, known)], null, objective);

        var result = Matcher.Solve(problem, ct: TestContext.Current.CancellationToken);

        Assert.Equal((pairs, points), (result.Matched, result.Total));
        Assert.True(Verifier.Check(problem, result, TestContext.Current.CancellationToken).Proven);
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "Upward.slnx"))) continue;
            var folder = Path.Combine(at.FullName, "..", "shared", "data", "stackoverflow2019");
            return Directory.Exists(folder) ? folder : null;
        }
        return null;
    }

    private static List<(string Id, string[] Topics)> Read(string file, string column)
    {
        var lines = File.ReadLines(file).Select(Cells).ToList();
        var at = lines[0].IndexOf(column);
        return [.. lines.Skip(1).Select(cells => (cells[0], cells[at].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))];
    }

    /// <summary>Commas inside quotes do not part cells; the files hold no other finesse.</summary>
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var parts = line.Split('"');
        var open = "";
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1)
            {
                open += parts[i];
                continue;
            }
            var outside = parts[i].Split(',');
            for (var k = 0; k < outside.Length; k++)
            {
                open += outside[k];
                if (k == outside.Length - 1) break;
                cells.Add(open);
                open = "";
            }
        }
        cells.Add(open);
        return cells;
    }
}
