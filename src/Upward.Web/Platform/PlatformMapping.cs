using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Platform;

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Id).ValueGeneratedNever();
        // PostgreSQL has no unsigned 64-bit integer; the bits are kept.
        organisation.Property(o => o.DemoSeed).HasConversion(seed => (long?)seed, bits => (ulong?)bits);
    }
}

internal sealed class InstallationSettingMapping : IEntityTypeConfiguration<InstallationSetting>
{
    public void Configure(EntityTypeBuilder<InstallationSetting> setting) => setting.HasKey(s => s.Key);
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.HasIndex(m => new { m.OrganisationId, m.UniqueKey }).IsUnique();
        // In the order in which they are sent, and only those that wait: what went out in years is not looked at every five seconds.
        mail.HasIndex(m => new { m.Urgency, m.NextAttemptAt }).HasFilter(OutboxMail.WaitingInSql);
        // Over what waits for the mail of a day or a week alone: one over every mail would be taken for "what goes at once", and all of history read for each mail that is sent.
        mail.HasIndex(m => m.PersonId).HasFilter(OutboxMail.HeldInSql);
    }
}

internal sealed class LongTaskMapping : IEntityTypeConfiguration<LongTask>
{
    public void Configure(EntityTypeBuilder<LongTask> task)
    {
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Figures).HasJson();
    }
}
