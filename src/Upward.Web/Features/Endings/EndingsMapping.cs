using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Endings;

internal sealed class PairExitMapping : IEntityTypeConfiguration<PairExit>
{
    public void Configure(EntityTypeBuilder<PairExit> exit)
    {
        exit.Property(e => e.Id).ValueGeneratedNever();
        exit.HasOne<Mentorship>().WithMany().HasForeignKey(e => e.MentorshipId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class EndReflectionMapping : IEntityTypeConfiguration<EndReflection>
{
    public void Configure(EntityTypeBuilder<EndReflection> reflection)
    {
        reflection.HasKey(r => new { r.MentorshipId, r.PersonId });
        reflection.Property(r => r.Version).IsConcurrencyToken();
        reflection.HasOne<Mentorship>().WithMany().HasForeignKey(r => r.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        reflection.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FarewellMapping : IEntityTypeConfiguration<Farewell>
{
    public void Configure(EntityTypeBuilder<Farewell> farewell)
    {
        farewell.HasKey(f => new { f.MentorshipId, f.PersonId });
        farewell.Property(f => f.Version).IsConcurrencyToken();
        farewell.HasOne<Mentorship>().WithMany().HasForeignKey(f => f.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        farewell.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HandOverNoteMapping : IEntityTypeConfiguration<HandOverNote>
{
    public void Configure(EntityTypeBuilder<HandOverNote> note)
    {
        note.HasKey(n => new { n.MentorshipId, n.PersonId });
        note.Property(n => n.Version).IsConcurrencyToken();
        note.HasOne<Mentorship>().WithMany().HasForeignKey(n => n.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        note.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PairClosingMapping : IEntityTypeConfiguration<PairClosing>
{
    public void Configure(EntityTypeBuilder<PairClosing> closing)
    {
        closing.HasKey(c => c.MentorshipId);
        closing.Property(c => c.Version).IsConcurrencyToken();
        closing.HasOne<Mentorship>().WithOne().HasForeignKey<PairClosing>(c => c.MentorshipId).OnDelete(DeleteBehavior.Cascade);
    }
}
