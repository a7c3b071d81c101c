using Upward.Web.Platform;

namespace Upward.Web.Features.Identity;

/// <summary>
/// A link with which a person gets an account. Only the token's hash is stored; the link itself stands in the outbox
/// until it was sent or handed over.
/// </summary>
public sealed class Invitation : IBelongToOrganisation
{
    private Invitation() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid PersonId { get; private set; }
    public string TokenHash { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid? CreatedById { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    /// <summary>Where the person lands afterwards: a local path such as /proposals/….</summary>
    public string ReturnPath { get; private set; } = "/";

    public static Invitation For(Guid organisationId, Guid personId, string tokenHash, DateTimeOffset now, TimeSpan life, Guid? by, string returnPath) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, PersonId = personId, TokenHash = tokenHash,
        CreatedAt = now, ExpiresAt = now + life, CreatedById = by, ReturnPath = returnPath,
    };

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && RevokedAt is null && now < ExpiresAt;
    public void Accept(DateTimeOffset now) => AcceptedAt = now;
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
