using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Mentorships;

internal sealed class MentorshipsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry) =>
        registry.Entity<Mentorship>(Erasure.DeleteRow, "MentorEnrolmentId")
            .None("Id", "OrganisationId", "ProgrammeId", "ProposalId")
            .Personal("MentorEnrolmentId", "MentorSeat", "MenteeEnrolmentId", "MenteeSeat", "StartedAt", "EndedAt");
}
