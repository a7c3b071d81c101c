using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Agreements.Expectations;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Agreements;

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.Property(a => a.Id).ValueGeneratedNever();
        agreement.Property(a => a.Version).IsConcurrencyToken();
        // Both may begin at the same moment: one of them wins.
        agreement.HasIndex(a => new { a.MentorshipId, a.Number }).IsUnique();
        agreement.HasOne<Mentorship>().WithMany().HasForeignKey(a => a.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        agreement.HasMany(a => a.Signatures).WithOne().HasForeignKey(s => s.AgreementId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AgreementSignatureMapping : IEntityTypeConfiguration<AgreementSignature>
{
    public void Configure(EntityTypeBuilder<AgreementSignature> signature)
    {
        signature.HasKey(s => new { s.AgreementId, s.Role });
        signature.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AgreementTemplateMapping : IEntityTypeConfiguration<AgreementTemplate>
{
    public void Configure(EntityTypeBuilder<AgreementTemplate> template)
    {
        template.HasKey(t => t.ProgrammeId);
        template.HasOne<Programme>().WithOne().HasForeignKey<AgreementTemplate>(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ExpectationAnswersMapping : IEntityTypeConfiguration<ExpectationAnswers>
{
    public void Configure(EntityTypeBuilder<ExpectationAnswers> answers)
    {
        answers.HasKey(e => new { e.MentorshipId, e.PersonId });
        answers.Property(e => e.Version).IsConcurrencyToken();
        answers.HasOne<Mentorship>().WithMany().HasForeignKey(e => e.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        answers.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
