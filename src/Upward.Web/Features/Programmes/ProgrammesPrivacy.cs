using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Programmes;

internal sealed class ProgrammesPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Programme>(Erasure.BlankColumns, "CreatedById")
            .None("Id", "OrganisationId", "Name", "Purpose", "Kind", "Preset", "StartsOn", "EndsOn", "CadenceDays", "Sessions", "SessionMinutes",
                "MentorLabel", "MenteeLabel", "MentorCapacity", "MenteeCapacity", "AnswerDays", "CreatedAt", "ClosedAt", "Version")
            .Personal("CreatedById");
        registry.Entity<ProgrammeManager>(Erasure.DeleteRow, "PersonId").None("ProgrammeId", "OrganisationId", "GrantedById").Personal("PersonId", "GrantedAt");
    }
}
