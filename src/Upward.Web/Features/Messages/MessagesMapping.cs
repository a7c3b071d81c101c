using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Messages;

internal sealed class MessageThreadMapping : IEntityTypeConfiguration<MessageThread>
{
    public void Configure(EntityTypeBuilder<MessageThread> thread)
    {
        thread.Property(t => t.Id).ValueGeneratedNever();
        // Two who write at once: the second takes the next number.
        thread.Property(t => t.LastNumber).IsConcurrencyToken();
        // Two who write the first message at once: one conversation.
        thread.HasIndex(t => t.MentorshipId).IsUnique();
        thread.HasIndex(t => t.CircleId).IsUnique();
        thread.HasOne<Circle>().WithMany().HasForeignKey(t => t.CircleId).OnDelete(DeleteBehavior.Cascade);
        thread.HasOne<Mentorship>().WithMany().HasForeignKey(t => t.MentorshipId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ThreadMemberMapping : IEntityTypeConfiguration<ThreadMember>
{
    public void Configure(EntityTypeBuilder<ThreadMember> member)
    {
        member.Property(m => m.Id).ValueGeneratedNever();
        member.HasIndex(m => new { m.ThreadId, m.PersonId }).IsUnique();
        member.HasOne(m => m.Thread).WithMany(t => t.Members).HasForeignKey(m => m.ThreadId).OnDelete(DeleteBehavior.Cascade);
        member.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ThreadMessageMapping : IEntityTypeConfiguration<ThreadMessage>
{
    public void Configure(EntityTypeBuilder<ThreadMessage> message)
    {
        message.HasKey(m => new { m.ThreadId, m.Number });
        message.HasIndex(m => new { m.ThreadId, m.Mark }).IsUnique();
        message.HasOne(m => m.Thread).WithMany().HasForeignKey(m => m.ThreadId).OnDelete(DeleteBehavior.Cascade);
        message.HasMany(m => m.Files).WithOne().HasForeignKey(f => new { f.ThreadId, f.Number }).OnDelete(DeleteBehavior.Cascade);
        message.HasOne<People.Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MessageFileMapping : IEntityTypeConfiguration<MessageFile>
{
    public void Configure(EntityTypeBuilder<MessageFile> file) => file.Property(f => f.Id).ValueGeneratedNever();
}
