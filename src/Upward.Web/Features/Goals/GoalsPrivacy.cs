using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Goals;

/// <summary>What somebody wants to become can tell anything about them: every word of it is special.</summary>
internal sealed class GoalsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Goal>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId", "Version")
            .Personal("MentorshipId", "OwnerId", "IsPrivate", "DueOn", "Weight", "ObjectiveId", "State", "SetById", "SetAt", "ChangedAt").Special("Title", "Measure");
        registry.Entity<GoalWord>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "GoalId", "Number").Personal("PersonId", "State", "At").Special("Sentence");
    }
}
