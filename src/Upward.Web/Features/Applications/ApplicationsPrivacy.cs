using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Applications;

/// <summary>
/// That somebody applied can tell of a trait, as being in a programme does; what they need to take part (adjustments) tells of
/// health. Drafts and applications that came to nothing are deleted after six months (<see cref="ForgetOldApplications"/>).
/// </summary>
internal sealed class ApplicationsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<ApplicationForm>(Erasure.NotPersonal).None("Id", "OrganisationId", "ProgrammeId", "Role", "Number", "Questions", "MadeAt", "MadeById", "Version");
        registry.Entity<Intake>(Erasure.NotPersonal).None("ProgrammeId", "OrganisationId", "Mode", "OpensOn", "ClosesOn", "MentorPlaces", "MenteePlaces", "Nominations", "AsksLineManager", "Rubric", "Vetting", "Version");
        registry.Entity<ProgrammeApplication>(Erasure.DeleteRow, "PersonId")
            .None("Id", "OrganisationId", "FormId", "BatchId", "TellAt", "Version", "DecidedById")
            .Personal("Role", "State", "BegunAt", "SavedAt", "SentAt", "ReadingSince", "WaitingSince", "WithdrawnAt", "PoolSince", "Verdict", "DecidedAt", "Reason", "ToldAt", "Score", "Reviews")
            .Special("ProgrammeId", "PersonId");
        registry.Entity<ApplicationAnswer>(Erasure.DeleteRow, "ApplicationId").None("OrganisationId", "Readers").Personal("ApplicationId", "Key").Special("Text", "Choices");
        registry.Entity<ApplicationReview>(Erasure.DeleteRow, "ApplicationId").None("OrganisationId").Personal("ApplicationId", "ReviewerId", "Scores", "Note", "At");
        registry.Entity<ApplicationReviewer>(Erasure.DeleteRow, "PersonId").None("ProgrammeId", "OrganisationId", "AppointedById").Personal("PersonId", "SinceAt");
        registry.Entity<VettingCheck>(Erasure.DeleteRow, "ApplicationId").None("OrganisationId", "ById").Personal("ApplicationId", "Item", "State", "At");
        registry.Entity<ApplicationTag>(Erasure.DeleteRow, "ApplicationId").None("OrganisationId").Personal("ApplicationId", "Word");
        registry.Entity<Nomination>(Erasure.DeleteRow, "PersonId").None("Id", "OrganisationId").Personal("Role", "ByPersonId", "Words", "At", "SetAsideAt").Special("ProgrammeId", "PersonId");
        registry.Entity<TimeRequest>(Erasure.DeleteRow, "ApplicationId").None("Id", "OrganisationId", "TokenHash", "ExpiresAt", "RevokedAt").Personal("ApplicationId", "LineManagerId", "MinutesPerMonth", "AskedAt", "Answer", "AnsweredAt");
    }
}
