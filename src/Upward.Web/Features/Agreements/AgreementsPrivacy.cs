using Upward.Web.Features.Agreements.Expectations;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Agreements;

/// <summary>What two people write to each other is theirs: every word of it is special, whatever it says.</summary>
internal sealed class AgreementsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Agreement>(Erasure.DeleteRow, "MentorshipId").None("Id", "OrganisationId", "Number", "Sections", "Version")
            .Personal("MentorshipId", "Turn", "HandedOverAt", "BegunAt", "ChangedAt", "ChangedById", "InForceAt", "MentorMinutes", "MenteeMinutes").Special("Texts");
        registry.Entity<AgreementSignature>(Erasure.DeleteRow, "PersonId").None("AgreementId", "OrganisationId").Personal("Role", "PersonId", "Name", "Hash", "SignedAt");
        registry.Entity<AgreementTemplate>(Erasure.NotPersonal).None("ProgrammeId", "OrganisationId", "Sections", "Texts");
        registry.Entity<ExpectationAnswers>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "Keys", "Version").Personal("MentorshipId", "PersonId", "KeptAt", "DoneAt").Special("Texts");
    }
}
