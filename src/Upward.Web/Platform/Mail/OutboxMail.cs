using Upward.Web.Features.Notifications;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Platform.Mail;

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
        NextAttemptAt = now, IsSecret = secret,
    };

    /// <summary>As its reader wants it. What does not go out by itself needs no body.</summary>
    public OutboxMail As(Delivery delivery, DateTimeOffset notBefore, string unsubscribeLink)
    {
        (Delivery, UnsubscribeLink) = (delivery, unsubscribeLink);
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

    public void Gather(DateTimeOffset now) => GatheredAt ??= now;

    /// <summary>Lets the reader's calendar take it in.</summary>
    public OutboxMail With(CalendarMethod method, CalendarEvent meeting)
    {
        (CalendarMethod, Calendar) = (method, CalendarText.Write(method, [meeting]));
        return this;
    }

    public bool IsWaiting => Delivery == Delivery.AtOnce && SentAt is null && GivenUpAt is null && HandedOverAt is null;

    public void Sent(DateTimeOffset now)
    {
        (SentAt, SendingSince, LastError) = (now, null, "");
        PurgeBody(now);
    }

    public void Failed(DateTimeOffset now, string error, TimeSpan wait) =>
        (SendingSince, LastError, NextAttemptAt) = (null, error, now + wait);

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
