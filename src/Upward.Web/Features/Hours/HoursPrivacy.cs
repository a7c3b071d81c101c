using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Hours;

internal sealed class HoursPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<HoursEntry>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId").Personal("MentorshipId", "PersonId", "On", "Minutes", "Kind").Special("Words");
        registry.Entity<HoursSharing>(Erasure.NotPersonal).None("ProgrammeId", "OrganisationId", "CalledThere");
    }
}
