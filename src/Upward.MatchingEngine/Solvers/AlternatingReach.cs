namespace Upward.MatchingEngine;

/// <summary>
/// Who can be reached from people of one side along unused feasible pairs there and used pairs back. Feasible pairs are kept as bits,
/// so that a person is scanned 64 partners at a time. O(people x partners / 64) a search.
/// </summary>
internal sealed class AlternatingReach
{
    private readonly int _words;
    private readonly ulong[] _feasible;
    private readonly Func<int, IReadOnlyList<int>> _partnersOfPerson;
    private readonly Func<int, IReadOnlyList<int>> _peopleOfPartner;
    private readonly ulong[] _unreached;

    private AlternatingReach(int people, int partners, Func<int, int, bool> feasible, Func<int, IReadOnlyList<int>> partnersOfPerson, Func<int, IReadOnlyList<int>> peopleOfPartner)
    {
        (_partnersOfPerson, _peopleOfPartner) = (partnersOfPerson, peopleOfPartner);
        _words = (partners + 63) / 64;
        _feasible = new ulong[(long)people * _words];
        _unreached = new ulong[_words];
        People = new bool[people];
        Partners = new bool[partners];
        for (var person = 0; person < people; person++)
        {
            for (var partner = 0; partner < partners; partner++)
            {
                if (feasible(person, partner)) _feasible[person * _words + partner / 64] |= 1UL << (partner % 64);
            }
        }
    }

    /// <summary>People reached by the last search.</summary>
    internal bool[] People { get; }

    /// <summary>Partners reached by the last search.</summary>
    internal bool[] Partners { get; }

    internal static AlternatingReach FromRows(Network network, AugmentingPaths paths) => new(
        network.Rows, network.Columns, (r, c) => network.Scores[r * network.Columns + c] >= 0, paths.ColumnsOf, paths.RowsOf);

    internal static AlternatingReach FromColumns(Network network, AugmentingPaths paths) => new(
        network.Columns, network.Rows, (c, r) => network.Scores[r * network.Columns + c] >= 0, paths.RowsOf, paths.ColumnsOf);

    internal void Search(IEnumerable<int> starts)
    {
        Array.Clear(People);
        Array.Clear(Partners);
        Array.Fill(_unreached, ulong.MaxValue);
        var next = new Queue<int>();
        foreach (var start in starts)
        {
            if (!People[start]) next.Enqueue(start);
            People[start] = true;
        }
        while (next.TryDequeue(out var person))
        {
            for (var word = 0; word < _words; word++) Visit(person, word, next);
        }
    }

    private void Visit(int person, int word, Queue<int> next)
    {
        var fresh = _feasible[person * _words + word] & _unreached[word];
        if (fresh == 0) return;
        var used = _partnersOfPerson(person);
        for (; fresh != 0; fresh &= fresh - 1)
        {
            var partner = word * 64 + System.Numerics.BitOperations.TrailingZeroCount(fresh);
            // Only unused pairs lead there: a used one is already spent.
            if (used.Contains(partner)) continue;
            _unreached[word] &= ~(1UL << (partner % 64));
            Partners[partner] = true;
            foreach (var other in _peopleOfPartner(partner))
            {
                if (People[other]) continue;
                People[other] = true;
                next.Enqueue(other);
            }
        }
    }
}
