using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Hours;

internal sealed class HoursEntryMapping : IEntityTypeConfiguration<HoursEntry>
{
    public void Configure(EntityTypeBuilder<HoursEntry> entry)
    {
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.HasOne<Mentorship>().WithMany().HasForeignKey(e => e.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
        entry.HasIndex(e => new { e.MentorshipId, e.On });
        entry.HasIndex(e => new { e.OrganisationId, e.On });
    }
}

internal sealed class HoursSharingMapping : IEntityTypeConfiguration<HoursSharing>
{
    public void Configure(EntityTypeBuilder<HoursSharing> sharing)
    {
        sharing.HasKey(s => s.ProgrammeId);
        sharing.HasOne<Programme>().WithOne().HasForeignKey<HoursSharing>(s => s.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}
