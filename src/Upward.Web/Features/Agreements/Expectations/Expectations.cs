using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Agreements.Expectations;

/// <summary>
/// What one of the two expects, said before the agreement is written. Both answer the same questions, each alone; the other
/// reads them when both are done, and not before: nobody writes what the other would like to hear.
/// </summary>
public sealed class ExpectationAnswers : IBelongToOrganisation
{
    public const int Longest = 1000;
    public static IReadOnlyList<string> Questions { get; } = ["worth", "bring", "worry", "truth", "calendar", "notice"];

    private ExpectationAnswers() { }

    public Guid MentorshipId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public List<string> Keys { get; private set; } = [];
    public List<string> Texts { get; private set; } = [];
    public DateTimeOffset KeptAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public int Version { get; private set; }

    public string Of(string question) => Keys.IndexOf(question) is >= 0 and var at ? Texts[at] : "";

    public static ExpectationAnswers By(Mentorship mentorship, Guid personId) => new() { MentorshipId = mentorship.Id, OrganisationId = mentorship.OrganisationId, PersonId = personId };

    /// <param name="done">From then on it stands: the other may have read it.</param>
    public Outcome Keep(IReadOnlyDictionary<string, string> answers, bool done, DateTimeOffset now)
    {
        if (DoneAt is not null) return Outcome.Refused("expectations.refused.done");
        string Clean(string question) => answers.GetValueOrDefault(question, "").ReplaceLineEndings("\n").Trim();
        var refusals = Questions.Where(q => Clean(q).Length > Longest).Select(q => new Refusal($"Answers[{q}]", new("refused.tooLong", ("max", Longest), ("length", Clean(q).Length)))).ToList();
        if (done && Questions.All(q => Clean(q).Length == 0)) refusals.Add(new("", new("expectations.refused.empty")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        Keys = [.. Questions];
        Texts = [.. Questions.Select(Clean)];
        (KeptAt, DoneAt) = (now, done ? now : null);
        Version++;
        return Outcome.Done;
    }
}
