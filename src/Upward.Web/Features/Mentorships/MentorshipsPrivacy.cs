using Upward.Web.Features.Mentorships.Import;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Mentorships;

/// <summary>Having been in a programme can tell of a trait, as being in one does: so the people and the programme of a past pair are special.</summary>
internal sealed class MentorshipsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Mentorship>(Erasure.DeleteRow, "MentorEnrolmentId")
            .None("Id", "OrganisationId", "ProgrammeId", "ProposalId", "ImportId")
            .Personal("MentorEnrolmentId", "MentorSeat", "MenteeEnrolmentId", "MenteeSeat", "StartedAt", "EndedAt", "Ending", "ForgetWarnedAt", "ForgottenAt", "AgreementRemindedAt", "CalledBefore");
        registry.Entity<PastPair>(Erasure.DeleteRow, "MentorPersonId")
            .None("Id", "OrganisationId", "ImportId").Personal("StartedOn", "EndedOn", "Ending").Special("ProgrammeId", "MentorPersonId", "MenteePersonId", "CalledBefore");
        registry.Entity<PairImport>(Erasure.BlankColumns, "ImportedById")
            .None("Id", "OrganisationId", "ProgrammeId", "Running", "Past", "Joined", "LeftOut", "ImportedAt", "UndoneAt", "Kept").Personal("FileName", "ImportedById", "UndoneById");
        registry.Entity<PairImportPerson>(Erasure.DeleteRow, "PersonId")
            .None("OrganisationId", "Version", "KeptBecause").Personal("EnrolmentId", "WithdrawnBefore", "RoleBefore").Special("ImportId", "PersonId");
    }
}
