using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Opportunities;

internal sealed class OpportunityMapping : IEntityTypeConfiguration<Opportunity>
{
    public void Configure(EntityTypeBuilder<Opportunity> opportunity)
    {
        opportunity.Property(o => o.Id).ValueGeneratedNever();
        opportunity.HasOne<Mentorship>().WithMany().HasForeignKey(o => o.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        opportunity.HasOne<Person>().WithMany().HasForeignKey(o => o.AddedById).OnDelete(DeleteBehavior.Cascade);
        opportunity.HasIndex(o => new { o.MentorshipId, o.On });
    }
}

internal sealed class OpportunitiesPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry) =>
        registry.Entity<Opportunity>(Erasure.DeleteRow, "AddedById").None("Id", "OrganisationId").Personal("MentorshipId", "Kind", "On", "AddedById", "AddedAt").Special("Words");
}
