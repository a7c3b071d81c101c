using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Notifications;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.Property(n => n.Id).ValueGeneratedNever();
        // Every page asks how many are unread.
        notice.HasIndex(n => new { n.PersonId, n.ReadAt });
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DeliveryWishesMapping : IEntityTypeConfiguration<DeliveryWishes>
{
    public void Configure(EntityTypeBuilder<DeliveryWishes> wishes)
    {
        wishes.HasKey(w => w.PersonId);
        wishes.Property(w => w.Chosen).HasJson();
        wishes.HasOne<Person>().WithOne().HasForeignKey<DeliveryWishes>(w => w.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
