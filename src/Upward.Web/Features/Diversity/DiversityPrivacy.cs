using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Diversity;

internal sealed class DiversityPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<DiversityField>(Erasure.BlankColumns, "AddedById")
            .None("Id", "OrganisationId", "Name", "Purpose", "Basis", "Options", "MayMatch", "AddedAt", "RetiredAt").Personal("AddedById");
        // That there is an answer at all tells something, so every column of it is special.
        registry.Entity<DiversityAnswer>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Special("PersonId", "FieldId", "Choice", "ForMatching", "ToPartner");
        registry.Entity<FairnessReport>(Erasure.BlankColumns, "TakenById").None("Id", "OrganisationId", "ProgrammeId", "TakenAt").Personal("TakenById");
        // Counts of nobody or at least five people: about no person.
        registry.Entity<FairnessFigure>(Erasure.NotPersonal).None("ReportId", "FieldId", "Role", "OrganisationId", "Withheld", "Groups", "Counts", "Stages", "Hidden");
    }
}
