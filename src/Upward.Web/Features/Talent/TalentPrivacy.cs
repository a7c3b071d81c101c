using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Talent;

/// <summary>Free words about a life can tell of faith, health or origin, so they count as special; so does what somebody will not talk about.</summary>
internal sealed class TalentPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry) =>
        registry.Entity<TalentProfile>(Erasure.DeleteRow, "PersonId")
            .None("OrganisationId", "Version")
            .Personal("PersonId", "EducationReaders", "BackgroundReaders", "AskMeAbout", "ChangedAt")
            .Special("Education", "Background", "OffLimits", "Generation");
}
