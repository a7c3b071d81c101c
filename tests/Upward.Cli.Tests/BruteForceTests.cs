using System.Globalization;
using System.Text.Json;

namespace Upward.Cli.Tests;

/// <summary>Tiny random inputs, where trying every answer tells the truth. Nothing here shares code with the product.</summary>
public sealed class BruteForceTests
{
    private const int Rounds = 60;

    [Theory]
    [InlineData("people-first")]
    [InlineData("total")]
    public async Task Agrees_with_trying_everything(string objective)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(1000 + round);
            int mentors = random.Next(1, 5), mentees = random.Next(1, 5);
            var knows = Sets(random, mentors);
            var wants = Sets(random, mentees);
            var mentorPlaces = Enumerable.Range(0, mentors).Select(_ => random.Next(0, 3)).ToArray();
            var menteePlaces = Enumerable.Range(0, mentees).Select(_ => random.Next(1, 3)).ToArray();
            using var folder = new MatchFolder(
                "Id,Knows,Places\n" + string.Concat(knows.Select((k, i) => $"J{i},{string.Join(';', k)},{mentorPlaces[i]}\n")),
                "Id,Wants,Places\n" + string.Concat(wants.Select((w, i) => $"S{i},{string.Join(';', w)},{menteePlaces[i]}\n")),
                MatchFolder.Rules.Replace("people-first", objective, StringComparison.Ordinal)
                    .Replace("\"mentee\": { \"id\": \"Id\"", "\"mentee\": { \"id\": \"Id\", \"capacity\": \"Places\"", StringComparison.Ordinal));

            var result = await folder.ResultAsync();

            var scores = knows.Select(k => wants.Select(w => k.Intersect(w).Count() * 10).ToArray()).ToArray();
            var best = Best(scores, mentorPlaces, menteePlaces, objective == "total");
            Assert.Equal((round, best), (round, (result.GetProperty("matched").GetInt32(), result.GetProperty("total").GetInt32())));
            Assert.True(result.GetProperty("proven").GetBoolean());
            PairsAreAllowed(result, scores, mentorPlaces, menteePlaces);
        }
    }

    private static char[][] Sets(Random random, int people) =>
        [.. Enumerable.Range(0, people).Select(_ => "abcdef".Where(_ => random.Next(3) == 0).ToArray())];

    private static (int Matched, int Total) Best(int[][] scores, int[] mentorPlaces, int[] menteePlaces, bool totalFirst)
    {
        var best = (Matched: 0, Total: 0);
        Try(0, 0, 0);
        return best;

        void Try(int cell, int matched, int total)
        {
            if (cell == scores.Length * menteePlaces.Length)
            {
                var better = totalFirst
                    ? total > best.Total || (total == best.Total && matched > best.Matched)
                    : matched > best.Matched || (matched == best.Matched && total > best.Total);
                if (better) best = (matched, total);
                return;
            }
            Try(cell + 1, matched, total);
            var (j, s) = (cell / menteePlaces.Length, cell % menteePlaces.Length);
            if (scores[j][s] == 0 || mentorPlaces[j] == 0 || menteePlaces[s] == 0) return;
            mentorPlaces[j]--;
            menteePlaces[s]--;
            Try(cell + 1, matched + 1, total + scores[j][s]);
            mentorPlaces[j]++;
            menteePlaces[s]++;
        }
    }

    private static void PairsAreAllowed(JsonElement result, int[][] scores, int[] mentorPlaces, int[] menteePlaces)
    {
        var pairs = result.GetProperty("pairs").EnumerateArray()
            .Select(p => (J: Number(p, "mentor"), S: Number(p, "mentee"), Score: p.GetProperty("score").GetInt32())).ToList();
        Assert.Equal(pairs.Count, pairs.DistinctBy(p => (p.J, p.S)).Count());
        Assert.All(pairs, p => Assert.Equal(scores[p.J][p.S], p.Score));
        Assert.All(pairs, p => Assert.True(p.Score > 0));
        Assert.All(pairs.GroupBy(p => p.J), g => Assert.True(g.Count() <= mentorPlaces[g.Key]));
        Assert.All(pairs.GroupBy(p => p.S), g => Assert.True(g.Count() <= menteePlaces[g.Key]));

        static int Number(JsonElement pair, string side) => int.Parse(pair.GetProperty(side).GetString()!.AsSpan(1), CultureInfo.InvariantCulture);
    }
}
