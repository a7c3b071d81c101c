using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Training.Guidelines;

namespace Upward.Web.Features.Training;

internal sealed class ProgrammeTrainingMapping : IEntityTypeConfiguration<ProgrammeTraining>
{
    public void Configure(EntityTypeBuilder<ProgrammeTraining> training)
    {
        training.ToTable("ProgrammeTraining");
        training.HasKey(t => t.ProgrammeId);
        training.Property(t => t.ProgrammeId).ValueGeneratedNever();
        training.Property(t => t.Settings).HasJson();
        training.Property(t => t.Version).IsConcurrencyToken();
        training.HasOne<Programme>().WithOne().HasForeignKey<ProgrammeTraining>(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnitTextMapping : IEntityTypeConfiguration<UnitText>
{
    public void Configure(EntityTypeBuilder<UnitText> text)
    {
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Version).IsConcurrencyToken();
        text.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        text.HasIndex(t => new { t.ProgrammeId, t.Key }).IsUnique();
    }
}

internal sealed class UnitCompletionMapping : IEntityTypeConfiguration<UnitCompletion>
{
    public void Configure(EntityTypeBuilder<UnitCompletion> completion)
    {
        completion.HasKey(c => new { c.ProgrammeId, c.PersonId, c.UnitKey });
        completion.HasOne<Programme>().WithMany().HasForeignKey(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        completion.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class GuidelineVersionMapping : IEntityTypeConfiguration<GuidelineVersion>
{
    public void Configure(EntityTypeBuilder<GuidelineVersion> version)
    {
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Version).IsConcurrencyToken();
        version.HasOne<Programme>().WithMany().HasForeignKey(v => v.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.ProgrammeId, v.Slug, v.Number }).IsUnique();
    }
}

internal sealed class HelpMessageMapping : IEntityTypeConfiguration<HelpMessage>
{
    public void Configure(EntityTypeBuilder<HelpMessage> message) => message.Property(m => m.Id).ValueGeneratedNever();
}

internal sealed class HelpRequestMapping : IEntityTypeConfiguration<HelpRequest>
{
    public void Configure(EntityTypeBuilder<HelpRequest> request)
    {
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Version).IsConcurrencyToken();
        request.Ignore(r => r.State);
        request.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.FromId).OnDelete(DeleteBehavior.Cascade);
        request.HasOne<Person>().WithMany().HasForeignKey(r => r.ContactId).OnDelete(DeleteBehavior.Cascade);
        request.HasMany(r => r.Messages).WithOne().HasForeignKey(m => m.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BuddyOfferMapping : IEntityTypeConfiguration<BuddyOffer>
{
    public void Configure(EntityTypeBuilder<BuddyOffer> offer)
    {
        offer.HasKey(o => new { o.ProgrammeId, o.PersonId });
        offer.HasOne<Programme>().WithMany().HasForeignKey(o => o.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        offer.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BuddyPairMapping : IEntityTypeConfiguration<BuddyPair>
{
    public void Configure(EntityTypeBuilder<BuddyPair> pair)
    {
        // One buddy for a new mentor at a time.
        pair.HasKey(p => new { p.ProgrammeId, p.NewMentorId });
        pair.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        pair.HasOne<Person>().WithMany().HasForeignKey(p => p.NewMentorId).OnDelete(DeleteBehavior.Cascade);
        pair.HasOne<Person>().WithMany().HasForeignKey(p => p.BuddyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PracticeMapping : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> practice)
    {
        practice.HasKey(p => new { p.ProgrammeId, p.PersonId });
        practice.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        practice.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AllyPledgeMapping : IEntityTypeConfiguration<AllyPledge>
{
    public void Configure(EntityTypeBuilder<AllyPledge> pledge)
    {
        pledge.HasKey(p => new { p.ProgrammeId, p.PersonId });
        pledge.Property(p => p.Version).IsConcurrencyToken();
        pledge.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        pledge.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class UnitPictureMapping : IEntityTypeConfiguration<UnitPicture>
{
    public void Configure(EntityTypeBuilder<UnitPicture> picture)
    {
        picture.HasKey(p => new { p.ProgrammeId, p.Key });
        picture.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}
