using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Applications;

internal sealed class ApplicationFormMapping : IEntityTypeConfiguration<ApplicationForm>
{
    public void Configure(EntityTypeBuilder<ApplicationForm> form)
    {
        form.Property(f => f.Id).ValueGeneratedNever();
        form.Property(f => f.Questions).HasJson();
        form.Property(f => f.Version).IsConcurrencyToken();
        form.HasOne<Programme>().WithMany().HasForeignKey(f => f.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        form.HasIndex(f => new { f.ProgrammeId, f.Role, f.Number }).IsUnique();
    }
}

internal sealed class ProgrammeApplicationMapping : IEntityTypeConfiguration<ProgrammeApplication>
{
    public void Configure(EntityTypeBuilder<ProgrammeApplication> application)
    {
        application.ToTable("Applications");
        application.Property(a => a.Id).ValueGeneratedNever();
        application.Property(a => a.Version).IsConcurrencyToken();
        application.HasOne(a => a.Programme).WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        application.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        application.HasOne<ApplicationForm>().WithMany().HasForeignKey(a => a.FormId).OnDelete(DeleteBehavior.Restrict);
        application.HasMany(a => a.Answers).WithOne().HasForeignKey(a => a.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        application.HasIndex(a => new { a.ProgrammeId, a.PersonId }).IsUnique();
        // The list: of one programme, by state and role, in the order they came.
        application.HasIndex(a => new { a.ProgrammeId, a.State, a.Role, a.SentAt });
        application.HasIndex(a => new { a.ToldAt, a.TellAt });
    }
}

internal sealed class ApplicationAnswerMapping : IEntityTypeConfiguration<ApplicationAnswer>
{
    public void Configure(EntityTypeBuilder<ApplicationAnswer> answer) => answer.HasKey(a => new { a.ApplicationId, a.Key });
}

internal sealed class IntakeMapping : IEntityTypeConfiguration<Intake>
{
    public void Configure(EntityTypeBuilder<Intake> intake)
    {
        intake.HasKey(i => i.ProgrammeId);
        intake.Property(i => i.ProgrammeId).ValueGeneratedNever();
        intake.Property(i => i.Rubric).HasJson();
        intake.Property(i => i.Vetting).HasJson();
        intake.Property(i => i.Version).IsConcurrencyToken();
        intake.HasOne<Programme>().WithOne().HasForeignKey<Intake>(i => i.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApplicationReviewMapping : IEntityTypeConfiguration<ApplicationReview>
{
    public void Configure(EntityTypeBuilder<ApplicationReview> review)
    {
        review.HasKey(r => new { r.ApplicationId, r.ReviewerId });
        review.Property(r => r.Scores).HasJson();
        review.HasOne<ProgrammeApplication>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        review.HasOne<Person>().WithMany().HasForeignKey(r => r.ReviewerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApplicationReviewerMapping : IEntityTypeConfiguration<ApplicationReviewer>
{
    public void Configure(EntityTypeBuilder<ApplicationReviewer> reviewer)
    {
        reviewer.HasKey(r => new { r.ProgrammeId, r.PersonId });
        reviewer.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        reviewer.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class VettingCheckMapping : IEntityTypeConfiguration<VettingCheck>
{
    public void Configure(EntityTypeBuilder<VettingCheck> check)
    {
        check.HasKey(c => new { c.ApplicationId, c.Item });
        check.HasOne<ProgrammeApplication>().WithMany().HasForeignKey(c => c.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApplicationTagMapping : IEntityTypeConfiguration<ApplicationTag>
{
    public void Configure(EntityTypeBuilder<ApplicationTag> tag)
    {
        tag.HasKey(t => new { t.ApplicationId, t.Word });
        tag.HasOne<ProgrammeApplication>().WithMany().HasForeignKey(t => t.ApplicationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NominationMapping : IEntityTypeConfiguration<Nomination>
{
    public void Configure(EntityTypeBuilder<Nomination> nomination)
    {
        nomination.Property(n => n.Id).ValueGeneratedNever();
        nomination.HasOne(n => n.Programme).WithMany().HasForeignKey(n => n.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        nomination.HasOne(n => n.Person).WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
        nomination.HasOne(n => n.By).WithMany().HasForeignKey(n => n.ByPersonId).OnDelete(DeleteBehavior.Cascade);
        nomination.HasIndex(n => new { n.ProgrammeId, n.PersonId, n.ByPersonId }).IsUnique();
    }
}

internal sealed class TimeRequestMapping : IEntityTypeConfiguration<TimeRequest>
{
    public void Configure(EntityTypeBuilder<TimeRequest> request)
    {
        request.Property(r => r.Id).ValueGeneratedNever();
        request.HasOne<ProgrammeApplication>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.LineManagerId).OnDelete(DeleteBehavior.Cascade);
        request.HasIndex(r => r.TokenHash).IsUnique();
    }
}
