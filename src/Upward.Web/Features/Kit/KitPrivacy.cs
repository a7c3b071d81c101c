using Upward.Web.Features.Kit.Stories;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Kit;

internal sealed class KitPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<KitText>(Erasure.BlankColumns, "ChangedById").None("Id", "OrganisationId", "ProgrammeId", "Name", "Language", "Subject", "Markdown", "ChangedAt", "Version").Personal("ChangedById");
        registry.Entity<KitPage>(Erasure.BlankColumns, "ChangedById").None("ProgrammeId", "OrganisationId", "Slug", "Visibility", "EmbedIn", "Contact", "PublishedAt", "Version").Personal("ChangedById");
        registry.Entity<LetterSending>(Erasure.BlankColumns, "SentById").None("Id", "OrganisationId", "ProgrammeId", "Letter", "Audience", "Subject", "Recipients", "SentAt").Personal("SentById");
        registry.Entity<Commitment>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId", "AskedById", "Version")
            .Personal("Role", "Statement", "AskedAt", "GivenAt", "WithdrawnAt").Special("ProgrammeId", "PersonId");
        registry.Entity<ToldStory>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId", "Version")
            .Personal("Role", "Title", "Before", "Moment", "Since", "Signature", "Reach", "WrittenAt", "ReleasedAt").Special("ProgrammeId", "PersonId");
        registry.Entity<StoryShowing>(Erasure.BlankColumns, "ById").None("StoryId", "ProgrammeId", "OrganisationId", "At").Personal("ById");
    }
}
