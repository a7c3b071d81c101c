using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Curriculum;

internal sealed class ProgrammeCurriculumMapping : IEntityTypeConfiguration<ProgrammeCurriculum>
{
    public void Configure(EntityTypeBuilder<ProgrammeCurriculum> curriculum)
    {
        curriculum.HasKey(c => c.ProgrammeId);
        curriculum.Property(c => c.ProgrammeId).ValueGeneratedNever();
        curriculum.Property(c => c.Settings).HasJson();
        curriculum.Property(c => c.Version).IsConcurrencyToken();
        curriculum.HasOne<Programme>().WithOne().HasForeignKey<ProgrammeCurriculum>(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CurriculumTextMapping : IEntityTypeConfiguration<CurriculumText>
{
    public void Configure(EntityTypeBuilder<CurriculumText> text)
    {
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Version).IsConcurrencyToken();
        text.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        text.HasIndex(t => new { t.ProgrammeId, t.Key }).IsUnique();
    }
}

internal sealed class PlannedUnitMapping : IEntityTypeConfiguration<PlannedUnit>
{
    public void Configure(EntityTypeBuilder<PlannedUnit> unit)
    {
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Version).IsConcurrencyToken();
        // Both may add the same unit at the same moment: it stands in the plan once.
        unit.HasIndex(u => new { u.MentorshipId, u.UnitKey }).IsUnique();
        unit.HasOne<Mentorship>().WithMany().HasForeignKey(u => u.MentorshipId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PlannedQuestionMapping : IEntityTypeConfiguration<PlannedQuestion>
{
    public void Configure(EntityTypeBuilder<PlannedQuestion> question)
    {
        question.Property(q => q.Id).ValueGeneratedNever();
        question.Property(q => q.Version).IsConcurrencyToken();
        question.HasIndex(q => new { q.MentorshipId, q.QuestionKey }).IsUnique();
        question.HasOne<Mentorship>().WithMany().HasForeignKey(q => q.MentorshipId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NeedsAnswersMapping : IEntityTypeConfiguration<NeedsAnswers>
{
    public void Configure(EntityTypeBuilder<NeedsAnswers> answers)
    {
        answers.HasKey(n => new { n.MentorshipId, n.Moment });
        answers.Property(n => n.Version).IsConcurrencyToken();
        answers.HasOne<Mentorship>().WithMany().HasForeignKey(n => n.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        answers.HasOne<People.Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
