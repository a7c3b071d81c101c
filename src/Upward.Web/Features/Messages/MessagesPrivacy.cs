using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Messages;

/// <summary>What two people write to each other in confidence can tell anything about them: every word and every file is special.</summary>
internal sealed class MessagesPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<MessageThread>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId", "RemindedOf").Personal("MentorshipId", "CircleId", "StartedAt", "LastNumber", "LastAt", "LastById");
        registry.Entity<ThreadMember>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId").Personal("ThreadId", "PersonId", "ReadUpTo");
        registry.Entity<ThreadMessage>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "ThreadId", "Number", "Mark").Personal("PersonId", "At", "ByMail").Special("Text", "SearchText");
        registry.Entity<MessageFile>(Erasure.DeleteRow, "ThreadId").None("Id", "OrganisationId", "Number").Personal("ThreadId", "Kind", "Size").Special("Name", "Content");
    }
}
