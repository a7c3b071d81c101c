using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People.Import;

namespace Upward.Web.Features.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.CustomFields).HasJson();
        person.Property(p => p.Version).IsConcurrencyToken();
        person.HasOne(p => p.Manager).WithMany().HasForeignKey(p => p.ManagerId).OnDelete(DeleteBehavior.SetNull);
        person.HasOne(p => p.Level).WithMany().HasForeignKey(p => p.LevelId).OnDelete(DeleteBehavior.SetNull);
        person.HasMany(p => p.DottedLines).WithOne().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
        person.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.SetNull);
        person.HasIndex(p => new { p.OrganisationId, p.EmailKey }).IsUnique();
        person.HasIndex(p => new { p.OrganisationId, p.EmployeeId }).IsUnique();
        person.HasIndex(p => new { p.OrganisationId, p.AccountId }).IsUnique();
        person.HasIndex(p => new { p.OrganisationId, p.Name });
    }
}

internal sealed class DottedLineMapping : IEntityTypeConfiguration<DottedLine>
{
    public void Configure(EntityTypeBuilder<DottedLine> line)
    {
        line.HasKey(d => new { d.PersonId, d.ManagerId });
        line.HasOne<Person>().WithMany().HasForeignKey(d => d.ManagerId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LevelMapping : IEntityTypeConfiguration<Level>
{
    public void Configure(EntityTypeBuilder<Level> level)
    {
        level.Property(l => l.Id).ValueGeneratedNever();
        level.HasIndex(l => new { l.OrganisationId, l.Name }).IsUnique();
    }
}

internal sealed class ImportRunMapping : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> run) => run.Property(r => r.Id).ValueGeneratedNever();
}

internal sealed class ImportedChangeMapping : IEntityTypeConfiguration<ImportedChange>
{
    public void Configure(EntityTypeBuilder<ImportedChange> change)
    {
        change.HasKey(c => new { c.ImportRunId, c.Row });
        change.HasOne<ImportRun>().WithMany().HasForeignKey(c => c.ImportRunId).OnDelete(DeleteBehavior.Cascade);
    }
}
