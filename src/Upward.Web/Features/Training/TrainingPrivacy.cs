using Upward.Web.Features.Training.Guidelines;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Training;

/// <summary>Who finished what tells of membership in a programme, which can tell of a trait.</summary>
internal sealed class TrainingPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<UnitCompletion>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("UnitKey", "DoneAt", "AskedAgainAt").Special("ProgrammeId", "PersonId");
        // What is between somebody and the neutral contact, or with themselves, goes without a trace.
        registry.Entity<HelpRequest>(Erasure.DeleteRow, "FromId").None("Id", "OrganisationId", "Version").Personal("AskedAt", "AcceptedAt", "ClosedAt", "ClosedById", "ContactId").Special("ProgrammeId", "FromId", "Kind", "Text");
        registry.Entity<HelpMessage>(Erasure.DeleteRow, "RequestId").None("Id", "OrganisationId").Personal("RequestId", "ByContact", "At").Special("Text");
        registry.Entity<BuddyOffer>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("OfferedAt").Special("ProgrammeId", "PersonId");
        registry.Entity<BuddyPair>(Erasure.DeleteRow, "NewMentorId").None("OrganisationId").Personal("Since").Special("ProgrammeId", "NewMentorId", "BuddyId");
        registry.Entity<Practice>(Erasure.DeleteRow, "PersonId").None("OrganisationId").Personal("Done", "ChangedAt").Special("ProgrammeId", "PersonId");
        registry.Entity<AllyPledge>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "Version").Personal("PledgedAt", "RemindedAt", "KeptAt").Special("ProgrammeId", "PersonId", "Text");
        registry.Entity<ProgrammeTraining>(Erasure.BlankColumns, "ChangedById").None("ProgrammeId", "OrganisationId", "Settings", "ChangedAt", "Version").Personal("ChangedById");
        registry.Entity<UnitText>(Erasure.BlankColumns, "ChangedById")
            .None("Id", "OrganisationId", "ProgrammeId", "Key", "Track", "Title", "Summary", "Minutes", "Body", "ChangedAt", "Version").Personal("ChangedById");
        // A picture may show people: whose programme it is decides on it, and what the file told beside it was taken off.
        registry.Entity<UnitPicture>(Erasure.BlankColumns, "AddedById").None("ProgrammeId", "Key", "OrganisationId", "Kind", "Content", "Width", "Height", "Alt", "AddedAt").Personal("AddedById");
        registry.Entity<GuidelineVersion>(Erasure.BlankColumns, "ChangedById")
            .None("Id", "OrganisationId", "ProgrammeId", "Slug", "Number", "Title", "Summary", "Body", "Note", "ChangedAt", "PublishedAt", "Version").Personal("ChangedById");
    }
}
