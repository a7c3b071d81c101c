using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Change;

internal sealed class ReadinessCheckMapping : IEntityTypeConfiguration<ReadinessCheck>
{
    public void Configure(EntityTypeBuilder<ReadinessCheck> check)
    {
        check.Property(c => c.Id).ValueGeneratedNever();
        check.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AdkarWaveMapping : IEntityTypeConfiguration<AdkarWave>
{
    public void Configure(EntityTypeBuilder<AdkarWave> wave)
    {
        wave.Property(w => w.Id).ValueGeneratedNever();
        wave.HasIndex(w => new { w.ProgrammeId, w.Moment }).IsUnique();
        wave.HasOne<Programme>().WithMany().HasForeignKey(w => w.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AdkarTakenMapping : IEntityTypeConfiguration<AdkarTaken>
{
    public void Configure(EntityTypeBuilder<AdkarTaken> taken)
    {
        taken.ToTable("AdkarTaken");
        taken.HasKey(t => new { t.WaveId, t.PersonId });
        taken.HasOne<AdkarWave>().WithMany().HasForeignKey(t => t.WaveId).OnDelete(DeleteBehavior.Cascade);
        taken.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AdkarTallyMapping : IEntityTypeConfiguration<AdkarTally>
{
    public void Configure(EntityTypeBuilder<AdkarTally> tally)
    {
        tally.Property(t => t.Id).ValueGeneratedNever();
        tally.HasIndex(t => new { t.WaveId, t.Role }).IsUnique();
        tally.HasOne<AdkarWave>().WithMany().HasForeignKey(t => t.WaveId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ChangeTaskMapping : IEntityTypeConfiguration<ChangeTask>
{
    public void Configure(EntityTypeBuilder<ChangeTask> task)
    {
        task.Property(t => t.Id).ValueGeneratedNever();
        task.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        task.HasOne<Person>().WithMany().HasForeignKey(t => t.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
