using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Upward.Web.Features.Talent;

internal sealed class TalentMapping : IEntityTypeConfiguration<TalentProfile>
{
    public void Configure(EntityTypeBuilder<TalentProfile> talent)
    {
        talent.HasKey(t => t.PersonId);
        talent.Property(t => t.PersonId).ValueGeneratedNever();
        talent.Property(t => t.Version).IsConcurrencyToken();
        talent.HasOne(t => t.Person).WithOne().HasForeignKey<TalentProfile>(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
