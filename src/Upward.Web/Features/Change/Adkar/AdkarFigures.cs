using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Change;

/// <summary>
/// What may be shown of a closed wave. Never fewer than five answers from a group of at least five; and when one role is too
/// small, the other role is withheld too, because the whole minus one part is the other part (complementary suppression).
/// </summary>
public sealed record AdkarFigures(AdkarGroup? All, AdkarGroup? Mentors, AdkarGroup? Mentees)
{
    public const int Fewest = 5, Barrier = 3;

    public static AdkarFigures Of(AdkarWave wave, AdkarTally mentors, AdkarTally mentees)
    {
        var (a, b) = (AdkarGroup.Of(mentors.Counts), AdkarGroup.Of(mentees.Counts));
        var all = AdkarGroup.Of([.. mentors.Counts.Zip(mentees.Counts, (x, y) => x + y)]);
        bool Enough(AdkarGroup group, int asked) => group.N >= Fewest && asked >= Fewest;
        var parts = Enough(a, wave.Asked(ProgrammeRole.Mentor)) && Enough(b, wave.Asked(ProgrammeRole.Mentee));
        return new(Enough(all, wave.MentorsAsked + wave.MenteesAsked) ? all : null, parts ? a : null, parts ? b : null);
    }

    public AdkarGroup? Of(ProgrammeRole role) => role == ProgrammeRole.Mentor ? Mentors : Mentees;
}

/// <param name="Means">1 to 5 for each element, exact; shown with one decimal.</param>
public sealed record AdkarGroup(int N, IReadOnlyList<decimal> Means)
{
    public static AdkarGroup Of(IReadOnlyList<int> counts)
    {
        var n = counts.Take(AdkarTally.Values).Sum();
        return new(n, n == 0 ? [] : [.. Enumerable.Range(0, AdkarTally.Elements).Select(e => Enumerable.Range(0, AdkarTally.Values).Sum(v => (v + 1) * counts[e * AdkarTally.Values + v]) / (decimal)n)]);
    }

    /// <summary>The first element whose mean is at 3 or below: what to work on first. Later ones wait for it.</summary>
    public AdkarElement? FirstBarrier => Enum.GetValues<AdkarElement>().Where(e => Means[(int)e] <= AdkarFigures.Barrier).Select(e => (AdkarElement?)e).FirstOrDefault();
}
