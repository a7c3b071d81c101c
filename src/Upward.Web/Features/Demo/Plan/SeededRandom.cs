namespace Upward.Web.Features.Demo.Plan;

/// <summary>
/// SplitMix64: the same numbers on every machine and in every .NET version, which <see cref="Random"/> does not promise.
/// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own, so that a change in one part of the plan leaves the others as they were.</summary>
    public static SeededRandom For(ulong seed, string part)
    {
        var hash = 14695981039346656037UL; // FNV-1a; string.GetHashCode differs from process to process
        foreach (var c in part) hash = (hash ^ c) * 1099511628211UL;
        return new(seed ^ hash);
    }

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>0 to <paramref name="end"/> − 1.</summary>
    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>Different ones, in the order drawn; all of them when there are not enough.</summary>
    public List<T> Some<T>(IEnumerable<T> from, int count)
    {
        var left = from.ToList();
        var taken = new List<T>(count);
        while (taken.Count < count && left.Count > 0)
        {
            var i = Below(left.Count);
            taken.Add(left[i]);
            left.RemoveAt(i);
        }
        return taken;
    }

    public List<T> Shuffled<T>(IReadOnlyList<T> from) => Some(from, from.Count);
}
