using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Notifications.Webhooks;

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> webhook)
    {
        webhook.Property(w => w.Id).ValueGeneratedNever();
        // A try that ends after its owner has named another address says nothing about that one.
        webhook.Property(w => w.SetAt).IsConcurrencyToken();
        webhook.Property(w => w.News).HasJson();
        webhook.Ignore(w => w.Streak);
        // One each; either a person's or a programme's.
        webhook.HasOne<Person>().WithOne().HasForeignKey<Webhook>(w => w.PersonId).OnDelete(DeleteBehavior.Cascade);
        webhook.HasOne<Programme>().WithOne().HasForeignKey<Webhook>(w => w.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        webhook.ToTable(t => t.HasCheckConstraint("CK_Webhooks_Owner", """("PersonId" IS NULL) <> ("ProgrammeId" IS NULL)"""));
    }
}

internal sealed class WebhookPostMapping : IEntityTypeConfiguration<WebhookPost>
{
    public void Configure(EntityTypeBuilder<WebhookPost> post)
    {
        post.Property(p => p.Id).ValueGeneratedNever();
        post.Property(p => p.Key).HasMaxLength(WebhookPost.LongestKey);
        post.HasIndex(p => new { p.WebhookId, p.Key }).IsUnique();
        post.HasIndex(p => new { p.OrganisationId, p.NextTryAt });
        post.HasOne<Notice>().WithOne().HasForeignKey<WebhookPost>(p => p.NoticeId).OnDelete(DeleteBehavior.Cascade);
        post.HasOne<Webhook>().WithMany().HasForeignKey(p => p.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }
}
