using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Change;

/// <summary>A tally is about nobody: it was never more than a count.</summary>
internal sealed class ChangePrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<ReadinessCheck>(Erasure.BlankColumns, "AnsweredById").None("Id", "OrganisationId", "ProgrammeId", "Answers", "Suggests", "AnsweredAt").Personal("AnsweredById");
        registry.Entity<AdkarWave>(Erasure.BlankColumns, "OpenedById").None("Id", "OrganisationId", "ProgrammeId", "Moment", "OpenedAt", "LastDay", "ClosedAt", "MentorsAsked", "MenteesAsked").Personal("OpenedById");
        registry.Entity<AdkarTaken>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Special("WaveId", "PersonId");
        registry.Entity<AdkarTally>(Erasure.NotPersonal).None("Id", "OrganisationId", "WaveId", "Role", "Counts");
        registry.Entity<ChangeTask>(Erasure.DeleteRow, "OwnerId").None("Id", "OrganisationId", "ProgrammeId", "From", "DueOn", "CreatedAt", "CreatedById", "DoneAt", "DoneById").Personal("What", "OwnerId");
    }
}
