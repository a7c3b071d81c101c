using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Endings;

/// <summary>Whose wish an end was is nobody's to know; the words of the two are special, whatever they say.</summary>
internal sealed class EndingsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<PairExit>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId").Personal("MentorshipId", "DueAt").Special("Seal");
        registry.Entity<EndReflection>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "Keys", "Version").Personal("MentorshipId", "PersonId", "KeptAt", "DoneAt").Special("Texts");
        registry.Entity<Farewell>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "Version")
            .Personal("MentorshipId", "PersonId", "ThankedAt", "OfferedToAllAt", "AgreedToAllAt", "StayInTouch", "ReferenceAt").Special("Thanks", "Reference");
        registry.Entity<HandOverNote>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "Version").Personal("MentorshipId", "PersonId", "ByMentee", "ChangedAt", "SharedAt", "AgreedAt").Special("Did", "Stopped", "Next");
        registry.Entity<PairClosing>(Erasure.DeleteRow, "MentorshipId").None("OrganisationId", "Version").Personal("MentorshipId", "Ticked");
    }
}
