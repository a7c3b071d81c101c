using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;

namespace Upward.Web.Features.Recommendations;

internal sealed class RecommendationMapping : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> one)
    {
        one.Property(r => r.Id).ValueGeneratedNever();
        one.Property(r => r.Endorsed).HasJson();
        one.Property(r => r.Version).IsConcurrencyToken();
        one.HasOne(r => r.About).WithMany().HasForeignKey(r => r.AboutId).OnDelete(DeleteBehavior.Cascade);
        one.HasOne(r => r.From).WithMany().HasForeignKey(r => r.FromId).OnDelete(DeleteBehavior.Cascade);
        one.HasIndex(r => r.TokenHash).IsUnique();
        one.HasIndex(r => r.SecondHash).IsUnique();
        one.HasIndex(r => new { r.AboutId, r.AskedAt });
        one.HasIndex(r => r.DueOn);
    }
}
