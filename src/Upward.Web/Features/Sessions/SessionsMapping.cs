using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;

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
