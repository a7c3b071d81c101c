namespace Upward.MatchingEngine.Formats;

/// <summary>
/// Writes and reads a problem, so that a stored answer can be proved again without the directory. Canonical: the same problem gives the same bytes
/// in whatever order its people, listed pairs and lines of command were given. Stateless, safe to call from several threads.
/// </summary>
/// <remarks>
/// Version 1, little-endian: "UPWPROBL", version (int32), length (int64), content, SHA-256 of all before. Content: objective (byte), seed (uint64),
/// mentees and mentors in ordinal order of id (count; id, capacity), criteria and rules in order (kind, name, settings, data), locked pairs in order of the people.
/// Holds personal data (ids, private rules): store it as carefully as the directory. Ids of people who only stand in the lines of command are not stored.
/// </remarks>
public static class ProblemFormat
{
    /// <summary>The version written, and the only one read.</summary>
    public const int Version = 1;

    private const string Name = "UPWPROBL";

    /// <summary>Writes the problem. O(size of the data).</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="stream">Written from its position on; left open.</param>
    public static void Write(MatchingProblem problem, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(stream);
        Envelope.Write(stream, Name, Version, Content(problem));
    }

    /// <summary>Reads a problem; its people are in ordinal order of id.</summary>
    /// <param name="stream">Read from its position to the end of the problem; left open.</param>
    /// <exception cref="StoredDataException">The bytes are no problem of this version, cut off or damaged.</exception>
    public static MatchingProblem Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var from = new ContentReader(Envelope.Read(stream, Name, Version));
        try
        {
            var problem = Problem(from);
            from.ExpectEnd();
            return problem;
        }
        catch (ArgumentException fault)
        {
            throw new StoredDataException($"The content is no sound problem: {fault.Message}", fault);
        }
    }

    /// <summary>SHA-256 of the canonical bytes as 64 lower-case hexadecimal digits: equal exactly for equal problems.</summary>
    /// <param name="problem">The problem.</param>
    public static string Fingerprint(MatchingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Convert.ToHexStringLower(Envelope.Fingerprint(Name, Version, Content(problem)));
    }

    private static byte[] Content(MatchingProblem problem)
    {
        var order = new CanonicalOrder(problem);
        var to = new ContentWriter();
        to.Byte((int)problem.Objective);
        to.UnsignedLong(problem.Seed);
        People(to, problem.Mentees, order.Mentees);
        People(to, problem.Mentors, order.Mentors);
        to.List(problem.Criteria, criterion => CriterionCodec.Write(to, criterion, order));
        to.List(problem.Rules, rule => RuleCodec.Write(to, rule, order));
        to.List(order.Places(problem.Locked), pair => TagCodec.WritePair(to, pair));
        return to.ToArray();
    }

    private static void People(ContentWriter to, IReadOnlyList<Participant> people, int[] order) => to.ByPerson(people, order, person =>
    {
        to.Text(person.Id);
        to.Int(person.Capacity);
    });

    private static MatchingProblem Problem(ContentReader from)
    {
        var objective = from.Enumeration<Objective>();
        var seed = from.UnsignedLong();
        var mentees = from.List(() => new Participant(from.Text(), from.Int()));
        var mentors = from.List(() => new Participant(from.Text(), from.Int()));
        var criteria = from.List(() => CriterionCodec.Read(from));
        var rules = from.List(() => RuleCodec.Read(from));
        var locked = from.List(() => TagCodec.ReadPair(from));
        return MatchingProblem.Create(mentees, mentors, criteria, rules, locked, objective, seed);
    }
}
