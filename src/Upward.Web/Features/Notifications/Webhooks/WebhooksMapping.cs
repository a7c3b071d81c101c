using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Notifications.Webhooks;

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> webhook)
    {
        webhook.HasKey(w => w.PersonId);
        // A try that ends after its owner has named another address says nothing about that one.
        webhook.Property(w => w.SetAt).IsConcurrencyToken();
        webhook.HasOne<Person>().WithOne().HasForeignKey<Webhook>(w => w.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebhookPostMapping : IEntityTypeConfiguration<WebhookPost>
{
    public void Configure(EntityTypeBuilder<WebhookPost> post)
    {
        post.HasKey(p => p.NoticeId);
        post.HasIndex(p => new { p.OrganisationId, p.NextTryAt });
        post.HasOne<Notice>().WithOne().HasForeignKey<WebhookPost>(p => p.NoticeId).OnDelete(DeleteBehavior.Cascade);
        post.HasOne<Webhook>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
