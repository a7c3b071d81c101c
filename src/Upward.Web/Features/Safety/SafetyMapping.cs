using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Safety;

internal sealed class PairRestMapping : IEntityTypeConfiguration<PairRest>
{
    public void Configure(EntityTypeBuilder<PairRest> rest)
    {
        rest.HasKey(r => new { r.MentorshipId, r.PersonId, r.Kind });
        rest.HasOne<Mentorship>().WithMany().HasForeignKey(r => r.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        rest.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SafetyRouteMapping : IEntityTypeConfiguration<SafetyRoute>
{
    public void Configure(EntityTypeBuilder<SafetyRoute> route)
    {
        route.HasKey(r => r.ProgrammeId);
        route.HasOne<Programme>().WithOne().HasForeignKey<SafetyRoute>(r => r.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}
