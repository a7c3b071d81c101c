namespace Upward.MatchingEngine.Verification;

/// <summary>Whether the certificate proves that no answer is better, over all pairs. All sums are checked for overflow.</summary>
internal sealed class ProofCheck(MatchingProblem problem, AnswerCheck answer, Certificate? certificate, PlainRules rules, Failures failures)
{
    private readonly Dictionary<PairKey, long> _terms = [];
    private readonly int[] _menteePlaces = Places(problem.Mentees, problem.Mentors.Count, problem.Locked.Select(p => p.Mentee));
    private readonly int[] _mentorPlaces = Places(problem.Mentors, problem.Mentees.Count, problem.Locked.Select(p => p.Mentor));
    private readonly bool[]? _menteesInCover = certificate?.MenteesInCover?.ToArray();
    private readonly bool[]? _mentorsInCover = certificate?.MentorsInCover?.ToArray();
    private long _weight;
    private long _uncovered;

    internal long FeasiblePairs { get; private set; }

    internal long? Gap { get; private set; }

    internal long? CoverSize { get; private set; }

    internal void Run(CancellationToken ct)
    {
        if (!Fits())
        {
            failures.Add(VerificationFailureKind.NoCertificate, "There is no certificate for this problem.");
            return;
        }
        try
        {
            CheckSigns();
            CheckWeights();
            for (var mentee = 0; mentee < problem.Mentees.Count; mentee++)
            {
                ct.ThrowIfCancellationRequested();
                for (var mentor = 0; mentor < problem.Mentors.Count; mentor++) CheckPair(mentee, mentor);
            }
            CheckGap();
            CheckCover();
        }
        catch (OverflowException)
        {
            failures.Add(VerificationFailureKind.WrongPrices, "The certificate holds numbers beyond 2^63.");
        }
    }

    private bool Fits() => certificate is not null && certificate.Objective == problem.Objective
        && certificate.MenteePrices.Count == problem.Mentees.Count && certificate.MentorPrices.Count == problem.Mentors.Count;

    private void CheckSigns()
    {
        if (certificate!.MenteePrices.Concat(certificate.MentorPrices).Any(price => price < 0))
            failures.Add(VerificationFailureKind.WrongPrices, "A price is negative.");
        foreach (var term in certificate.PairTerms)
        {
            if (term.Amount < 0 || !answer.Free.Contains(new(term.Mentee, term.Mentor)) || !_terms.TryAdd(new(term.Mentee, term.Mentor), term.Amount))
                failures.Add(VerificationFailureKind.WrongPrices, $"The term of mentee {term.Mentee} and mentor {term.Mentor} is negative, repeated, or not of a chosen pair.");
        }
    }

    /// <summary>The order of the two parts of the objective: for people-first the cover sees to it, for total the scale must outweigh all bonuses.</summary>
    private void CheckWeights()
    {
        var most = Math.Min(_menteePlaces.Sum(p => (long)p), _mentorPlaces.Sum(p => (long)p));
        var right = problem.Objective == Objective.PeopleFirst
            ? certificate!.Scale == 1 && certificate.Bonus >= 0
            : certificate!.Bonus == 1 && certificate.Scale > most;
        if (!right) failures.Add(VerificationFailureKind.WrongWeights, $"Scale {certificate.Scale} and bonus {certificate.Bonus} do not express the objective.");
    }

    private void CheckPair(int mentee, int mentor)
    {
        if (rules.FirstBroken(mentee, mentor) >= 0) return;
        FeasiblePairs++;
        var key = new PairKey(mentee, mentor);
        if (answer.Locked.Contains(key)) return;

        var weight = checked(certificate!.Scale * PlainScoring.Points(problem, mentee, mentor) + certificate.Bonus);
        var chosen = answer.Free.Contains(key);
        if (chosen) _weight = checked(_weight + weight);
        var priced = checked(certificate.MenteePrices[mentee] + certificate.MentorPrices[mentor] + (chosen ? _terms.GetValueOrDefault(key) : 0));
        if (weight > priced)
            failures.Add(VerificationFailureKind.PriceTooLow, $"The prices do not cover the pair '{problem.Mentees[mentee].Id}' and '{problem.Mentors[mentor].Id}'.");
        if (!InCover(_menteesInCover, mentee) && !InCover(_mentorsInCover, mentor)) _uncovered++;
    }

    private static bool InCover(bool[]? cover, int person) => cover is not null && person < cover.Length && cover[person];

    private void CheckGap()
    {
        var value = _terms.Values.Aggregate(0L, (sum, term) => checked(sum + term));
        for (var i = 0; i < _menteePlaces.Length; i++) value = checked(value + _menteePlaces[i] * certificate!.MenteePrices[i]);
        for (var j = 0; j < _mentorPlaces.Length; j++) value = checked(value + _mentorPlaces[j] * certificate!.MentorPrices[j]);
        Gap = checked(value - _weight);
        if (Gap != 0) failures.Add(VerificationFailureKind.Gap, $"The prices are worth {value}, the pairs {_weight}: the gap is {Gap}, not 0.");
    }

    private void CheckCover()
    {
        if (problem.Objective != Objective.PeopleFirst) return;
        if (_menteesInCover?.Length != problem.Mentees.Count || _mentorsInCover?.Length != problem.Mentors.Count)
        {
            failures.Add(VerificationFailureKind.Cover, "There is no vertex cover for this problem.");
            return;
        }
        CoverSize = _uncovered + answer.Locked.Count
            + _menteePlaces.Where((_, i) => _menteesInCover[i]).Sum(p => (long)p)
            + _mentorPlaces.Where((_, j) => _mentorsInCover[j]).Sum(p => (long)p);
        var pairs = answer.Free.Count + answer.Locked.Count;
        if (CoverSize != pairs) failures.Add(VerificationFailureKind.Cover, $"The vertex cover allows {CoverSize} pairs, the answer has {pairs}.");
    }

    /// <summary>Capacities left by the locked pairs; nobody can have more partners than there are.</summary>
    private static int[] Places(IReadOnlyList<Participant> people, int partners, IEnumerable<int> locked)
    {
        var places = people.Select(p => p.Capacity).ToArray();
        foreach (var index in locked) places[index]--;
        return [.. places.Select(p => Math.Min(p, partners))];
    }
}
