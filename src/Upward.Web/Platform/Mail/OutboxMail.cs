using System.Linq.Expressions;
using Upward.Web.Features.Notifications;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Platform.Mail;

/// <summary>Whose turn it is when many mails wait: first where somebody sits in front of the screen, last what may come in the evening as well.</summary>
public enum Urgency { SomebodyWaits, Usual, CanWait }

/// <summary>
/// One mail to one person, stored in the same transaction as the change it tells of, and sent by a job. States are facts:
/// sent, bounced, given up, handed over. The body is purged as soon as it is not needed any more.
/// </summary>
public sealed class OutboxMail : IBelongToOrganisation
{
    private OutboxMail() { }

    /// <summary>Reserved (RFC 2606): the people of the demo live there, and no mail to them can arrive. None is sent.</summary>
    public const string Nowhere = ".example";

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>Recipient–thing–change, for example "mentor-proposal-published"; also the resource prefix of its texts.</summary>
    public string Kind { get; private set; } = "";
    /// <summary>Kind, thing and recipient: a second mail with the same key is never stored.</summary>
    public string UniqueKey { get; private set; } = "";
    public Guid? PersonId { get; private set; }
    public string ToAddress { get; private set; } = "";
    public string ToName { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string TextBody { get; private set; } = "";
    public string HtmlBody { get; private set; } = "";
    /// <summary>An invitation, a change or a cancellation for the reader's calendar; empty: a mail without one.</summary>
    public string Calendar { get; private set; } = "";
    public CalendarMethod? CalendarMethod { get; private set; }
    /// <summary>Reset links and the like: never shown to anyone, not even where no mail server is set.</summary>
    public bool IsSecret { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public Urgency Urgency { get; private set; }
    /// <summary>From then on it would only puzzle: the brief of a session that has begun. Null: it is never too late.</summary>
    public DateTimeOffset? NotAfter { get; private set; }
    /// <summary>When it was found to be too late: it was not sent, and will not be.</summary>
    public DateTimeOffset? TooLateAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    /// <summary>Set before the mail is handed to the server: a crash afterwards leaves "maybe sent", never a silent second copy.</summary>
    public DateTimeOffset? SendingSince { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? HandedOverAt { get; private set; }
    public DateTimeOffset? GivenUpAt { get; private set; }
    public DateTimeOffset? BouncedAt { get; private set; }
    public string LastError { get; private set; } = "";
    public DateTimeOffset? BodyPurgedAt { get; private set; }
    /// <summary>How its reader wants this kind: at once; gathered into one mail a day or a week; or not at all, and then it is only kept for its key.</summary>
    public Delivery Delivery { get; private set; }
    /// <summary>When it went into a mail of the day or the week.</summary>
    public DateTimeOffset? GatheredAt { get; private set; }
    /// <summary>Where an answer goes; empty: to the sender.</summary>
    public string ReplyTo { get; private set; } = "";
    /// <summary>One click turns this kind off; empty for kinds that have to arrive.</summary>
    public string UnsubscribeLink { get; private set; } = "";

    public static OutboxMail To(Guid organisationId, Guid? personId, string address, string name, string kind, string uniqueKey,
        string subject, string text, string html, DateTimeOffset now, bool secret = false) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, PersonId = personId, ToAddress = address, ToName = name,
        Kind = kind, UniqueKey = uniqueKey, Subject = subject, TextBody = text, HtmlBody = html, CreatedAt = now,
        NextAttemptAt = now, IsSecret = secret, Urgency = secret ? Urgency.SomebodyWaits : Urgency.Usual,
    };

    /// <summary>As its reader wants it. What does not go out by itself needs no body.</summary>
    public OutboxMail As(Delivery delivery, DateTimeOffset notBefore, string unsubscribeLink)
    {
        (Delivery, UnsubscribeLink, Urgency) = (delivery, unsubscribeLink, Urgency.CanWait);
        if (notBefore > NextAttemptAt) NextAttemptAt = notBefore;
        if (delivery != Delivery.AtOnce) PurgeBody(CreatedAt);
        return this;
    }

    /// <summary>Waits a moment: perhaps it is not needed. An answer to it goes to this address.</summary>
    public void Wait(TimeSpan moment, string replyTo)
    {
        ReplyTo = replyTo;
        if (CreatedAt + moment > NextAttemptAt) NextAttemptAt = CreatedAt + moment;
    }

    /// <summary>One of very many: whatever somebody waits for goes first.</summary>
    public OutboxMail LetOthersPass()
    {
        Urgency = Urgency.CanWait;
        return this;
    }

    public OutboxMail Until(DateTimeOffset? end)
    {
        NotAfter = end;
        return this;
    }

    /// <summary>Kept without its text, so that an admin sees what did not go out.</summary>
    public OutboxMail ComeTooLate(DateTimeOffset now)
    {
        (SendingSince, GivenUpAt, TooLateAt) = (null, now, now);
        PurgeBody(now);
        return this;
    }

    public void Gather(DateTimeOffset now) => GatheredAt ??= now;

    /// <summary>Lets the reader's calendar take it in.</summary>
    public OutboxMail With(CalendarMethod method, CalendarEvent meeting)
    {
        (CalendarMethod, Calendar) = (method, CalendarText.Write(method, [meeting]));
        return this;
    }

    /// <summary>What is to go out by itself and has not yet; once in C# and once for the index over it.</summary>
    public static Expression<Func<OutboxMail, bool>> Waiting { get; } = m => m.Delivery == Delivery.AtOnce && m.SentAt == null && m.GivenUpAt == null && m.HandedOverAt == null;
    public const string WaitingInSql = "\"Delivery\" = 0 AND \"SentAt\" IS NULL AND \"GivenUpAt\" IS NULL AND \"HandedOverAt\" IS NULL";

    /// <summary>What waits to go into a mail of the day or the week.</summary>
    public static Expression<Func<OutboxMail, bool>> Held { get; } = m => m.GatheredAt == null && (m.Delivery == Delivery.Daily || m.Delivery == Delivery.Weekly);
    public const string HeldInSql = "\"GatheredAt\" IS NULL AND \"Delivery\" IN (1, 2)";

    public bool IsWaiting => Delivery == Delivery.AtOnce && SentAt is null && GivenUpAt is null && HandedOverAt is null;

    public void Sent(DateTimeOffset now)
    {
        (SentAt, SendingSince, LastError) = (now, null, "");
        PurgeBody(now);
    }

    public void Failed(DateTimeOffset now, string error, TimeSpan wait) =>
        (SendingSince, LastError, NextAttemptAt) = (null, error, now + wait);

    /// <summary>The server was not reached, or took nobody's mail: that is no try of this one.</summary>
    public void NotReached(DateTimeOffset now, string error, TimeSpan wait)
    {
        Failed(now, error, wait);
        Attempts--;
    }

    public void GiveUp(DateTimeOffset now, string error, bool bounced)
    {
        (SendingSince, LastError, GivenUpAt) = (null, error, now);
        if (bounced) BouncedAt = now;
        if (IsSecret) PurgeBody(now);
    }

    /// <summary>Somebody gave the text to the person by hand. Secret mails are nobody's to hand over.</summary>
    public Outcome HandOver(DateTimeOffset now)
    {
        if (IsSecret) return Outcome.NotFound;
        if (SentAt is not null || HandedOverAt is not null) return Outcome.Refused("outbox.refused.gone");
        HandedOverAt = now;
        PurgeBody(now);
        return Outcome.Done;
    }

    /// <summary>Sends it once more after it was given up.</summary>
    public Outcome TryAgain(DateTimeOffset now)
    {
        if (BodyPurgedAt is not null) return Outcome.Refused("outbox.refused.purged");
        if (GivenUpAt is null) return Outcome.Refused("outbox.refused.gone");
        (GivenUpAt, BouncedAt, Attempts, NextAttemptAt) = (null, null, 0, now);
        return Outcome.Done;
    }

    public void PurgeBody(DateTimeOffset now) => (TextBody, HtmlBody, Calendar, BodyPurgedAt) = ("", "", "", now);
}
