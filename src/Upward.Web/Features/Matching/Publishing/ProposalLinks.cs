using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Publishing;

/// <summary>A link in a mail that leads a person to a page: straight there, or over an invitation where there is no account yet.</summary>
[UseCase]
public sealed class ProposalLinks(AppDb db, CurrentPerson person, PublicAddress address, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private readonly Dictionary<Guid, string> _tokens = [];

    public string For(Person to, string path) => to.AccountId is not null ? address.LinkTo(path) : address.LinkTo("/welcome/" + TokenOf(to, path));

    /// <summary>One invitation a person, however many pairs they have.</summary>
    private string TokenOf(Person to, string path)
    {
        if (_tokens.TryGetValue(to.Id, out var known)) return known;
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        db.Invitations.Add(Invitation.For(db.OrganisationId, to.Id, Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token))),
            clock.GetUtcNow(), Life, person.IsSignedIn ? person.Id : null, path));
        return _tokens[to.Id] = token;
    }
}
