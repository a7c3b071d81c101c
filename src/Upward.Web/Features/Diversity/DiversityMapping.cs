using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Diversity;

internal sealed class DiversityFieldMapping : IEntityTypeConfiguration<DiversityField>
{
    public void Configure(EntityTypeBuilder<DiversityField> field) => field.Property(f => f.Id).ValueGeneratedNever();
}

internal sealed class DiversityAnswerMapping : IEntityTypeConfiguration<DiversityAnswer>
{
    public void Configure(EntityTypeBuilder<DiversityAnswer> answer)
    {
        answer.HasKey(a => new { a.PersonId, a.FieldId });
        answer.HasOne(a => a.Field).WithMany().HasForeignKey(a => a.FieldId).OnDelete(DeleteBehavior.Cascade);
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FairnessReportMapping : IEntityTypeConfiguration<FairnessReport>
{
    public void Configure(EntityTypeBuilder<FairnessReport> report)
    {
        report.Property(r => r.Id).ValueGeneratedNever();
        report.HasIndex(r => new { r.ProgrammeId, r.TakenAt });
        report.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        report.HasMany(r => r.Figures).WithOne().HasForeignKey(f => f.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FairnessFigureMapping : IEntityTypeConfiguration<FairnessFigure>
{
    public void Configure(EntityTypeBuilder<FairnessFigure> figure)
    {
        figure.HasKey(f => new { f.ReportId, f.FieldId, f.Role });
        figure.HasOne(f => f.Field).WithMany().HasForeignKey(f => f.FieldId).OnDelete(DeleteBehavior.Cascade);
    }
}
