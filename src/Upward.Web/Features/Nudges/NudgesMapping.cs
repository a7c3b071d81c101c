using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Nudges;

internal sealed class NudgeMapping : IEntityTypeConfiguration<Nudge>
{
    public void Configure(EntityTypeBuilder<Nudge> nudge)
    {
        nudge.Property(n => n.Id).ValueGeneratedNever();
        nudge.HasOne<Programme>().WithMany().HasForeignKey(n => n.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        nudge.HasOne<Mentorship>().WithMany().HasForeignKey(n => n.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        nudge.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
        // Never twice, whoever is at it in the same moment, and also when the outbox has forgotten the mail.
        nudge.HasIndex(n => new { n.MentorshipId, n.Kind, n.About, n.PersonId }).IsUnique();
        nudge.HasIndex(n => new { n.PersonId, n.At });
        nudge.HasIndex(n => new { n.ProgrammeId, n.At });
    }
}

internal sealed class NudgeRuleMapping : IEntityTypeConfiguration<NudgeRule>
{
    public void Configure(EntityTypeBuilder<NudgeRule> rule)
    {
        rule.HasKey(r => new { r.ProgrammeId, r.Kind });
        rule.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}
