using Microsoft.AspNetCore.Identity;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Privacy;
using Upward.Web.Platform.Security;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Platform;

internal sealed class PlatformPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Organisation>(Erasure.NotPersonal).None("Id", "Name", "Culture", "TimeZone", "CreatedAt", "DemoSeed");
        registry.Entity<InstallationSetting>(Erasure.NotPersonal).None("Key", "Value");
        registry.Entity<DataProtectionKey>(Erasure.NotPersonal).None("Id", "FriendlyName", "Xml");
        registry.Entity<LongTask>(Erasure.BlankColumns, "StartedById")
            .None("Id", "OrganisationId", "Kind", "SubjectId", "CreatedAt", "StartedAt", "HeartbeatAt", "Phase", "DoneUnits", "TotalUnits", "Figures",
                "CancelRequestedAt", "FinishedAt", "End", "FailureKey", "FailureDetail")
            .Personal("StartedById");
        registry.Entity<OutboxMail>(Erasure.DeleteRow, "PersonId")
            .None("Id", "OrganisationId", "Kind", "IsSecret", "CreatedAt", "Attempts", "NextAttemptAt", "SendingSince", "SentAt", "HandedOverAt",
                "GivenUpAt", "BouncedAt", "BodyPurgedAt", "Delivery", "GatheredAt", "CalendarMethod", "Urgency", "NotAfter", "TooLateAt")
            .Personal("UniqueKey", "PersonId", "ToAddress", "ToName", "Subject", "TextBody", "HtmlBody", "LastError", "Calendar", "ReplyTo", "UnsubscribeLink");
    }
}
