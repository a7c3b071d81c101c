using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Notifications;

/// <summary>A link that turns one kind of mail off for one person, without signing in. It does nothing else, so it stays good.</summary>
public sealed class UnsubscribeLink(PublicAddress address, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Upward.Unsubscribe");

    public string For(Guid organisationId, Guid personId, string topic) => address.LinkTo("/mail-off/" + _protector.Protect($"{organisationId:N}|{personId:N}|{topic}"));

    /// <summary>Null for one that we did not make.</summary>
    public (Guid OrganisationId, Guid PersonId, string Topic)? Read(string token)
    {
        try
        {
            return _protector.Unprotect(token).Split('|') is [var organisation, var person, var topic] ? (Guid.ParseExact(organisation, "N"), Guid.ParseExact(person, "N"), topic) : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
