using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;

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
