using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Units;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Version).IsConcurrencyToken();
        unit.HasIndex(u => new { u.OrganisationId, u.Name }).IsUnique();
    }
}

internal sealed class UnitManagerMapping : IEntityTypeConfiguration<UnitManager>
{
    public void Configure(EntityTypeBuilder<UnitManager> manager)
    {
        manager.HasKey(m => new { m.UnitId, m.PersonId });
        manager.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Cascade);
        manager.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnitsPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Unit>(Erasure.NotPersonal).None("Id", "OrganisationId", "Name", "Departments", "Divisions", "Sites", "CreatedAt", "Version");
        registry.Entity<UnitManager>(Erasure.DeleteRow, "PersonId").None("UnitId", "OrganisationId", "GrantedById").Personal("PersonId", "GrantedAt");
    }
}
