namespace Upward.MatchingEngine.Verification;

/// <summary>Whether the certificate proves that no answer is better, over all pairs. All sums are checked for overflow.</summary>
internal sealed class ProofCheck(MatchingProblem problem, AnswerCheck answer, Certificate? certificate, PlainRules rules, PlainScoring scoring, Failures failures)
{
    private readonly Dictionary<PairKey, long> _terms = [];
    private readonly int[] _menteePlaces = Places(problem.Mentees, problem.Mentors.Count, problem.Locked.Select(p => p.Mentee));
    private readonly int[] _mentorPlaces = Places(problem.Mentors, problem.Mentees.Count, problem.Locked.Select(p => p.Mentor));
    private readonly bool[]? _menteesInCover = certificate?.MenteesInCover?.ToArray();
    private readonly bool[]? _mentorsInCover = certificate?.MentorsInCover?.ToArray();
    private readonly ILookup<int, int> _freeOf = answer.Free.ToLookup(p => p.Mentee, p => p.Mentor);
    private readonly ILookup<int, int> _lockedOf = answer.Locked.ToLookup(p => p.Mentee, p => p.Mentor);
    private long _weight;
    private long _uncovered;

    internal long FeasiblePairs { get; private set; }

    internal long? Gap { get; private set; }

    internal long? CoverSize { get; private set; }

    internal void Run(IProgress<VerificationProgress>? progress, CancellationToken ct)
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
            CheckPairs(progress, ct);
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

    /// <summary>Every pair of every mentee; mentees are independent of each other, so they are shared out to all processors.</summary>
    private void CheckPairs(IProgress<VerificationProgress>? progress, CancellationToken ct)
    {
        var rows = new Row[problem.Mentees.Count];
        var count = new RowCount(rows.Length, progress);
        try
        {
            Parallel.For(0, rows.Length, new ParallelOptions { CancellationToken = ct }, mentee =>
            {
                rows[mentee] = CheckRow(mentee);
                count.OneMore();
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OverflowException))
        {
            throw new OverflowException(e.Message, e);
        }
        foreach (var row in rows)
        {
            FeasiblePairs += row.Feasible;
            _uncovered += row.Uncovered;
            _weight = checked(_weight + row.Weight);
            foreach (var (mentee, mentor) in row.PricedTooLow ?? [])
                failures.Add(VerificationFailureKind.PriceTooLow, $"The prices do not cover the pair '{problem.Mentees[mentee].Id}' and '{problem.Mentors[mentor].Id}'.");
        }
    }

    private Row CheckRow(int mentee)
    {
        var row = new Row();
        var (firstBroken, points) = (rules.FirstBrokenOf(mentee), scoring.Of(mentee));
        int[] free = [.. _freeOf[mentee]], locked = [.. _lockedOf[mentee]];
        var price = certificate!.MenteePrices[mentee];
        var covered = InCover(_menteesInCover, mentee);
        for (var mentor = 0; mentor < problem.Mentors.Count; mentor++)
        {
            if (firstBroken(mentor) >= 0) continue;
            row.Feasible++;
            var weight = checked(certificate.Scale * points(mentor) + certificate.Bonus);
            var priced = checked(price + certificate.MentorPrices[mentor]);
            if (Array.IndexOf(locked, mentor) >= 0) continue;
            if (Array.IndexOf(free, mentor) >= 0)
            {
                row.Weight = checked(row.Weight + weight);
                priced = checked(priced + _terms.GetValueOrDefault(new(mentee, mentor)));
            }
            if (weight > priced && (row.PricedTooLow ??= []).Count < 100) row.PricedTooLow.Add((mentee, mentor));
            if (!covered && !InCover(_mentorsInCover, mentor)) row.Uncovered++;
        }
        return row;
    }

    /// <summary>What one mentee's pairs add up to.</summary>
    private struct Row
    {
        internal long Feasible;
        internal long Weight;
        internal long Uncovered;
        internal List<(int Mentee, int Mentor)>? PricedTooLow;
    }

    /// <summary>Rows done by all processors, told at every hundredth.</summary>
    private sealed class RowCount(int all, IProgress<VerificationProgress>? progress)
    {
        private readonly Lock _telling = new();
        private int _done;
        private int _told;

        internal void OneMore()
        {
            var done = Interlocked.Increment(ref _done);
            if (progress is null || 100L * done / all == 100L * (done - 1) / all) return;
            lock (_telling)
            {
                // Another processor may have been faster with a higher count.
                if (done <= _told) return;
                _told = done;
                progress.Report(new(done, all));
            }
        }
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
