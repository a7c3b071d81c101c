using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Messages;

/// <param name="Side">Null: neither mentor nor mentee.</param>
/// <param name="IsHere">Reads what is written from now on.</param>
public sealed record Talker(Guid PersonId, string Name, string CallName, ProgrammeRole? Side, bool IsHere = true);

/// <summary>Whose conversation it is, as one of them finds it: a pair's, or a circle's.</summary>
/// <param name="Name">What the others are called here: the partner's name, or the circle's.</param>
/// <param name="People">Everybody who may have written, the reader among them.</param>
/// <param name="Runs">Something can be written.</param>
/// <param name="NamesNobody">Mentors ask each other for advice: no mentee of the writer's is named.</param>
public sealed record Conversation(Guid? MentorshipId, Guid? CircleId, string Name, string Programme, Talker Me, IReadOnlyList<Talker> People, bool Runs, bool NamesNobody = false)
{
    public bool IsPair => MentorshipId is not null;
    public string Path => IsPair ? $"/pairs/{MentorshipId}/messages" : $"/circles/{CircleId}/messages";
    public Talker Of(Guid personId) => People.FirstOrDefault(p => p.PersonId == personId) ?? new(personId, "–", "–", null, false);
    public IEnumerable<Talker> Others => People.Where(p => p.IsHere && p.PersonId != Me.PersonId);

    public static Conversation Of(OwnSpace pair)
    {
        var (me, partner) = (Talk(pair.Me), Talk(pair.Partner));
        return new(pair.Id, null, pair.Partner.CallName, pair.Programme.Name, me, [me, partner], pair.Runs);
    }

    public static Conversation Of(CircleSpace circle)
    {
        var people = circle.People.Select(p => new Talker(p.PersonId, p.Name, p.CallName, p.Side, p.IsHere)).ToList();
        return new(null, circle.Id, circle.Name, circle.Programme.Name, people.Single(p => p.PersonId == circle.Me.PersonId), people, circle.Runs, circle.Kind == CircleKind.Supervision);
    }

    private static Talker Talk(PairSide side) => new(side.PersonId, side.Name, side.CallName, side.Role);
}

public static class ConversationAccess
{
    public static IQueryable<MessageThread> Of(this IQueryable<MessageThread> threads, Conversation talk) =>
        talk.MentorshipId is { } pair ? threads.Where(t => t.MentorshipId == pair) : threads.Where(t => t.CircleId == talk.CircleId);
}
