namespace Upward.MatchingEngine.Verification;

/// <summary>Likeness of vectors a second time: lengths and products from the raw numbers, the root of a quotient instead of a quotient of roots.</summary>
internal static class PlainSimilarity
{
    internal static Func<int, Func<int, long>> Text(TextSimilarity c)
    {
        var numbers = new Dictionary<int, int>();
        var mentors = Enumerable.Range(0, c.Vectors.Mentors.Count).Select(j => Array.ConvertAll([.. c.Vectors.OfMentor(j)], t => (Term: NumberOf(t.Term), t.Weight))).ToArray();
        var lengths = Array.ConvertAll(mentors, list => Length(list.Select(t => t.Weight)));
        return mentee =>
        {
            var own = c.Vectors.OfMentee(mentee);
            var weightOf = new long[numbers.Count];
            foreach (var (term, weight) in own)
            {
                if (numbers.TryGetValue(term, out var number)) weightOf[number] = weight;
            }
            var length = Length(own.Select(t => t.Weight));
            return mentor =>
            {
                var product = 0L;
                foreach (var (term, weight) in mentors[mentor]) product += weightOf[term] * weight;
                return Share(c.MaxPoints, product, length, lengths[mentor]);
            };
        };

        int NumberOf(int term)
        {
            if (!numbers.TryGetValue(term, out var number)) numbers.Add(term, number = numbers.Count);
            return number;
        }
    }

    internal static Func<int, Func<int, long>> Embedding(EmbeddingSimilarity c)
    {
        var mentors = Enumerable.Range(0, c.Mentors.Count).Select(j => c.Mentors.Of(j).ToArray()).ToArray();
        var lengths = Array.ConvertAll(mentors, v => Product(v, v));
        return mentee =>
        {
            var own = c.Mentees.Of(mentee).ToArray();
            var length = Product(own, own);
            return mentor => Share(c.MaxPoints, Product(own, mentors[mentor]), length, lengths[mentor]);
        };
    }

    private static Int128 Length(IEnumerable<int> weights) => weights.Aggregate(Int128.Zero, (sum, weight) => sum + (long)weight * weight);

    private static Int128 Product(sbyte[] a, sbyte[] b)
    {
        var sum = 0;
        // Somebody unknown has no numbers.
        for (var k = 0; k < a.Length && k < b.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    /// <summary>The greatest whole p with p² x length x other at most (most x product)².</summary>
    private static long Share(int most, Int128 product, Int128 length, Int128 other)
    {
        if (product <= 0) return 0;
        var square = (long)(most * product * (most * product) / (length * other));
        // At most 30,000², so the root as a floating-point number has the right whole part.
        return (long)Math.Sqrt(square);
    }
}
