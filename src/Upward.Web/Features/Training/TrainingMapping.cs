using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Training.Guidelines;

namespace Upward.Web.Features.Training;

internal sealed class ProgrammeTrainingMapping : IEntityTypeConfiguration<ProgrammeTraining>
{
    public void Configure(EntityTypeBuilder<ProgrammeTraining> training)
    {
        training.ToTable("ProgrammeTraining");
        training.HasKey(t => t.ProgrammeId);
        training.Property(t => t.ProgrammeId).ValueGeneratedNever();
        training.Property(t => t.Settings).HasJson();
        training.Property(t => t.Version).IsConcurrencyToken();
        training.HasOne<Programme>().WithOne().HasForeignKey<ProgrammeTraining>(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnitTextMapping : IEntityTypeConfiguration<UnitText>
{
    public void Configure(EntityTypeBuilder<UnitText> text)
    {
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Version).IsConcurrencyToken();
        text.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        text.HasIndex(t => new { t.ProgrammeId, t.Key }).IsUnique();
    }
}

internal sealed class UnitCompletionMapping : IEntityTypeConfiguration<UnitCompletion>
{
    public void Configure(EntityTypeBuilder<UnitCompletion> completion)
    {
        completion.HasKey(c => new { c.ProgrammeId, c.PersonId, c.UnitKey });
        completion.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        completion.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GuidelineVersionMapping : IEntityTypeConfiguration<GuidelineVersion>
{
    public void Configure(EntityTypeBuilder<GuidelineVersion> version)
    {
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Version).IsConcurrencyToken();
        version.HasOne<Programme>().WithMany().HasForeignKey(v => v.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.ProgrammeId, v.Slug, v.Number }).IsUnique();
    }
}
