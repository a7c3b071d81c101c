using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Nudges;

/// <summary>Whom a programme reminded of what, and when. What a manager wrote to it stands in the mail alone.</summary>
internal sealed class NudgesPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Nudge>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId").Personal("ProgrammeId", "MentorshipId", "PersonId", "Kind", "About", "At", "ById");
        registry.Entity<NudgeRule>(Erasure.BlankColumns, "OnById").None("ProgrammeId", "Kind", "OrganisationId", "Days", "OnSince", "OffAt").Personal("OnById");
    }
}
