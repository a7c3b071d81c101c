using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Features.Messages;

/// <summary>
/// A conversation. A pair has one, begun with its first message; a circle has one of the same kind, with more members. Only its
/// members know of it.
/// </summary>
public sealed class MessageThread : IBelongToOrganisation
{
    private MessageThread() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>Whose it is; null for a circle's.</summary>
    public Guid? MentorshipId { get; private set; }
    public Guid? CircleId { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    /// <summary>The number of the last message: grows with each, and tells an open page on any node that there is something new.</summary>
    public int LastNumber { get; private set; }
    public DateTimeOffset LastAt { get; private set; }
    public Guid LastById { get; private set; }
    /// <summary>Up to which message somebody was reminded that no answer came.</summary>
    public int RemindedOf { get; private set; }
    public List<ThreadMember> Members { get; private set; } = [];

    public static MessageThread OfPair(Guid organisationId, Guid mentorshipId, Guid one, Guid other, DateTimeOffset now)
    {
        var thread = new MessageThread { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, MentorshipId = mentorshipId, StartedAt = now };
        foreach (var person in new[] { one, other }) thread.Members.Add(ThreadMember.Of(thread, person));
        return thread;
    }

    public static MessageThread OfCircle(Guid organisationId, Guid circleId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, CircleId = circleId, StartedAt = now };

    /// <summary>Who is in the circle reads along, what was written before too; who has left it does not.</summary>
    public void Seat(IReadOnlyCollection<Guid> people)
    {
        Members.RemoveAll(m => !people.Contains(m.PersonId));
        Members.AddRange(people.Where(p => !Members.Exists(m => m.PersonId == p)).Select(p => ThreadMember.Of(this, p)).ToList());
    }

    public ThreadMessage Write(Guid personId, string text, string mark, bool byMail, DateTimeOffset now)
    {
        (LastNumber, LastAt, LastById) = (LastNumber + 1, now, personId);
        // Whoever answers has read what came before, on the page or in the mail that asked for it.
        Members.Find(m => m.PersonId == personId)?.Read(LastNumber);
        return ThreadMessage.Of(this, personId, text, mark, byMail, now);
    }

    public void Remind() => RemindedOf = LastNumber;
}

/// <summary>Somebody in a conversation, and how far they have read.</summary>
public sealed class ThreadMember : IBelongToOrganisation
{
    private ThreadMember() { }

    /// <summary>Random: it stands in the address that an answer by mail goes to.</summary>
    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ThreadId { get; private set; }
    public MessageThread Thread { get; private set; } = null!;
    public Guid PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public int ReadUpTo { get; private set; }

    public void Read(int upTo) => ReadUpTo = Math.Max(ReadUpTo, upTo);

    public static ThreadMember Of(MessageThread thread, Guid personId) => new() { Id = Guid.NewGuid(), OrganisationId = thread.OrganisationId, ThreadId = thread.Id, PersonId = personId };
}

public static class MessageAccess
{
    /// <summary>Conversations this person is in. There is no other way to a message.</summary>
    public static IQueryable<MessageThread> ReadableBy(this IQueryable<MessageThread> threads, CurrentPerson person) => threads.Where(t => t.Members.Any(m => m.PersonId == person.Id));

    public static IQueryable<ThreadMessage> ReadableBy(this IQueryable<ThreadMessage> messages, CurrentPerson person) => messages.Where(m => m.Thread.Members.Any(x => x.PersonId == person.Id));
}
