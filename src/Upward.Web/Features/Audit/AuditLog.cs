using System.Text.Json;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Features.Audit;

/// <summary>Adds an entry to the unit of work, so that the act and its entry are saved together or not at all.</summary>
public sealed class AuditLog(AppDb db, CurrentPerson person, RequestOrigin origin, TimeProvider clock)
{
    /// <summary>Entries with this organisation are the installation's own: set-up, mail server, a sign-in that names nobody.</summary>
    public static readonly Guid Installation = Guid.Empty;

    public void Record(string action, string subjectKind = "", Guid? subjectId = null, string subjectName = "", object? details = null) =>
        RecordAs(db.OrganisationId, person.IsSignedIn ? person.Id : null, person.IsSignedIn ? person.Name : origin.Actor, action, subjectKind, subjectId, subjectName, details);

    /// <summary>For acts of somebody who is not signed in yet (sign-in itself, a reset, an invitation) and for the installation's own.</summary>
    public void RecordAs(Guid organisationId, Guid? actorId, string actorName, string action, string subjectKind = "", Guid? subjectId = null, string subjectName = "", object? details = null) =>
        db.AuditEntries.Add(AuditEntry.Of(
            organisationId, clock.GetUtcNow(), actorId, actorName, action, subjectKind, subjectId, subjectName,
            details is null ? "{}" : JsonSerializer.Serialize(details),
            origin.Address, origin.RequestId));
}

/// <summary>Where an act came from: a request's address, or the name of the job or command.</summary>
public sealed class RequestOrigin
{
    public string Address { get; set; } = "";
    public string RequestId { get; set; } = "";
    public string Actor { get; set; } = "Upward";
}
