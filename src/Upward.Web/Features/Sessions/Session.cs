using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// Where two people meet. Video needs an address; a walk needs only the time. Writing is for two who share no hour: each writes
/// when they can, and the time is the one by which both have; it takes nobody's hour.
/// </summary>
public enum SessionFormat { Video, InPerson, Phone, Walk, Demo, Writing }

/// <summary>What became of it. Planned covers the past too, until somebody says what happened.</summary>
public enum SessionState { Planned, Held, Missed, Cancelled }

/// <summary>
/// One meeting of a pair. The truth of its time is the wall time on the clock of whoever planned it; the instant beside it is
/// computed, for sorting and reminding, and computed anew when a country changes its rules. Who moved it, cancelled it or
/// did not come is a fact with a role and a time.
/// </summary>
public sealed class Session : IBelongToOrganisation
{
    public const int ShortestMinutes = 10, LongestMinutes = 480, LongestPlace = 400, LongestAgenda = 4000;

    private Session() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public Mentorship Mentorship { get; private set; } = null!;
    /// <summary>Date and time on the clock of <see cref="ZoneId"/>.</summary>
    public DateTime LocalStart { get; private set; }
    /// <summary>Of the tz database, for example "Europe/Stockholm".</summary>
    public string ZoneId { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public int Minutes { get; private set; }
    public SessionFormat Format { get; private set; }
    /// <summary>A room, a meeting point, or the address of a video room.</summary>
    public string Place { get; private set; } = "";
    /// <summary>A line for each thing, with its minutes in front if they like: "10 Check in".</summary>
    public string Agenda { get; private set; } = "";
    public DateTimeOffset PlannedAt { get; private set; }
    public Guid PlannedById { get; private set; }
    public DateTimeOffset? HeldSaidAt { get; private set; }
    public Guid? HeldSaidById { get; private set; }
    /// <summary>Who did not come.</summary>
    public ProgrammeRole? MissedBy { get; private set; }
    public DateTimeOffset? MissedSaidAt { get; private set; }
    public Guid? MissedSaidById { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    /// <summary>Null with a time: neither of the two; the pair ended, or rests.</summary>
    public ProgrammeRole? CancelledBy { get; private set; }
    /// <summary>The last move of the whole cohort that took it along.</summary>
    public Guid? CohortMoveId { get; private set; }
    /// <summary>Of the calendar's event (RFC 5546): one more with every change of time or place.</summary>
    public int Sequence { get; private set; }
    public int Version { get; private set; }
    public List<SessionMove> Moves { get; private set; } = [];
    public List<SessionReply> Replies { get; private set; } = [];

    public SessionState State => CancelledAt is not null ? SessionState.Cancelled : HeldSaidAt is not null ? SessionState.Held : MissedSaidAt is not null ? SessionState.Missed : SessionState.Planned;
    public bool IsOpen => State == SessionState.Planned;

    /// <summary>The event's name for calendars: never changes, says nothing.</summary>
    public string Uid => Id.ToString();

    public Attendance ReplyOf(ProgrammeRole role) => Replies.Find(r => r.Role == role)?.Attendance ?? Attendance.NeedsAction;

    public static Session Plan(Mentorship mentorship, SessionTime time, SessionFormat format, string place, Guid by, ProgrammeRole byRole, DateTimeOffset now)
    {
        var session = new Session
        {
            Id = Guid.CreateVersion7(now), OrganisationId = mentorship.OrganisationId, MentorshipId = mentorship.Id,
            Format = format, Place = place, PlannedAt = now, PlannedById = by, Version = 1,
        };
        session.Take(time);
        session.Reply(byRole, Attendance.Accepted, 0, now);
        return session;
    }

    /// <summary>Another time. Answers to the old time are no answers to the new one; who moves it comes.</summary>
    /// <param name="by">Null: the whole cohort was moved, or a country's clock was.</param>
    public Outcome Move(SessionTime time, ProgrammeRole? by, DateTimeOffset now)
    {
        if (!IsOpen) return Outcome.Refused("session.refused.over");
        if (time.Local == LocalStart && time.ZoneId == ZoneId && time.Minutes == Minutes) return Outcome.RefusedAt("Time", "session.refused.sameTime");
        Moves.Add(SessionMove.Of(this, by, time.StartsAt, now));
        Take(time);
        Sequence++;
        Version++;
        Replies.Clear();
        if (by is { } role) Reply(role, Attendance.Accepted, Sequence, now);
        return Outcome.Done;
    }

    /// <summary>The rules of a zone were changed: the wall time stays, the instant follows.</summary>
    /// <returns>Whether it did.</returns>
    public bool Recompute(DateTimeOffset startsAt)
    {
        if (startsAt == StartsAt) return false;
        (StartsAt, EndsAt) = (startsAt, startsAt.AddMinutes(Minutes));
        Sequence++;
        Version++;
        return true;
    }

    public void MarkMovedWith(Guid cohortMoveId) => CohortMoveId = cohortMoveId;

    public Outcome Arrange(SessionFormat format, string place)
    {
        if (!IsOpen) return Outcome.Refused("session.refused.over");
        if ((format, place) == (Format, Place)) return Outcome.Done;
        (Format, Place) = (format, place);
        Sequence++;
        Version++;
        return Outcome.Done;
    }

    public Outcome PlanAgenda(string agenda)
    {
        var clean = agenda.ReplaceLineEndings("\n").Trim();
        if (clean.Length > LongestAgenda) return Outcome.RefusedAt("Agenda", "refused.tooLong", ("max", LongestAgenda), ("length", clean.Length));
        if (clean == Agenda) return Outcome.Done;
        Agenda = clean;
        Version++;
        return Outcome.Done;
    }

    public Outcome Cancel(ProgrammeRole? by, DateTimeOffset now)
    {
        if (!IsOpen) return Outcome.Refused("session.refused.over");
        (CancelledAt, CancelledBy) = (now, by);
        Sequence++;
        Version++;
        return Outcome.Done;
    }

    /// <summary>It took place. Said after it began, of one in writing as soon as both have written; taken back by saying something else.</summary>
    public Outcome SayHeld(Guid by, DateTimeOffset now)
    {
        if (Said(now, HasBegun(now) || Format == SessionFormat.Writing) is { } refusal) return refusal;
        (HeldSaidAt, HeldSaidById, MissedBy, MissedSaidAt, MissedSaidById) = (now, by, null, null, null);
        Version++;
        return Outcome.Done;
    }

    public Outcome SayMissed(ProgrammeRole who, Guid by, DateTimeOffset now)
    {
        if (Said(now, HasBegun(now)) is { } refusal) return refusal;
        (HeldSaidAt, HeldSaidById, MissedBy, MissedSaidAt, MissedSaidById) = (null, null, who, now, by);
        Version++;
        return Outcome.Done;
    }

    /// <summary>An answer to this very time. One to an older time, or an older answer, is none (RFC 5546, 2.1.5).</summary>
    public bool Reply(ProgrammeRole role, Attendance attendance, int sequence, DateTimeOffset at)
    {
        var known = Replies.Find(r => r.Role == role);
        if (sequence < Sequence || known is not null && known.At > at) return false;
        if (known is not null) Replies.Remove(known);
        Replies.Add(SessionReply.Of(this, role, attendance, at));
        return true;
    }

    public void Forget()
    {
        (Agenda, Place) = ("", "");
        Version++;
    }

    public bool HasBegun(DateTimeOffset now) => now >= StartsAt;

    private Outcome? Said(DateTimeOffset now, bool canBe) =>
        CancelledAt is not null ? Outcome.Refused("session.refused.cancelled") : !canBe ? Outcome.Refused("session.refused.notYet") : null;

    private void Take(SessionTime time) => (LocalStart, ZoneId, StartsAt, EndsAt, Minutes) = (time.Local, time.ZoneId, time.StartsAt, time.StartsAt.AddMinutes(time.Minutes), time.Minutes);
}

/// <summary>That it was moved, by which of the two, from when to when.</summary>
public sealed class SessionMove : IBelongToOrganisation
{
    private SessionMove() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid SessionId { get; private set; }
    public ProgrammeRole? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset From { get; private set; }
    public DateTimeOffset To { get; private set; }

    internal static SessionMove Of(Session session, ProgrammeRole? by, DateTimeOffset to, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), OrganisationId = session.OrganisationId, SessionId = session.Id, By = by, At = now, From = session.StartsAt, To = to };
}

/// <summary>What one of the two answered to the time as it stands, here or in their calendar.</summary>
public sealed class SessionReply : IBelongToOrganisation
{
    private SessionReply() { }

    public Guid SessionId { get; private set; }
    public ProgrammeRole Role { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Attendance Attendance { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal static SessionReply Of(Session session, ProgrammeRole role, Attendance attendance, DateTimeOffset at) =>
        new() { SessionId = session.Id, OrganisationId = session.OrganisationId, Role = role, Attendance = attendance, At = at };
}
