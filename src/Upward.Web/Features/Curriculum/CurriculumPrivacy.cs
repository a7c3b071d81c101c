using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Curriculum;

/// <summary>What somebody cannot do yet, and what two people speak about, can tell of much: it is theirs, and special whatever it says.</summary>
internal sealed class CurriculumPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<ProgrammeCurriculum>(Erasure.BlankColumns, "ChangedById").None("ProgrammeId", "OrganisationId", "Settings", "ChangedAt", "Version").Personal("ChangedById");
        registry.Entity<CurriculumText>(Erasure.BlankColumns, "ChangedById")
            .None("Id", "OrganisationId", "ProgrammeId", "Key", "Topic", "Taught", "Title", "Summary", "Minutes", "Tip", "Body", "ChangedAt", "Version").Personal("ChangedById");
        registry.Entity<PlannedUnit>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId", "Minutes", "Place", "Version")
            .Personal("MentorshipId", "MentorAgreedAt", "MenteeAgreedAt", "AddedById", "AddedAt", "DoneAt").Special("UnitKey", "Title", "Marks");
        registry.Entity<PlannedQuestion>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId", "Place", "Version")
            .Personal("MentorshipId", "PickedById", "PickedAt", "AskedAt").Special("QuestionKey", "Text");
        registry.Entity<NeedsAnswers>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "Keys", "Version").Personal("MentorshipId", "PersonId", "Moment", "Sharing", "KeptAt", "DoneAt").Special("Can", "Want");
    }
}
