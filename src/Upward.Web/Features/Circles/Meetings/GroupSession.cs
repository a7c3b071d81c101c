using Upward.Web.Features.Programmes;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Features.Circles;

/// <summary>
/// Several people meet: a circle, or an open table to which everybody of a programme may come. As with a pair's session the wall
/// time is the truth. Seats go in the order in which people said that they come; the host needs none.
/// </summary>
public sealed class GroupSession : IBelongToOrganisation
{
    public const int LongestTopic = 200, MostSeats = 200;

    private GroupSession() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Programme Programme { get; private set; } = null!;
    /// <summary>Null: an open table.</summary>
    public Guid? CircleId { get; private set; }
    public Circle? Circle { get; private set; }
    public string Topic { get; private set; } = "";
    public Guid HostId { get; private set; }
    /// <summary>Date and time on the clock of <see cref="ZoneId"/>.</summary>
    public DateTime LocalStart { get; private set; }
    public string ZoneId { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    public int Minutes { get; private set; }
    public SessionFormat Format { get; private set; }
    public string Place { get; private set; } = "";
    /// <summary>Beside the host's own.</summary>
    public int Seats { get; private set; }
    public string Agenda { get; private set; } = "";
    public DateTimeOffset PlannedAt { get; private set; }
    public Guid PlannedById { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }
    public DateTimeOffset? HeldSaidAt { get; private set; }
    public Guid? HeldSaidById { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    /// <summary>Null with a time: the circle was closed.</summary>
    public Guid? CancelledById { get; private set; }
    /// <summary>Since when its words are gone.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }
    /// <summary>Of an open table: when everybody who may come had been told.</summary>
    public DateTimeOffset? AnnouncedAt { get; private set; }
    /// <summary>Of the calendar's event (RFC 5546).</summary>
    public int Sequence { get; private set; }
    /// <summary>How many seats were ever asked for: whoever says yes gets the next number.</summary>
    public int LastTurn { get; private set; }
    public int Version { get; private set; }
    public List<GroupReply> Replies { get; private set; } = [];

    public SessionState State => CancelledAt is not null ? SessionState.Cancelled : HeldSaidAt is not null ? SessionState.Held : SessionState.Planned;
    public bool IsOpen => State == SessionState.Planned;
    public bool IsTable => CircleId is null;
    public string Uid => Id.ToString();

    /// <summary>
    /// In a circle no more than there are people beside the host: a seat that nobody can take is a slip of the hand. To an open table
    /// also those may come who join the programme later; its seats say how many the room holds.
    /// </summary>
    /// <returns>Null: no bound but <see cref="MostSeats"/>.</returns>
    public static int? MostSeatsFor(CircleSpace? circle, Guid hostId) => circle?.Present.Count(p => p.PersonId != hostId);

    public static GroupSession Plan(Guid organisationId, Guid programmeId, Guid? circleId, Guid hostId, SessionTime time, GroupSessionFacts facts, Guid by, DateTimeOffset now)
    {
        var session = new GroupSession { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, CircleId = circleId, HostId = hostId, PlannedAt = now, PlannedById = by, Version = 1 };
        session.Take(time);
        session.Take(facts);
        return session;
    }

    /// <summary>Another time, place, topic or number of seats. A seat is kept over a move; whether its holder can come then is asked anew.</summary>
    /// <returns>Whether calendars have to follow.</returns>
    public Outcome<bool> Change(SessionTime time, GroupSessionFacts facts, DateTimeOffset now)
    {
        if (!IsOpen) return Outcome.Refused("session.refused.over");
        var moved = time.Local != LocalStart || time.ZoneId != ZoneId || time.Minutes != Minutes;
        var elsewhere = (facts.Format, facts.Place) != (Format, Place);
        if (moved)
        {
            Take(time);
            Replies.ForEach(r => r.Ask());
        }
        Take(facts);
        if (moved || elsewhere) (Sequence, ChangedAt) = (Sequence + 1, now);
        Version++;
        return moved || elsewhere;
    }

    /// <summary>The rules of a zone were changed: the wall time stays, the instant follows, and whether everybody can come is asked anew.</summary>
    /// <returns>Whether it did.</returns>
    public bool Recompute(DateTimeOffset startsAt, DateTimeOffset now)
    {
        if (startsAt == StartsAt) return false;
        (StartsAt, EndsAt, ChangedAt) = (startsAt, startsAt.AddMinutes(Minutes), now);
        Replies.ForEach(r => r.Ask());
        Sequence++;
        Version++;
        return true;
    }

    public Outcome PlanAgenda(string agenda)
    {
        var clean = agenda.ReplaceLineEndings("\n").Trim();
        if (clean.Length > Session.LongestAgenda) return Outcome.RefusedAt("Agenda", "refused.tooLong", ("max", Session.LongestAgenda), ("length", clean.Length));
        if (clean == Agenda) return Outcome.Done;
        Agenda = clean;
        Version++;
        return Outcome.Done;
    }

    /// <param name="by">Null: the circle was closed.</param>
    public Outcome Cancel(Guid? by, DateTimeOffset now)
    {
        if (!IsOpen) return Outcome.Refused("session.refused.over");
        (CancelledAt, CancelledById) = (now, by);
        Sequence++;
        Version++;
        return Outcome.Done;
    }

    /// <summary>An answer to this very time. One to an older time, or an older answer, is none (RFC 5546, 2.1.5).</summary>
    public bool Reply(Guid personId, Attendance attendance, int sequence, DateTimeOffset at)
    {
        var known = Replies.Find(r => r.PersonId == personId);
        if (sequence < Sequence || known is not null && known.At > at) return false;
        if (known is null) Replies.Add(known = GroupReply.Of(this, personId));
        known.Say(attendance, at, () => ++LastTurn);
        return true;
    }

    /// <summary>An answer by mail may carry a clock that goes ahead of ours: what is pressed now is later all the same.</summary>
    public DateTimeOffset TimeOfAnswer(Guid personId, DateTimeOffset now) => Replies.Find(r => r.PersonId == personId)?.At is { } said && said > now ? said : now;

    /// <summary>Whoever leaves the circle, or the programme, leaves the seat to the next one.</summary>
    public void Release(Guid personId) => Replies.RemoveAll(r => r.PersonId == personId);

    /// <summary>Somebody else hosts it from now on; the seat they may have had goes to the next one. Calendars name the host, so they have to follow.</summary>
    public void HandTo(Guid hostId, DateTimeOffset now)
    {
        (HostId, Sequence, ChangedAt) = (hostId, Sequence + 1, now);
        Version++;
    }

    /// <summary>Where everybody beside the host had a seat, whoever joins has one too.</summary>
    /// <param name="before">How many there were beside the host.</param>
    /// <param name="after">How many there are now.</param>
    public void MakeRoom(int before, int after)
    {
        if (Seats < before || Seats >= after) return;
        Seats = after;
        Version++;
    }

    /// <summary>It took place, and these were there.</summary>
    public Outcome SayHeld(IReadOnlyCollection<Guid> came, Guid by, DateTimeOffset now)
    {
        if (CancelledAt is not null) return Outcome.Refused("session.refused.cancelled");
        if (now < StartsAt) return Outcome.Refused("session.refused.notYet");
        (HeldSaidAt, HeldSaidById) = (now, by);
        foreach (var person in came.Where(p => !Replies.Exists(r => r.PersonId == p))) Replies.Add(GroupReply.Of(this, person));
        Replies.ForEach(r => r.Note(came.Contains(r.PersonId)));
        Version++;
        return Outcome.Done;
    }

    /// <summary>Everybody who said that they come, the host first, then in the order in which they said so.</summary>
    public IReadOnlyList<GroupReply> Line => [.. Replies.Where(r => r.Turn is not null && r.PersonId != HostId).OrderBy(r => r.Turn)];
    public IReadOnlyList<GroupReply> Seated => [.. Line.Take(Seats)];
    public IReadOnlyList<GroupReply> Waiting => [.. Line.Skip(Seats)];
    public bool HasSeat(Guid personId) => personId == HostId || Seated.Any(r => r.PersonId == personId);
    /// <summary>From 1; 0: does not wait.</summary>
    public int PlaceInLine(Guid personId) => Waiting.Select(r => r.PersonId).ToList().IndexOf(personId) + 1;
    public int Free => Math.Max(0, Seats - Line.Count);

    public Attendance ReplyOf(Guid personId) => personId == HostId && !Replies.Exists(r => r.PersonId == personId) ? Attendance.Accepted : Replies.Find(r => r.PersonId == personId)?.Attendance ?? Attendance.NeedsAction;

    public void Announce(DateTimeOffset now)
    {
        AnnouncedAt ??= now;
        Version++;
    }

    public void Forget(DateTimeOffset now)
    {
        (Agenda, Place, ForgottenAt) = ("", "", ForgottenAt ?? now);
        Version++;
    }

    private void Take(SessionTime time) => (LocalStart, ZoneId, Minutes, StartsAt, EndsAt) = (time.Local, time.ZoneId, time.Minutes, time.StartsAt, time.StartsAt.AddMinutes(time.Minutes));

    private void Take(GroupSessionFacts facts) => (Topic, Format, Place, Seats) = (facts.Topic.Trim(), facts.Format, facts.Place, facts.Seats);
}

/// <summary>What the form of a group session says beside its time.</summary>
public sealed record GroupSessionFacts(string Topic, SessionFormat Format, string Place, int Seats)
{
    /// <param name="mostSeats">How many people could take one; null: not known.</param>
    public Outcome Check(int? mostSeats = null)
    {
        var refusals = new List<Refusal>();
        if (Topic.Trim().Length == 0) refusals.Add(new("Topic", new("group.refused.topic")));
        if (Topic.Trim().Length > GroupSession.LongestTopic) refusals.Add(new("Topic", new("refused.tooLong", ("max", GroupSession.LongestTopic), ("length", Topic.Trim().Length))));
        // One seat may always be planned: whoever is alone in a circle may expect somebody.
        if (Seats > Math.Max(1, mostSeats ?? Seats)) refusals.Add(new("Seats", new("group.refused.seats", ("n", mostSeats))));
        else if (Seats is < 1 or > GroupSession.MostSeats) refusals.Add(new("Seats", new("session.refused.range", ("from", 1), ("to", Math.Max(1, mostSeats ?? GroupSession.MostSeats)))));
        if (Format == SessionFormat.Writing) refusals.Add(new("Format", new("group.refused.writing")));
        refusals.AddRange(SessionDraft.CheckPlace(Format, Place).Refusals);
        return Outcome.Refused(refusals);
    }
}

/// <summary>What somebody answered to a group session, here or in their calendar; afterwards, whether they came.</summary>
public sealed class GroupReply : IBelongToOrganisation
{
    private GroupReply() { }

    public Guid GroupSessionId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Attendance Attendance { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>Their place in the order of those who said yes; null: they hold no seat and wait for none. Given by us: a calendar's clock could be set back.</summary>
    public int? Turn { get; private set; }
    public bool? Came { get; private set; }

    internal static GroupReply Of(GroupSession session, Guid personId) => new() { GroupSessionId = session.Id, OrganisationId = session.OrganisationId, PersonId = personId };

    internal void Say(Attendance attendance, DateTimeOffset at, Func<int> next)
    {
        (Attendance, At) = (attendance, at);
        Turn = attendance == Attendance.Accepted ? Turn ?? next() : null;
    }

    /// <summary>The time is another one: the seat stays, the answer does not.</summary>
    internal void Ask() => Attendance = Attendance.NeedsAction;

    internal void Note(bool came) => Came = came;
}
