using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Skills;

internal sealed class SkillsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry) =>
        registry.Entity<Skill>(Erasure.NotPersonal).None("Id", "OrganisationId", "Name", "Category", "Synonyms", "RetiredAt");
}
