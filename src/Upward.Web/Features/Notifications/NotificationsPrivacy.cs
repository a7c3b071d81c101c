using Upward.Web.Features.Notifications.Webhooks;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Notifications;

internal sealed class NotificationsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Notice>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId").Personal("PersonId", "Kind", "Title", "Path", "At", "ReadAt");
        registry.Entity<DeliveryWishes>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("PersonId", "Chosen", "QuietFrom", "QuietTo");
        // Of a person or of a programme: one without a person is about nobody, and stays.
        registry.Entity<Webhook>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId", "ProgrammeId", "News", "Problem", "FailedInARow").Personal("PersonId", "SealedAddress", "Host", "Kind", "SetAt", "LastAt", "PausedUntil", "OffSince");
        registry.Entity<WebhookPost>(Erasure.DeleteRow, "WebhookId").None("Id", "OrganisationId", "Tries").Personal("WebhookId", "Key", "NoticeId", "DueAt", "NextTryAt", "SentAt", "LeftOutAt");
    }
}
