using Upward.Web.Platform;

namespace Upward.Web.Features.Mentorships;

/// <summary>
/// What one of the two says to questions that both answer, each alone. The other reads it when both are done, and not before:
/// nobody writes what the other would like to hear.
/// </summary>
public abstract class AnsweredAlone : IBelongToOrganisation
{
    private readonly IReadOnlyList<string> _questions;
    private readonly int _longest;

    private protected AnsweredAlone(IReadOnlyList<string> questions, int longest) => (_questions, _longest) = (questions, longest);

    public Guid MentorshipId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public List<string> Keys { get; private set; } = [];
    public List<string> Texts { get; private set; } = [];
    public DateTimeOffset KeptAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public int Version { get; private set; }

    public string Of(string question) => Keys.IndexOf(question) is >= 0 and var at ? Texts[at] : "";

    /// <param name="done">From then on it stands: the other may have read it.</param>
    public Outcome Keep(IReadOnlyDictionary<string, string> answers, bool done, DateTimeOffset now)
    {
        if (DoneAt is not null) return Outcome.Refused("pair.refused.answersStand");
        string Clean(string question) => answers.GetValueOrDefault(question, "").ReplaceLineEndings("\n").Trim();
        var refusals = _questions.Where(q => Clean(q).Length > _longest).Select(q => new Refusal($"Answers[{q}]", new("refused.tooLong", ("max", _longest), ("length", Clean(q).Length)))).ToList();
        if (done && _questions.All(q => Clean(q).Length == 0)) refusals.Add(new("", new("pair.refused.noAnswer")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        (Keys, Texts, KeptAt, DoneAt) = ([.. _questions], [.. _questions.Select(Clean)], now, done ? now : null);
        Version++;
        return Outcome.Done;
    }

    private protected void Belong(Mentorship pair, Guid personId) => (MentorshipId, OrganisationId, PersonId) = (pair.Id, pair.OrganisationId, personId);
}

/// <param name="Theirs">Null until both are done.</param>
public sealed record BothAnswered<T>(T? Mine, T? Theirs, bool PartnerIsDone) where T : AnsweredAlone
{
    public bool AreDone => Mine?.DoneAt is not null && PartnerIsDone;
}

public static class BothAnswered
{
    public static BothAnswered<T> Of<T>(IReadOnlyCollection<T> said, OwnSpace pair) where T : AnsweredAlone
    {
        var (mine, theirs) = (said.SingleOrDefault(a => a.PersonId == pair.Me.PersonId), said.SingleOrDefault(a => a.PersonId == pair.Partner.PersonId));
        return new(mine, mine?.DoneAt is not null && theirs?.DoneAt is not null ? theirs : null, theirs?.DoneAt is not null);
    }
}
