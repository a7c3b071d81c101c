using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;

namespace Upward.Web.Features.Circles;

/// <summary>Circle: one or two mentors with several mentees. Supervision: mentors ask each other for advice, with somebody outside the line.</summary>
public enum CircleKind { Circle, Supervision }

/// <summary>
/// A small group of a programme that meets over time. Who is in it, since when and until when are facts of their own, so that
/// whoever has left stays the writer of what they wrote and reads nothing more.
/// </summary>
public sealed class Circle : IBelongToOrganisation
{
    public const int LongestName = 120, LongestTopic = 400, MostSeats = 12;

    private Circle() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Programme Programme { get; private set; } = null!;
    public CircleKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>What it is about, in a sentence; its members read it.</summary>
    public string Topic { get; private set; } = "";
    public int MentorSeats { get; private set; }
    /// <summary>None in supervision.</summary>
    public int MenteeSeats { get; private set; }
    public DateTimeOffset FormedAt { get; private set; }
    public Guid FormedById { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    /// <summary>Null with a time: nobody was left in it.</summary>
    public Guid? ClosedById { get; private set; }
    /// <summary>When its members were told that what they wrote will soon be gone.</summary>
    public DateTimeOffset? ForgetWarnedAt { get; private set; }
    /// <summary>Since when their words are gone.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }
    public int Version { get; private set; }
    public List<CircleMember> Members { get; private set; } = [];

    public bool Runs => ClosedAt is null;
    public IEnumerable<CircleMember> Present => Members.Where(m => m.LeftAt is null);

    public static Circle Form(Programme programme, CircleFacts facts, Guid by, DateTimeOffset now)
    {
        var circle = new Circle { Id = Guid.CreateVersion7(now), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id, Kind = facts.Kind, FormedAt = now, FormedById = by };
        circle.Apply(facts);
        return circle;
    }

    public Outcome Change(CircleFacts facts)
    {
        if (!Runs) return Outcome.Refused("circle.refused.closed");
        var outcome = facts.Check();
        if (!outcome.Succeeded) return outcome;
        if (Present.Count(m => m.Side == ProgrammeRole.Mentor) > facts.MentorSeats) return Outcome.RefusedAt("MentorSeats", "circle.refused.fewer");
        if (Present.Count(m => m.Side == ProgrammeRole.Mentee) > facts.MenteeSeats) return Outcome.RefusedAt("MenteeSeats", "circle.refused.fewer");
        Apply(facts with { Kind = Kind });
        return Outcome.Done;
    }

    /// <param name="side">Null: somebody outside the line, who hosts.</param>
    /// <param name="byPair">They come with a pair that was made a circle of.</param>
    public Outcome<CircleMember> Admit(Guid personId, ProgrammeRole? side, CircleRole role, Guid by, DateTimeOffset now, bool byPair = false)
    {
        if (!Runs) return Outcome.Refused("circle.refused.closed");
        if (Present.Any(m => m.PersonId == personId)) return Outcome.RefusedAt("Chosen", "circle.refused.member");
        if (Kind == CircleKind.Supervision && side == ProgrammeRole.Mentee) return Outcome.RefusedAt("Chosen", "circle.refused.mentorsOnly");
        if (side == ProgrammeRole.Mentor && Present.Count(m => m.Side == side) >= MentorSeats) return Outcome.RefusedAt("Chosen", "circle.refused.mentorSeats", ("n", MentorSeats));
        if (side == ProgrammeRole.Mentee && Present.Count(m => m.Side == side) >= MenteeSeats) return Outcome.RefusedAt("Chosen", "circle.refused.menteeSeats", ("n", MenteeSeats));
        var member = CircleMember.Of(this, personId, side, role, by, now, byPair);
        Members.Add(member);
        Version++;
        return member;
    }

    public Outcome<CircleMember> Leave(Guid personId, DateTimeOffset now)
    {
        if (Present.FirstOrDefault(m => m.PersonId == personId) is not { } member) return Outcome.NotFound;
        member.Leave(now);
        Version++;
        return member;
    }

    public Outcome LetHost(Guid personId, bool hosts)
    {
        if (!Runs) return Outcome.Refused("circle.refused.closed");
        if (Present.FirstOrDefault(m => m.PersonId == personId) is not { } member) return Outcome.NotFound;
        if (!hosts && !Present.Any(m => m.IsHost && m != member)) return Outcome.Refused("circle.refused.host");
        member.LetHost(hosts);
        Version++;
        return Outcome.Done;
    }

    /// <param name="by">Null: nobody was left in it.</param>
    public Outcome Close(Guid? by, DateTimeOffset now)
    {
        if (!Runs) return Outcome.Refused("circle.refused.closed");
        (ClosedAt, ClosedById) = (now, by);
        Version++;
        return Outcome.Done;
    }

    public void WarnOfForgetting(DateTimeOffset now) => ForgetWarnedAt ??= now;

    /// <summary>What it was about goes; that it was, and who was in it, stays with the programme.</summary>
    public void Forget(DateTimeOffset now) => (ForgottenAt, Topic) = (ForgottenAt ?? now, "");

    private void Apply(CircleFacts facts)
    {
        (Name, Topic, MentorSeats, MenteeSeats) = (facts.Name.Trim(), facts.Topic.Trim(), facts.MentorSeats, facts.MenteeSeats);
        Version++;
    }
}

/// <summary>What the form of a circle says.</summary>
public sealed record CircleFacts
{
    public CircleKind Kind { get; init; }
    public string Name { get; init; } = "";
    public string Topic { get; init; } = "";
    public int MentorSeats { get; init; } = 2;
    public int MenteeSeats { get; init; } = 5;

    /// <summary>One or two mentors with four or five mentees; supervision is for mentors alone, few enough for everybody to be heard.</summary>
    public static CircleFacts Usual(CircleKind kind) => kind == CircleKind.Supervision ? new() { Kind = kind, MentorSeats = 6, MenteeSeats = 0 } : new();

    public Outcome Check()
    {
        var refusals = new List<Refusal>();
        if (Name.Trim().Length == 0) refusals.Add(new("Name", new("circle.refused.name")));
        if (Name.Trim().Length > Circle.LongestName) refusals.Add(new("Name", new("refused.tooLong", ("max", Circle.LongestName), ("length", Name.Trim().Length))));
        if (Topic.Trim().Length > Circle.LongestTopic) refusals.Add(new("Topic", new("refused.tooLong", ("max", Circle.LongestTopic), ("length", Topic.Trim().Length))));
        if (MentorSeats is < 1 or > Circle.MostSeats) refusals.Add(new("MentorSeats", new("circle.refused.range", ("from", 1), ("to", Circle.MostSeats))));
        if (Kind == CircleKind.Circle && MenteeSeats is < 1 or > Circle.MostSeats) refusals.Add(new("MenteeSeats", new("circle.refused.range", ("from", 1), ("to", Circle.MostSeats))));
        return Outcome.Refused(refusals);
    }
}

/// <summary>Host: plans the meetings and says who came.</summary>
public enum CircleRole { Member, Host }

/// <summary>The fact that somebody is in a circle, from when, until when, and as what.</summary>
public sealed class CircleMember : IBelongToOrganisation
{
    private CircleMember() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid CircleId { get; private set; }
    public Circle Circle { get; private set; } = null!;
    public Guid PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    /// <summary>Null: neither mentor nor mentee, but somebody outside the line who hosts.</summary>
    public ProgrammeRole? Side { get; private set; }
    public CircleRole Role { get; private set; }
    /// <summary>They came with a pair that was made a circle of, and go when no such pair of theirs runs any more.</summary>
    public bool ByPair { get; private set; }
    public DateTimeOffset JoinedAt { get; private set; }
    public Guid AddedById { get; private set; }
    public DateTimeOffset? LeftAt { get; private set; }

    public bool IsHost => Role == CircleRole.Host;

    internal static CircleMember Of(Circle circle, Guid personId, ProgrammeRole? side, CircleRole role, Guid by, DateTimeOffset now, bool byPair) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = circle.OrganisationId, CircleId = circle.Id, PersonId = personId, Side = side, Role = role, JoinedAt = now, AddedById = by, ByPair = byPair,
    };

    internal void Leave(DateTimeOffset now) => LeftAt ??= now;
    internal void LetHost(bool hosts) => Role = hosts ? CircleRole.Host : CircleRole.Member;
}
