using System.Runtime.InteropServices;

namespace Upward.MatchingEngine.Formats;

/// <summary>Criteria over vectors. Neither texts nor words are stored: they are personal data, and the proof does not need them.</summary>
internal static class SimilarityCodec
{
    internal static void Write(ContentWriter to, TextSimilarity criterion, CanonicalOrder order)
    {
        Side(criterion.Vectors.Mentees, order.Mentees);
        Side(criterion.Vectors.Mentors, order.Mentors);
        to.Int(criterion.MaxPoints);

        void Side(SparseVectors vectors, int[] people)
        {
            to.Int(people.Length);
            foreach (var person in people) to.List(vectors.Of(person), t =>
            {
                to.Int(t.Term);
                to.Int(t.Weight);
            });
        }
    }

    internal static TextSimilarity ReadText(ContentReader from, string name) =>
        new(name, new TextVectors(Side(from), Side(from)), from.Int());

    internal static void Write(ContentWriter to, EmbeddingSimilarity criterion, CanonicalOrder order)
    {
        to.Int(criterion.Dimensions);
        Side(criterion.Mentees, order.Mentees);
        Side(criterion.Mentors, order.Mentors);
        to.Int(criterion.MaxPoints);

        void Side(ByteVectors vectors, int[] people)
        {
            to.Int(people.Length);
            foreach (var person in people)
            {
                to.Bool(vectors.IsKnown(person));
                if (vectors.IsKnown(person)) to.Bytes(MemoryMarshal.AsBytes(vectors.Of(person)));
            }
        }
    }

    internal static EmbeddingSimilarity ReadEmbedding(ContentReader from, string name)
    {
        var dimensions = from.Int();
        if (dimensions is < 0 or > EmbeddingSimilarity.MostDimensions) throw new StoredDataException($"The content holds vectors of {dimensions} numbers.");
        return new(name, Stored(), Stored(), dimensions, from.Int());

        sbyte[]?[] Stored() => from.List(() => from.Bool() ? Array.ConvertAll(from.Bytes(dimensions), b => unchecked((sbyte)b)) : null);
    }

    private static TermWeight[][] Side(ContentReader from) => from.List(() => from.List(() => new TermWeight(from.Int(), from.Int())));
}
