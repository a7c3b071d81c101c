using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Matching;

internal sealed class CriteriaMapping : IEntityTypeConfiguration<ProgrammeCriteria>
{
    public void Configure(EntityTypeBuilder<ProgrammeCriteria> criteria)
    {
        criteria.HasKey(c => c.ProgrammeId);
        criteria.Property(c => c.ProgrammeId).ValueGeneratedNever();
        criteria.Property(c => c.Settings).HasJson();
        criteria.Property(c => c.Version).IsConcurrencyToken();
        criteria.HasOne<Programme>().WithOne().HasForeignKey<ProgrammeCriteria>(c => c.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ExclusionMapping : IEntityTypeConfiguration<Exclusion>
{
    public void Configure(EntityTypeBuilder<Exclusion> exclusion)
    {
        exclusion.Property(e => e.Id).ValueGeneratedNever();
        exclusion.HasOne<Programme>().WithMany().HasForeignKey(e => e.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        exclusion.HasOne<Person>().WithMany().HasForeignKey(e => e.MentorPersonId).OnDelete(DeleteBehavior.Cascade);
        exclusion.HasOne<Person>().WithMany().HasForeignKey(e => e.MenteePersonId).OnDelete(DeleteBehavior.Cascade);
        exclusion.HasIndex(e => new { e.ProgrammeId, e.MentorPersonId, e.MenteePersonId }).IsUnique();
    }
}

internal sealed class RoundMapping : IEntityTypeConfiguration<MatchRound>
{
    public void Configure(EntityTypeBuilder<MatchRound> round)
    {
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.Criteria).HasJson();
        round.Property(r => r.Best).HasJson();
        round.Property(r => r.Draft).HasJson();
        round.Property(r => r.Version).IsConcurrencyToken();
        round.HasOne<Programme>().WithMany().HasForeignKey(r => r.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        round.HasIndex(r => new { r.ProgrammeId, r.Number }).IsUnique();
    }
}

internal sealed class RoundRecordMapping : IEntityTypeConfiguration<RoundRecord>
{
    public void Configure(EntityTypeBuilder<RoundRecord> record)
    {
        record.HasKey(r => r.RoundId);
        record.Property(r => r.RoundId).ValueGeneratedNever();
        record.HasOne<MatchRound>().WithOne().HasForeignKey<RoundRecord>(r => r.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.Property(p => p.Parts).HasJson();
        proposal.Property(p => p.Version).IsConcurrencyToken();
        proposal.HasOne(p => p.Round).WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Cascade);
        proposal.HasOne(p => p.Mentor).WithMany().HasForeignKey(p => p.MentorEnrolmentId).OnDelete(DeleteBehavior.Cascade);
        proposal.HasOne(p => p.Mentee).WithMany().HasForeignKey(p => p.MenteeEnrolmentId).OnDelete(DeleteBehavior.Cascade);
        proposal.HasIndex(p => new { p.RoundId, p.MentorEnrolmentId, p.MenteeEnrolmentId }).IsUnique();
    }
}

internal sealed class AnswerMapping : IEntityTypeConfiguration<ProposalAnswer>
{
    public void Configure(EntityTypeBuilder<ProposalAnswer> answer)
    {
        answer.HasKey(a => new { a.ProposalId, a.Side });
        answer.HasOne<Proposal>().WithMany().HasForeignKey(a => a.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BoardChangeMapping : IEntityTypeConfiguration<BoardChange>
{
    public void Configure(EntityTypeBuilder<BoardChange> change)
    {
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.Removed).HasJson();
        change.Property(c => c.Added).HasJson();
        change.HasOne<MatchRound>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Cascade);
        change.HasIndex(c => new { c.RoundId, c.Sequence }).IsUnique();
    }
}
