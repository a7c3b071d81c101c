using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;
using Upward.Web.Features.Units;

namespace Upward.Web.Features.Programmes;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.Property(p => p.Id).ValueGeneratedNever();
        programme.Property(p => p.Version).IsConcurrencyToken();
        programme.HasIndex(p => new { p.OrganisationId, p.Name });
        programme.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProgrammeManagerMapping : IEntityTypeConfiguration<ProgrammeManager>
{
    public void Configure(EntityTypeBuilder<ProgrammeManager> manager)
    {
        manager.HasKey(m => new { m.ProgrammeId, m.PersonId });
        manager.HasOne<Programme>().WithMany().HasForeignKey(m => m.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        manager.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
