using System.Text.Json;
using Upward.Web.Data;
using Upward.Web.Platform;

namespace Upward.Web.Features.Audit;

/// <summary>Adds an entry to the unit of work, so that the act and its entry are saved together or not at all.</summary>
public sealed class AuditLog(AppDb db, CurrentPerson person, RequestOrigin origin, TimeProvider clock)
{
    public void Record(string action, string subjectKind = "", Guid? subjectId = null, string subjectName = "", object? details = null) =>
        db.AuditEntries.Add(AuditEntry.Of(
            db.OrganisationId, clock.GetUtcNow(),
            person.IsSignedIn ? person.Id : null, person.IsSignedIn ? person.Name : origin.Actor,
            action, subjectKind, subjectId, subjectName,
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
