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

internal sealed class GlassSettingMapping : IEntityTypeConfiguration<GlassSetting>
{
    public void Configure(EntityTypeBuilder<GlassSetting> setting) => setting.HasKey(s => s.OrganisationId);
}

internal sealed class GlassOpeningMapping : IEntityTypeConfiguration<GlassOpening>
{
    public void Configure(EntityTypeBuilder<GlassOpening> opening)
    {
        opening.Property(o => o.Id).ValueGeneratedNever();
        opening.HasOne<Mentorship>().WithMany().HasForeignKey(o => o.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        opening.HasOne<Person>().WithMany().HasForeignKey(o => o.OpenedById).OnDelete(DeleteBehavior.SetNull);
        opening.HasIndex(o => new { o.OrganisationId, o.OpenedAt });
    }
}
