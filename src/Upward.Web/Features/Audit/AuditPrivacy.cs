using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Audit;

internal sealed class AuditPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry) =>
        registry.Entity<AuditEntry>(Erasure.Keep, "ActorPersonId", "The log shows who changed what; it is kept for 24 months so that misuse can be found.")
            .None("Sequence", "OrganisationId", "At", "Action", "SubjectKind", "SubjectId", "RequestId")
            .Personal("ActorPersonId", "ActorName", "SubjectName", "Details", "FromAddress");
}
