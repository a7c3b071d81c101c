namespace Upward.MatchingEngine;

/// <summary>
/// A hash of an id that is the same on every machine and in every version: FNV-1a over the UTF-16 units,
/// finished with SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
/// </summary>
internal static class StableHash
{
    internal static ulong Of(string id, ulong seed)
    {
        var hash = 14695981039346656037UL ^ seed;
        foreach (var unit in id) hash = (hash ^ unit) * 1099511628211UL;
        hash += 0x9E3779B97F4A7C15UL + seed;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }

    /// <summary>Positions of the people in the order that decides ties: by hash, then (hashes may meet) by id.</summary>
    internal static int[] Order(IReadOnlyList<Participant> people, ulong seed)
    {
        var order = Enumerable.Range(0, people.Count).ToArray();
        var keys = people.Select(p => Of(p.Id, seed)).ToArray();
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : string.CompareOrdinal(people[a].Id, people[b].Id));
        return order;
    }

    /// <summary>For each person the place that an order gives them.</summary>
    internal static int[] Inverse(int[] order)
    {
        var inverse = new int[order.Length];
        for (var i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return inverse;
    }
}
