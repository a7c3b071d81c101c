namespace Upward.MatchingEngine;

/// <summary>Weights of terms of the people of one side, one after the other in flat arrays, ascending by term.</summary>
internal sealed class SparseVectors
{
    private readonly int[] _start;
    private readonly int[] _terms;
    private readonly int[] _weights;
    private readonly long[] _squares;

    internal SparseVectors(IReadOnlyList<IReadOnlyList<TermWeight>> people, int terms)
    {
        _start = new int[people.Count + 1];
        _squares = new long[people.Count];
        for (var p = 0; p < people.Count; p++)
        {
            var count = (people[p] ?? throw new ArgumentException($"The terms of the person at position {p} are null; an empty list means that nothing is known.")).Count;
            if (count > TextVectors.MostTerms) throw new ArgumentException($"The person at position {p} has {count} terms; at most {TextVectors.MostTerms} are possible.");
            _start[p + 1] = checked(_start[p] + count);
        }
        _terms = new int[_start[^1]];
        _weights = new int[_start[^1]];
        for (var p = 0; p < people.Count; p++) Fill(p, people[p], terms);
    }

    internal int Count => _squares.Length;

    internal TermWeight[] Of(int person)
    {
        ReadOnlySpan<int> terms = Terms(person), weights = Weights(person);
        var list = new TermWeight[terms.Length];
        for (var t = 0; t < list.Length; t++) list[t] = new(terms[t], weights[t]);
        return list;
    }

    internal ReadOnlySpan<int> Terms(int person) => _terms.AsSpan(_start[person], _start[person + 1] - _start[person]);

    internal ReadOnlySpan<int> Weights(int person) => _weights.AsSpan(_start[person], _start[person + 1] - _start[person]);

    /// <summary>The square of the length; 0 when nothing is known.</summary>
    internal long Square(int person) => _squares[person];

    /// <summary>The sum over common terms of weight times weight. At most 100,000 x 32,767 x 32,767, far below 2^63.</summary>
    internal static long Dot(SparseVectors left, int a, SparseVectors right, int b)
    {
        ReadOnlySpan<int> leftTerms = left.Terms(a), rightTerms = right.Terms(b);
        ReadOnlySpan<int> leftWeights = left.Weights(a), rightWeights = right.Weights(b);
        var dot = 0L;
        for (int l = 0, r = 0; l < leftTerms.Length && r < rightTerms.Length;)
        {
            var (term, other) = (leftTerms[l], rightTerms[r]);
            if (term == other) dot += (long)leftWeights[l] * rightWeights[r];
            if (term <= other) l++;
            if (other <= term) r++;
        }
        return dot;
    }

    private void Fill(int person, IReadOnlyList<TermWeight> list, int terms)
    {
        var at = _start[person];
        foreach (var (term, weight) in list.OrderBy(t => t.Term))
        {
            if (term < 0) throw new ArgumentException($"The person at position {person} has the term {term}; numbers of terms are 0 or more.");
            if (term >= terms) throw new ArgumentException($"The person at position {person} has the term {term}, for which there is no word.");
            if (at > _start[person] && _terms[at - 1] == term) throw new ArgumentException($"The person at position {person} has the term {term} twice.");
            if (weight is < 1 or > TextVectors.GreatestWeight) throw new ArgumentException($"The weight of the term {term} is {weight}; it must be 1 to {TextVectors.GreatestWeight}.");
            (_terms[at], _weights[at++]) = (term, weight);
            _squares[person] += (long)weight * weight;
        }
    }
}
