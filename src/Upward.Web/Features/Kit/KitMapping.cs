using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Kit.Stories;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Kit;

internal sealed class KitTextMapping : IEntityTypeConfiguration<KitText>
{
    public void Configure(EntityTypeBuilder<KitText> text)
    {
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Version).IsConcurrencyToken();
        text.HasIndex(t => new { t.ProgrammeId, t.Name, t.Language }).IsUnique();
        text.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class KitPageMapping : IEntityTypeConfiguration<KitPage>
{
    public void Configure(EntityTypeBuilder<KitPage> page)
    {
        page.HasKey(p => p.ProgrammeId);
        page.Property(p => p.Version).IsConcurrencyToken();
        page.HasIndex(p => p.Slug).IsUnique();
        page.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LetterSendingMapping : IEntityTypeConfiguration<LetterSending>
{
    public void Configure(EntityTypeBuilder<LetterSending> sending)
    {
        sending.Property(s => s.Id).ValueGeneratedNever();
        sending.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CommitmentMapping : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> commitment)
    {
        commitment.Property(c => c.Id).ValueGeneratedNever();
        commitment.Property(c => c.Version).IsConcurrencyToken();
        commitment.HasIndex(c => new { c.ProgrammeId, c.PersonId }).IsUnique();
        commitment.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        commitment.HasOne(c => c.Person).WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ToldStoryMapping : IEntityTypeConfiguration<ToldStory>
{
    public void Configure(EntityTypeBuilder<ToldStory> story)
    {
        story.Property(s => s.Id).ValueGeneratedNever();
        story.Property(s => s.Version).IsConcurrencyToken();
        story.HasIndex(s => new { s.ProgrammeId, s.PersonId }).IsUnique();
        story.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        story.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoryShowingMapping : IEntityTypeConfiguration<StoryShowing>
{
    public void Configure(EntityTypeBuilder<StoryShowing> showing)
    {
        showing.HasKey(s => new { s.StoryId, s.ProgrammeId });
        showing.HasOne(s => s.Story).WithMany().HasForeignKey(s => s.StoryId).OnDelete(DeleteBehavior.Cascade);
        showing.HasOne<Programme>().WithMany().HasForeignKey(s => s.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}
