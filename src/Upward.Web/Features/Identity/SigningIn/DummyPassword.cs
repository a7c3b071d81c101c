using Microsoft.AspNetCore.Identity;

namespace Upward.Web.Features.Identity.SigningIn;

/// <summary>A hash nobody knows the password of: an unknown e-mail costs the same time as a known one (trust.md B2).</summary>
public sealed class DummyPassword(IPasswordHasher<Account> hasher)
{
    private static readonly Account Nobody = new();
    private static string? _hash;

    public void Compare(string password) => hasher.VerifyHashedPassword(Nobody, _hash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
}
