using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Circles;

internal sealed class CircleMapping : IEntityTypeConfiguration<Circle>
{
    public void Configure(EntityTypeBuilder<Circle> circle)
    {
        circle.Property(c => c.Id).ValueGeneratedNever();
        circle.Property(c => c.Version).IsConcurrencyToken();
        // Told from the members, not kept.
        circle.Ignore(c => c.Present);
        circle.HasOne(c => c.Programme).WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        circle.HasMany(c => c.Members).WithOne(m => m.Circle).HasForeignKey(m => m.CircleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CircleMemberMapping : IEntityTypeConfiguration<CircleMember>
{
    public void Configure(EntityTypeBuilder<CircleMember> member)
    {
        member.Property(m => m.Id).ValueGeneratedNever();
        member.HasIndex(m => new { m.PersonId, m.LeftAt });
        member.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GroupSessionMapping : IEntityTypeConfiguration<GroupSession>
{
    public void Configure(EntityTypeBuilder<GroupSession> session)
    {
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Version).IsConcurrencyToken();
        // Told from the replies, not kept.
        session.Ignore(s => s.Line).Ignore(s => s.Seated).Ignore(s => s.Waiting);
        // A wall time: no zone of the server's may creep in.
        session.Property(s => s.LocalStart).HasConversion(at => at.ToString("s", CultureInfo.InvariantCulture), text => DateTime.ParseExact(text, "s", CultureInfo.InvariantCulture));
        session.HasIndex(s => new { s.CircleId, s.StartsAt });
        session.HasIndex(s => new { s.ProgrammeId, s.StartsAt });
        session.HasOne(s => s.Programme).WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        session.HasOne(s => s.Circle).WithMany().HasForeignKey(s => s.CircleId).OnDelete(DeleteBehavior.Cascade);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.HostId).OnDelete(DeleteBehavior.Cascade);
        session.HasMany(s => s.Replies).WithOne().HasForeignKey(r => r.GroupSessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GroupReplyMapping : IEntityTypeConfiguration<GroupReply>
{
    public void Configure(EntityTypeBuilder<GroupReply> reply)
    {
        reply.ToTable("GroupReplies");
        reply.HasKey(r => new { r.GroupSessionId, r.PersonId });
        reply.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GroupNoteMapping : IEntityTypeConfiguration<GroupNote>
{
    public void Configure(EntityTypeBuilder<GroupNote> note)
    {
        // Two may begin it at the same moment: one of them wins, and the other is shown it.
        note.HasKey(n => n.GroupSessionId);
        note.Property(n => n.GroupSessionId).ValueGeneratedNever();
        note.Property(n => n.Version).IsConcurrencyToken();
        note.HasOne<GroupSession>().WithOne().HasForeignKey<GroupNote>(n => n.GroupSessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CircleActionMapping : IEntityTypeConfiguration<CircleAction>
{
    public void Configure(EntityTypeBuilder<CircleAction> action)
    {
        action.Property(a => a.Id).ValueGeneratedNever();
        action.HasIndex(a => new { a.CircleId, a.DoneAt });
        action.HasOne<Circle>().WithMany().HasForeignKey(a => a.CircleId).OnDelete(DeleteBehavior.Cascade);
    }
}
