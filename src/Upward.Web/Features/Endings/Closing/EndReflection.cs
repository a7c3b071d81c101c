using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>What one of the two says looking back. Both answer the same questions, each alone, and read each other when both are done.</summary>
public sealed class EndReflection : IBelongToOrganisation
{
    public const int Longest = 1500;
    public static IReadOnlyList<string> Questions { get; } = ["learned", "given", "different", "moment", "better", "keep"];

    private EndReflection() { }

    public Guid MentorshipId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public List<string> Keys { get; private set; } = [];
    public List<string> Texts { get; private set; } = [];
    public DateTimeOffset KeptAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public int Version { get; private set; }

    public string Of(string question) => Keys.IndexOf(question) is >= 0 and var at ? Texts[at] : "";

    public static EndReflection By(Mentorship pair, Guid personId) => new() { MentorshipId = pair.Id, OrganisationId = pair.OrganisationId, PersonId = personId };

    /// <param name="done">From then on it stands: the other may have read it.</param>
    public Outcome Keep(IReadOnlyDictionary<string, string> answers, bool done, DateTimeOffset now)
    {
        if (DoneAt is not null) return Outcome.Refused("reflection.refused.done");
        string Clean(string question) => answers.GetValueOrDefault(question, "").ReplaceLineEndings("\n").Trim();
        var refusals = Questions.Where(q => Clean(q).Length > Longest).Select(q => new Refusal($"Answers[{q}]", new("refused.tooLong", ("max", Longest), ("length", Clean(q).Length)))).ToList();
        if (done && Questions.All(q => Clean(q).Length == 0)) refusals.Add(new("", new("reflection.refused.empty")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        (Keys, Texts, KeptAt, DoneAt) = ([.. Questions], [.. Questions.Select(Clean)], now, done ? now : null);
        Version++;
        return Outcome.Done;
    }
}
