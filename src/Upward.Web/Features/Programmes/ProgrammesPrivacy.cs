using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Programmes;

internal sealed class ProgrammesPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Programme>(Erasure.BlankColumns, "CreatedById")
            .None("Id", "OrganisationId", "UnitId", "Name", "Purpose", "Purposes", "Kind", "Formality", "Preset", "StartsOn", "EndsOn", "CadenceDays", "Sessions", "SessionMinutes", "MentorMinutesPerMonth", "MenteeMinutesPerMonth",
                "MentorLabel", "MenteeLabel", "MentorCapacity", "MenteeCapacity", "AnswerDays", "CreatedAt", "LaunchedAt", "TemplateSince", "ClosedAt", "Version")
            .Personal("CreatedById", "LaunchedById");
        registry.Entity<ProgrammeManager>(Erasure.DeleteRow, "PersonId").None("ProgrammeId", "OrganisationId", "GrantedById").Personal("PersonId", "GrantedAt");
    }
}
