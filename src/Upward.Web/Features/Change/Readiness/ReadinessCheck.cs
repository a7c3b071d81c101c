using Upward.Web.Platform;

namespace Upward.Web.Features.Change;

public enum Formality { Wait, Formal, Guided, Light }

/// <summary>How ready the house is, as the programme team answered on one day. A new answer is a new row; the old ones stay.</summary>
public sealed class ReadinessCheck : IBelongToOrganisation
{
    /// <summary>"We do not know" counts like "hardly".</summary>
    public const int Unknown = 0, Highest = 4;

    private ReadinessCheck() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    /// <summary>1 (not true) to 4 (fully true), 0 for not known, in the order of <see cref="ReadinessQuestions.Keys"/>.</summary>
    public List<int> Answers { get; private set; } = [];
    public Formality Suggests { get; private set; }
    public DateTimeOffset AnsweredAt { get; private set; }
    public Guid? AnsweredById { get; private set; }

    public static ReadinessCheck Of(Guid organisationId, Guid programmeId, IReadOnlyDictionary<string, int> answers, Guid by, DateTimeOffset now)
    {
        var check = new ReadinessCheck { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Answers = [.. ReadinessQuestions.Keys.Select(k => answers[k])], AnsweredById = by, AnsweredAt = now };
        check.Suggests = check.Suggestion();
        return check;
    }

    public int this[string key] => Answers[ReadinessQuestions.Keys.ToList().IndexOf(key)];

    public decimal MeanOf(string area) => (decimal)ReadinessQuestions.Areas.Single(a => a.Area == area).Keys.Average(k => Weight(k));

    /// <summary>What is not at least mostly true: the needed ones first, then the weakest.</summary>
    public IEnumerable<string> ToDo => ReadinessQuestions.Keys.Where(k => Weight(k) <= 2).OrderBy(k => ReadinessQuestions.Needed.Contains(k) ? 0 : 1).ThenBy(k => Weight(k));

    /// <summary>
    /// The culture decides (R219): where people do not speak upwards by themselves, a firm frame protects those with less
    /// power; where they do, it gets in the way.
    /// </summary>
    private Formality Suggestion()
    {
        if (ReadinessQuestions.Needed.Any(k => Weight(k) <= 2)) return Formality.Wait;
        var voice = (MeanOf("trust") + MeanOf("safety")) / 2;
        if (voice < 2.5m) return Formality.Formal;
        return voice >= 3.5m && !ToDo.Any() ? Formality.Light : Formality.Guided;
    }

    private int Weight(string key) => this[key] == Unknown ? 2 : this[key];
}
