using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Mentorships;

internal sealed class MentorshipMapping : IEntityTypeConfiguration<Mentorship>
{
    public void Configure(EntityTypeBuilder<Mentorship> mentorship)
    {
        mentorship.Property(m => m.Id).ValueGeneratedNever();
        mentorship.HasOne<Programme>().WithMany().HasForeignKey(m => m.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        mentorship.HasOne<Proposal>().WithOne().HasForeignKey<Mentorship>(m => m.ProposalId).OnDelete(DeleteBehavior.Cascade);
        mentorship.HasOne(m => m.Mentor).WithMany().HasForeignKey(m => m.MentorEnrolmentId).OnDelete(DeleteBehavior.Cascade);
        mentorship.HasOne(m => m.Mentee).WithMany().HasForeignKey(m => m.MenteeEnrolmentId).OnDelete(DeleteBehavior.Cascade);
        // The seats of ended mentorships are null, and null never collides.
        mentorship.HasIndex(m => new { m.MentorEnrolmentId, m.MentorSeat }).IsUnique();
        mentorship.HasIndex(m => new { m.MenteeEnrolmentId, m.MenteeSeat }).IsUnique();
    }
}
