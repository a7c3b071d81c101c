using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Programmes.SettingUp;

internal sealed class SettingUpPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        // People stand in "What" by their id only.
        registry.Entity<ProgrammeChange>(Erasure.BlankColumns, "ById").None("Id", "OrganisationId", "ProgrammeId", "Step", "What", "Why", "At").Personal("ById");
        registry.Entity<Objective>(Erasure.NotPersonal).None("Id", "OrganisationId", "ProgrammeId", "Purpose", "Text", "Position", "Measures");
        registry.Entity<AudienceRule>(Erasure.NotPersonal).None("ProgrammeId", "Role", "OrganisationId", "LevelFrom", "LevelTo", "TenureFrom", "TenureTo", "Departments", "Sites");
        registry.Entity<Milestone>(Erasure.NotPersonal).None("Id", "OrganisationId", "ProgrammeId", "Key", "Name", "AtPercent", "OffsetDays", "LengthDays");
        registry.Entity<TimeAgreement>(Erasure.BlankColumns, "ById").None("Id", "OrganisationId", "ProgrammeId", "AgreedWith", "MentorMinutes", "MenteeMinutes", "At").Personal("ById");
        registry.Entity<TeamMember>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId", "ProgrammeId", "NamedById").Personal("PersonId", "Role", "NamedAt", "EndedAt");
        registry.Entity<Lesson>(Erasure.BlankColumns, "ById").None("Id", "OrganisationId", "ProgrammeId", "Text", "LearnedIn", "At").Personal("ById");
        registry.Entity<Charter>(Erasure.NotPersonal).None("ProgrammeId", "OrganisationId", "MentorDuties", "MenteeDuties", "Boundaries", "Number");
        registry.Entity<CharterReading>(Erasure.DeleteRow, "EnrolmentId").None("OrganisationId", "Number").Personal("EnrolmentId", "At");
        registry.Entity<PrivacyNotice>(Erasure.BlankColumns, "PublishedById").None("Id", "OrganisationId", "ProgrammeId", "Number", "Text", "PublishedAt").Personal("PublishedById");
    }
}
