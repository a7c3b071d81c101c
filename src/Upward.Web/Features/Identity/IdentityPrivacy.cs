using Microsoft.AspNetCore.Identity;
using Upward.Web.Platform.Privacy;

namespace Upward.Web.Features.Identity;

internal sealed class IdentityPrivacy : IClassifyColumns
{
    public void Classify(PrivacyRegistry registry)
    {
        registry.Entity<Account>(Erasure.DeleteRow, "Id")
            .None("AccessFailedCount", "ConcurrencyStamp", "EmailConfirmed", "LockoutEnabled", "LockoutEnd", "PhoneNumberConfirmed", "TwoFactorEnabled", "OperatorSince")
            .Personal("Id", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "PhoneNumber", "PasswordHash", "SecurityStamp", "Name", "Culture", "TimeZone", "Theme", "CreatedAt");
        registry.Entity<IdentityUserClaim<Guid>>(Erasure.DeleteRow, "UserId").None("Id").Personal("UserId", "ClaimType", "ClaimValue");
        registry.Entity<IdentityUserLogin<Guid>>(Erasure.DeleteRow, "UserId").Personal("UserId", "LoginProvider", "ProviderKey", "ProviderDisplayName");
        registry.Entity<IdentityUserToken<Guid>>(Erasure.DeleteRow, "UserId").Personal("UserId", "LoginProvider", "Name", "Value");
        registry.Entity<IdentityUserPasskey<Guid>>(Erasure.DeleteRow, "UserId").Personal("UserId", "CredentialId");
        registry.Entity<SecondStep.Authenticator>(Erasure.DeleteRow, "AccountId")
            .None("LastStep", "WrongInARow", "Version", "RecoveryMadeAt").Personal("AccountId", "Key", "TurnedOnAt", "LastWrongAt", "RecoveryHashes");
        registry.Entity<Invitation>(Erasure.DeleteRow, "PersonId")
            .None("Id", "OrganisationId", "TokenHash", "CreatedAt", "CreatedById", "ExpiresAt", "RevokedAt", "ReturnPath").Personal("PersonId", "AcceptedAt");
        registry.Entity<OrganisationAdmin>(Erasure.DeleteRow, "PersonId").None("OrganisationId", "GrantedById").Personal("PersonId", "GrantedAt");
    }
}
