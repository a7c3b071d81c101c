using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Skills;

namespace Upward.Web.Features.Enrolment;

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<ParticipantEnrolment>
{
    public void Configure(EntityTypeBuilder<ParticipantEnrolment> enrolment)
    {
        enrolment.ToTable("Enrolments");
        enrolment.Property(e => e.Id).ValueGeneratedNever();
        enrolment.Property(e => e.Communication).HasJson();
        enrolment.Property(e => e.Version).IsConcurrencyToken();
        enrolment.HasOne(e => e.Programme).WithMany().HasForeignKey(e => e.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        enrolment.HasOne(e => e.Person).WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
        enrolment.HasMany(e => e.Skills).WithOne().HasForeignKey(s => s.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        enrolment.HasMany(e => e.Wishes).WithOne().HasForeignKey(w => w.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        enrolment.HasIndex(e => new { e.ProgrammeId, e.PersonId }).IsUnique();
    }
}

internal sealed class EnrolmentSkillMapping : IEntityTypeConfiguration<EnrolmentSkill>
{
    public void Configure(EntityTypeBuilder<EnrolmentSkill> skill)
    {
        skill.Property(s => s.Id).ValueGeneratedNever();
        skill.HasOne(s => s.Skill).WithMany().HasForeignKey(s => s.SkillId).OnDelete(DeleteBehavior.Cascade);
        skill.HasIndex(s => new { s.EnrolmentId, s.SkillId, s.Direction }).IsUnique();
    }
}

internal sealed class WishMapping : IEntityTypeConfiguration<Wish>
{
    public void Configure(EntityTypeBuilder<Wish> wish)
    {
        wish.HasKey(w => new { w.EnrolmentId, w.PartnerEnrolmentId });
        wish.HasOne<ParticipantEnrolment>().WithMany().HasForeignKey(w => w.PartnerEnrolmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class VetoMapping : IEntityTypeConfiguration<Veto>
{
    public void Configure(EntityTypeBuilder<Veto> veto)
    {
        veto.HasKey(v => new { v.EnrolmentId, v.PersonId });
        veto.HasOne<ParticipantEnrolment>().WithMany().HasForeignKey(v => v.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        veto.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SkillMapping : IEntityTypeConfiguration<Skill>
{
    public void Configure(EntityTypeBuilder<Skill> skill)
    {
        skill.Property(s => s.Id).ValueGeneratedNever();
        skill.HasIndex(s => new { s.OrganisationId, s.Name }).IsUnique();
    }
}

internal sealed class ParticipantImportMapping : IEntityTypeConfiguration<ParticipantImport>
{
    public void Configure(EntityTypeBuilder<ParticipantImport> import)
    {
        import.Property(i => i.Id).ValueGeneratedNever();
        import.HasOne<Programme>().WithMany().HasForeignKey(i => i.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ParticipantImportRowMapping : IEntityTypeConfiguration<ParticipantImportRow>
{
    public void Configure(EntityTypeBuilder<ParticipantImportRow> row)
    {
        row.HasKey(r => new { r.ImportId, r.Row });
        row.Property(r => r.Before).HasJson();
        row.HasOne<ParticipantImport>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
        // Not to the enrolment: it goes when the import is taken back, and the row stays to tell.
        row.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
