using Upward.Web.Platform;

namespace Upward.Web.Features.Audit;

/// <summary>Who did what, when, from where. Append-only: triggers in both databases refuse to change or delete one.</summary>
public sealed class AuditEntry : IBelongToOrganisation
{
    private AuditEntry() { }

    public long Sequence { get; private set; }
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>Null when the installation itself acted (a job, a command on the host).</summary>
    public Guid? ActorPersonId { get; private set; }
    public string ActorName { get; private set; } = "";
    /// <summary>A stable word such as "people.import.committed"; the page shows it through the resource key audit.&lt;action&gt;.</summary>
    public string Action { get; private set; } = "";
    public string SubjectKind { get; private set; } = "";
    public Guid? SubjectId { get; private set; }
    public string SubjectName { get; private set; } = "";
    /// <summary>Small JSON object: old and new values without secrets.</summary>
    public string Details { get; private set; } = "{}";
    public string FromAddress { get; private set; } = "";
    public string RequestId { get; private set; } = "";

    public static AuditEntry Of(Guid organisationId, DateTimeOffset at, Guid? actorId, string actorName, string action,
        string subjectKind, Guid? subjectId, string subjectName, string details, string fromAddress, string requestId) => new()
    {
        OrganisationId = organisationId, At = at, ActorPersonId = actorId, ActorName = actorName, Action = action,
        SubjectKind = subjectKind, SubjectId = subjectId, SubjectName = subjectName, Details = details,
        FromAddress = fromAddress, RequestId = requestId,
    };
}
