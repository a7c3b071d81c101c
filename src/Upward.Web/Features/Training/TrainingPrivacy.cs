using Upward.Web.Features.Training.Guidelines;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Training;

/// <summary>Who finished what tells of membership in a programme, which can tell of a trait.</summary>
internal sealed class TrainingPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<UnitCompletion>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("UnitKey", "DoneAt").Special("ProgrammeId", "PersonId");
        registry.Entity<ProgrammeTraining>(Erasure.BlankColumns, "ChangedById").None("ProgrammeId", "OrganisationId", "Settings", "ChangedAt", "Version").Personal("ChangedById");
        registry.Entity<UnitText>(Erasure.BlankColumns, "ChangedById")
            .None("Id", "OrganisationId", "ProgrammeId", "Key", "Track", "Title", "Summary", "Minutes", "Body", "ChangedAt", "Version").Personal("ChangedById");
        registry.Entity<GuidelineVersion>(Erasure.BlankColumns, "ChangedById")
            .None("Id", "OrganisationId", "ProgrammeId", "Slug", "Number", "Title", "Summary", "Body", "Note", "ChangedAt", "PublishedAt", "Version").Personal("ChangedById");
    }
}
