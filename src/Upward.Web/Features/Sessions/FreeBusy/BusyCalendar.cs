using Upward.Web.Platform;

namespace Upward.Web.Features.Sessions.FreeBusy;

/// <summary>
/// The address of a calendar that somebody keeps elsewhere, and when it is taken. The address is stored sealed and never shown
/// again; of its events only times are kept, and the next reading replaces them.
/// </summary>
public sealed class BusyCalendar : IBelongToOrganisation
{
    private BusyCalendar() { }

    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string SealedAddress { get; private set; } = "";
    /// <summary>The host alone, so that its owner knows which one it is.</summary>
    public string Host { get; private set; } = "";
    public DateTimeOffset SetAt { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }
    public DateTimeOffset? TriedAt { get; private set; }
    public string ETag { get; private set; } = "";
    /// <summary>The key of a sentence; empty when the last reading was good.</summary>
    public string Problem { get; private set; } = "";
    /// <summary>Repeating events of a rare kind, of which only the first time counts.</summary>
    public int NotUnderstood { get; private set; }
    public List<BusyTime> Times { get; private set; } = [];

    public static BusyCalendar For(Guid organisationId, Guid personId) => new() { OrganisationId = organisationId, PersonId = personId };

    public void Point(string sealedAddress, string host, DateTimeOffset now) =>
        (SealedAddress, Host, SetAt, ReadAt, TriedAt, ETag, Problem, NotUnderstood, Times) = (sealedAddress, host, now, null, null, "", "", 0, []);

    public void Read(IReadOnlyList<BusyTime> times, int notUnderstood, string etag, DateTimeOffset now) =>
        (Times, NotUnderstood, ETag, ReadAt, TriedAt, Problem) = ([.. times], notUnderstood, etag, now, now, "");

    /// <summary>Nothing has changed there; a repetition may still have come nearer, so the tag is forgotten once a day by whoever reads.</summary>
    public void Same(DateTimeOffset now) => (TriedAt, Problem) = (now, "");

    /// <summary>What was read before still counts, for what it is worth.</summary>
    public void Fail(string problem, DateTimeOffset now) => (Problem, TriedAt) = (problem, now);
}
