using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Sessions.Cohort;
using Upward.Web.Features.Sessions.Fit;
using Upward.Web.Features.Sessions.FreeBusy;
using Upward.Web.Features.Sessions.Preparing;

namespace Upward.Web.Features.Sessions;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Version).IsConcurrencyToken();
        // A wall time: no zone of the server's may creep in.
        session.Property(s => s.LocalStart).HasConversion(at => at.ToString("s", CultureInfo.InvariantCulture), text => DateTime.ParseExact(text, "s", CultureInfo.InvariantCulture));
        session.HasIndex(s => new { s.MentorshipId, s.StartsAt });
        session.HasIndex(s => new { s.OrganisationId, s.StartsAt });
        session.HasOne(s => s.Mentorship).WithMany().HasForeignKey(s => s.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        session.HasMany(s => s.Moves).WithOne().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Cascade);
        session.HasMany(s => s.Replies).WithOne().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SessionMoveMapping : IEntityTypeConfiguration<SessionMove>
{
    public void Configure(EntityTypeBuilder<SessionMove> move) => move.Property(m => m.Id).ValueGeneratedNever();
}

internal sealed class SessionReplyMapping : IEntityTypeConfiguration<SessionReply>
{
    public void Configure(EntityTypeBuilder<SessionReply> reply) => reply.HasKey(r => new { r.SessionId, r.Role });
}

internal sealed class SessionOfferMapping : IEntityTypeConfiguration<SessionOffer>
{
    public void Configure(EntityTypeBuilder<SessionOffer> offer)
    {
        offer.Property(o => o.Id).ValueGeneratedNever();
        offer.Property(o => o.Starts).HasJson();
        offer.Property(o => o.AnsweredAt).IsConcurrencyToken();
        offer.HasOne<Mentorship>().WithMany().HasForeignKey(o => o.MentorshipId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.HasKey(f => f.PersonId);
        feed.HasIndex(f => f.TokenHash).IsUnique();
        feed.HasOne<Person>().WithOne().HasForeignKey<CalendarFeed>(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SessionNoteMapping : IEntityTypeConfiguration<SessionNote>
{
    public void Configure(EntityTypeBuilder<SessionNote> note)
    {
        // Both may begin the shared note at the same moment: one of them wins, and the other is shown it.
        note.HasKey(n => new { n.SessionId, n.OwnerId });
        note.Property(n => n.Version).IsConcurrencyToken();
        note.HasOne<Session>().WithMany().HasForeignKey(n => n.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LearnedMapping : IEntityTypeConfiguration<Learned>
{
    public void Configure(EntityTypeBuilder<Learned> learned)
    {
        learned.HasKey(l => new { l.SessionId, l.PersonId });
        learned.HasOne<Session>().WithMany().HasForeignKey(l => l.SessionId).OnDelete(DeleteBehavior.Cascade);
        learned.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FollowUpMapping : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.HasKey(f => f.SessionId);
        followUp.HasOne<Session>().WithOne().HasForeignKey<FollowUp>(f => f.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SessionNeedMapping : IEntityTypeConfiguration<SessionNeed>
{
    public void Configure(EntityTypeBuilder<SessionNeed> need)
    {
        need.Property(n => n.Id).ValueGeneratedNever();
        need.HasOne<Session>().WithMany().HasForeignKey(n => n.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FitCheckMapping : IEntityTypeConfiguration<FitCheck>
{
    public void Configure(EntityTypeBuilder<FitCheck> check)
    {
        check.HasKey(f => new { f.MentorshipId, f.PersonId });
        check.HasOne<Mentorship>().WithMany().HasForeignKey(f => f.MentorshipId).OnDelete(DeleteBehavior.Cascade);
        check.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CohortMoveMapping : IEntityTypeConfiguration<CohortMove>
{
    public void Configure(EntityTypeBuilder<CohortMove> move)
    {
        move.Property(m => m.Id).ValueGeneratedNever();
        move.HasIndex(m => new { m.ProgrammeId, m.At });
        move.HasOne<Programmes.Programme>().WithMany().HasForeignKey(m => m.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BusyCalendarMapping : IEntityTypeConfiguration<BusyCalendar>
{
    public void Configure(EntityTypeBuilder<BusyCalendar> calendar)
    {
        calendar.HasKey(c => c.PersonId);
        calendar.Property(c => c.Times).HasJson();
        calendar.Property(c => c.SetAt).IsConcurrencyToken();
        calendar.HasOne<Person>().WithOne().HasForeignKey<BusyCalendar>(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SessionActionMapping : IEntityTypeConfiguration<SessionAction>
{
    public void Configure(EntityTypeBuilder<SessionAction> action)
    {
        action.Property(a => a.Id).ValueGeneratedNever();
        action.HasIndex(a => new { a.MentorshipId, a.DoneAt });
        action.HasOne<Mentorship>().WithMany().HasForeignKey(a => a.MentorshipId).OnDelete(DeleteBehavior.Cascade);
    }
}
