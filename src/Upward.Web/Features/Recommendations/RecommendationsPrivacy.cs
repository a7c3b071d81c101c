using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Recommendations;

/// <summary>Free words about a person can hold anything, so they count as special. They go with the person they are about; with their writer by the foreign key.</summary>
internal sealed class RecommendationsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry) =>
        registry.Entity<Recommendation>(Erasure.DeleteRow, "AboutId")
            .None("Id", "OrganisationId", "TokenHash", "SecondHash", "Version")
            .Personal("AboutId", "FromId", "DueOn", "Readers", "AskedAt", "RemindedAt", "TakenBackAt", "DeclinedAt", "KeptAt", "WrittenAt", "HiddenAt", "ThankedAt", "Endorsed")
            .Special("Note", "Text");
}
