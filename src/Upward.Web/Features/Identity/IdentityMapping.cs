using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Upward.Web.Features.Identity.SecondStep;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Identity;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account) => account.ToTable("Accounts");
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
    }
}

internal sealed class OrganisationAdminMapping : IEntityTypeConfiguration<OrganisationAdmin>
{
    public void Configure(EntityTypeBuilder<OrganisationAdmin> admin)
    {
        admin.HasKey(a => a.PersonId);
        admin.Property(a => a.PersonId).ValueGeneratedNever();
        admin.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> authenticator)
    {
        authenticator.HasKey(a => a.AccountId);
        authenticator.Property(a => a.AccountId).ValueGeneratedNever();
        authenticator.Property(a => a.Version).IsConcurrencyToken();
        authenticator.HasOne<Account>().WithOne().HasForeignKey<Authenticator>(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
