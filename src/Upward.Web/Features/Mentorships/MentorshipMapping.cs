using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Mentorships.Import;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Mentorships;

internal sealed class MentorshipMapping : IEntityTypeConfiguration<Mentorship>
{
    public void Configure(EntityTypeBuilder<Mentorship> mentorship)
    {
        mentorship.Property(m => m.Id).ValueGeneratedNever();
        mentorship.HasOne<Programme>().WithMany().HasForeignKey(m => m.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        mentorship.HasOne<Proposal>().WithOne().HasForeignKey<Mentorship>(m => m.ProposalId).OnDelete(DeleteBehavior.Cascade);
        mentorship.HasIndex(m => m.ImportId);
        mentorship.HasOne(m => m.Mentor).WithMany().HasForeignKey(m => m.MentorEnrolmentId).OnDelete(DeleteBehavior.Cascade);
        mentorship.HasOne(m => m.Mentee).WithMany().HasForeignKey(m => m.MenteeEnrolmentId).OnDelete(DeleteBehavior.Cascade);
        // The seats of ended mentorships are null, and null never collides.
        mentorship.HasIndex(m => new { m.MentorEnrolmentId, m.MentorSeat }).IsUnique();
        mentorship.HasIndex(m => new { m.MenteeEnrolmentId, m.MenteeSeat }).IsUnique();
    }
}

internal sealed class PastPairMapping : IEntityTypeConfiguration<PastPair>
{
    public void Configure(EntityTypeBuilder<PastPair> pair)
    {
        pair.Property(p => p.Id).ValueGeneratedNever();
        pair.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        pair.HasOne<Person>().WithMany().HasForeignKey(p => p.MentorPersonId).OnDelete(DeleteBehavior.Cascade);
        pair.HasOne<Person>().WithMany().HasForeignKey(p => p.MenteePersonId).OnDelete(DeleteBehavior.Cascade);
        pair.HasIndex(p => p.ImportId);
    }
}

internal sealed class PairImportMapping : IEntityTypeConfiguration<PairImport>
{
    public void Configure(EntityTypeBuilder<PairImport> import)
    {
        import.Property(i => i.Id).ValueGeneratedNever();
        import.HasOne<Programme>().WithMany().HasForeignKey(i => i.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PairImportPersonMapping : IEntityTypeConfiguration<PairImportPerson>
{
    public void Configure(EntityTypeBuilder<PairImportPerson> row)
    {
        row.ToTable("PairImportPeople");
        row.HasKey(r => new { r.ImportId, r.EnrolmentId });
        row.HasOne<PairImport>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
        // Not to the enrolment: it goes when the import is taken back, and the row stays to tell.
        row.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
