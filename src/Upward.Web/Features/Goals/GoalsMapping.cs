using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;

namespace Upward.Web.Features.Goals;

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> goal)
    {
        goal.Property(g => g.Id).ValueGeneratedNever();
        goal.Property(g => g.Version).IsConcurrencyToken();
        goal.HasOne(g => g.Mentorship).WithMany().HasForeignKey(g => g.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        goal.HasOne<Person>().WithMany().HasForeignKey(g => g.OwnerId).OnDelete(DeleteBehavior.Cascade);
        // An objective that is struck out takes no goal with it.
        goal.HasOne<Objective>().WithMany().HasForeignKey(g => g.ObjectiveId).OnDelete(DeleteBehavior.SetNull);
        goal.HasMany(g => g.Words).WithOne().HasForeignKey(w => w.GoalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GoalWordMapping : IEntityTypeConfiguration<GoalWord>
{
    public void Configure(EntityTypeBuilder<GoalWord> word)
    {
        // Two words at the same moment: the second is told to look again.
        word.HasKey(w => new { w.GoalId, w.Number });
        word.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
