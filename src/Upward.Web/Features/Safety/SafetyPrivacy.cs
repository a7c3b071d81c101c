using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Safety;

/// <summary>That somebody asked for a rest is theirs alone; that topics of identity rest can tell who somebody is.</summary>
internal sealed class SafetyPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<PairRest>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("MentorshipId", "Until").Special("PersonId", "Kind");
        registry.Entity<SafetyRoute>(Erasure.NotPersonal).None("ProgrammeId", "OrganisationId", "Text");
        registry.Entity<GlassSetting>(Erasure.NotPersonal).None("OrganisationId", "SwitchedOnAt");
        registry.Entity<GlassOpening>(Erasure.Keep, "OpenedById", "Both of a pair may know, as long as they see their pair, who opened what they wrote and why.")
            .None("Id", "OrganisationId", "OpenedAt", "Until", "ClosedAt").Personal("MentorshipId", "OpenedById", "OpenedByName", "Reason");
    }
}
