using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Programmes.SettingUp;

internal sealed class SettingUpMapping : IEntityTypeConfiguration<ProgrammeChange>, IEntityTypeConfiguration<Objective>, IEntityTypeConfiguration<AudienceRule>,
    IEntityTypeConfiguration<Milestone>, IEntityTypeConfiguration<TimeAgreement>, IEntityTypeConfiguration<TeamMember>, IEntityTypeConfiguration<PrivacyNotice>,
    IEntityTypeConfiguration<Lesson>, IEntityTypeConfiguration<Charter>, IEntityTypeConfiguration<CharterReading>
{
    public void Configure(EntityTypeBuilder<ProgrammeChange> change)
    {
        Below(change, c => c.Id);
        change.Property(c => c.What).HasJson();
        change.HasIndex(c => new { c.ProgrammeId, c.Step });
    }

    public void Configure(EntityTypeBuilder<Objective> objective)
    {
        Below(objective, o => o.Id);
        objective.Property(o => o.Measures).HasJson();
        objective.HasIndex(o => o.ProgrammeId);
    }

    public void Configure(EntityTypeBuilder<AudienceRule> rule)
    {
        rule.HasKey(r => new { r.ProgrammeId, r.Role });
        rule.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        Below(milestone, m => m.Id);
        milestone.HasIndex(m => m.ProgrammeId);
    }

    public void Configure(EntityTypeBuilder<TimeAgreement> agreement)
    {
        Below(agreement, a => a.Id);
        agreement.HasIndex(a => a.ProgrammeId);
    }

    public void Configure(EntityTypeBuilder<TeamMember> member)
    {
        Below(member, m => m.Id);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        member.HasIndex(m => new { m.ProgrammeId, m.Role });
    }

    public void Configure(EntityTypeBuilder<PrivacyNotice> notice)
    {
        Below(notice, n => n.Id);
        notice.HasIndex(n => new { n.ProgrammeId, n.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Lesson> lesson)
    {
        Below(lesson, l => l.Id);
        lesson.HasIndex(l => l.ProgrammeId);
    }

    public void Configure(EntityTypeBuilder<Charter> charter)
    {
        charter.HasKey(c => c.ProgrammeId);
        charter.Property(c => c.ProgrammeId).ValueGeneratedNever();
        charter.HasOne<Programme>().WithOne().HasForeignKey<Charter>(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        charter.Ignore(c => c.Words);
    }

    public void Configure(EntityTypeBuilder<CharterReading> reading)
    {
        reading.HasKey(r => new { r.EnrolmentId, r.Number });
        reading.HasOne<ParticipantEnrolment>().WithMany().HasForeignKey(r => r.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void Below<T>(EntityTypeBuilder<T> entity, System.Linq.Expressions.Expression<Func<T, Guid>> id) where T : class
    {
        entity.Property(id).ValueGeneratedNever();
        entity.HasOne<Programme>().WithMany().HasForeignKey("ProgrammeId").OnDelete(DeleteBehavior.Cascade);
    }
}
