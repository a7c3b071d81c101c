using System.Collections.Concurrent;
using System.Numerics;
using Upward.MatchingEngine;
using Upward.Web.Features.Matching.Compile;

namespace Upward.Web.Features.Matching.Criteria;

/// <summary>
/// For the same participants, what each rule forbids as one bit for each pair, kept by rule and by its number. Turning one
/// knob computes one rule; counting all of them together is then a few thousand words of 64 pairs each.
/// </summary>
public sealed class BlockedPairs(MatchingInputs inputs)
{
    /// <summary>500 x 500 pairs are 32 kB a rule; somebody who slides a number through its range stays far below this.</summary>
    private const int Most = 64;
    private readonly ConcurrentDictionary<(string Rule, int Number), ulong[]> _kept = new();
    private readonly int _words = (inputs.Mentors.Count + 63) / 64;

    public MatchingInputs Inputs => inputs;

    /// <summary>The same counts as <see cref="Feasibility.Of"/>, which the tests hold it to.</summary>
    public Feasibility Count(CriteriaSettings settings, CancellationToken ct)
    {
        var rules = PublicRules.Chosen(settings);
        ulong[][] blocked = [.. rules.Select(r => Of(r, settings, ct))];
        long[] blocks = new long[rules.Count], alone = new long[rules.Count];
        var (mentees, mentors) = (inputs.Mentees.Count, inputs.Mentors.Count);
        var possible = new ulong[_words];
        var without = new List<int>();
        var feasible = 0L;
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            var before = feasible;
            for (var word = 0; word < _words; word++)
            {
                ulong any = 0, more = 0;
                foreach (var rule in blocked)
                {
                    var bits = rule[mentee * _words + word];
                    more |= any & bits;
                    any |= bits;
                }
                for (var rule = 0; rule < blocked.Length; rule++)
                {
                    var bits = blocked[rule][mentee * _words + word];
                    blocks[rule] += BitOperations.PopCount(bits);
                    alone[rule] += BitOperations.PopCount(bits & ~more);
                }
                var free = ~any & Everybody(word);
                possible[word] |= free;
                feasible += BitOperations.PopCount(free);
            }
            if (feasible == before) without.Add(mentee);
        }
        return new((long)mentees * mentors, feasible, without,
            [.. Enumerable.Range(0, mentors).Where(j => (possible[j / 64] >> (j % 64) & 1) == 0)],
            [.. rules.Select((r, i) => new RuleEffect(i, r.Rule, PublicRules.KindOf(r.Rule), blocks[i], alone[i]))]);
    }

    private ulong[] Of((string Rule, int Number) key, CriteriaSettings settings, CancellationToken ct)
    {
        if (_kept.TryGetValue(key, out var known)) return known;
        var rule = PublicRules.Make(key.Rule, inputs, settings);
        var bits = new ulong[inputs.Mentees.Count * _words];
        for (var mentee = 0; mentee < inputs.Mentees.Count; mentee++)
        {
            ct.ThrowIfCancellationRequested();
            for (var mentor = 0; mentor < inputs.Mentors.Count; mentor++)
                if (!rule.Allows(mentee, mentor)) bits[mentee * _words + mentor / 64] |= 1UL << (mentor % 64);
        }
        if (_kept.Count >= Most) _kept.Clear();
        return _kept[key] = bits;
    }

    /// <summary>The last word has bits behind the last mentor, which are nobody.</summary>
    private ulong Everybody(int word) => inputs.Mentors.Count - word * 64 is var left && left >= 64 ? ulong.MaxValue : (1UL << left) - 1;
}
