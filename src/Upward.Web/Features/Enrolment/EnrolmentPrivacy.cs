using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Enrolment;

/// <summary>
/// Being in a programme can tell of a trait (a programme for LGBT+ colleagues), so membership itself is special-category data.
/// </summary>
internal sealed class EnrolmentPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<ParticipantEnrolment>(Erasure.DeleteRow, "PersonId")
            .None("Id", "OrganisationId", "AddedById", "Version")
            .Personal("Role", "Capacity", "Goals", "Interests", "Languages", "Availability", "Communication", "WantsSharedAt", "AddedAt", "ProfileChangedAt", "WithdrawnAt", "After")
            .Special("ProgrammeId", "PersonId", "Motivation");
        registry.Entity<EnrolmentSkill>(Erasure.DeleteRow, "EnrolmentId").None("Id", "OrganisationId").Personal("EnrolmentId", "SkillId", "Direction", "Importance", "SkillLevel", "Evidence");
        registry.Entity<Wish>(Erasure.DeleteRow, "EnrolmentId").None("OrganisationId").Personal("EnrolmentId", "PartnerEnrolmentId", "Rank");
        registry.Entity<Veto>(Erasure.DeleteRow, "EnrolmentId").None("OrganisationId").Personal("EnrolmentId", "PersonId", "AddedAt");
        registry.Entity<ParticipantImport>(Erasure.BlankColumns, "ImportedById")
            .None("Id", "OrganisationId", "ProgrammeId", "Added", "Changed", "LeftOut", "NewSkillIds", "ImportedAt", "UndoneAt").Personal("FileName", "ImportedById", "UndoneById");
        registry.Entity<ParticipantImportRow>(Erasure.DeleteRow, "PersonId")
            .None("Row", "OrganisationId", "WasAdded", "Version", "TakenBackAt", "KeptBecause").Personal("EnrolmentId", "Before").Special("ImportId", "PersonId");
    }
}
