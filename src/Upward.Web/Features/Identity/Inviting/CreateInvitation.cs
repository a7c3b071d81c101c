using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Identity.Inviting;

/// <summary>
/// A link for a mail that leads a person to a page: straight there when they have an account, otherwise over an invitation.
/// It joins the caller's unit of work; the caller composes the mail and saves.
/// </summary>
[UseCase]
public sealed class CreateInvitation(AppDb db, CurrentPerson inviter, PublicAddress address, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);
    private readonly Dictionary<(Guid, string), string> _links = [];

    /// <param name="returnPath">A local path such as /proposals/…; the same person and path give the same link within one unit of work.</param>
    /// <param name="by">Who invites, where it is not the person who is signed in.</param>
    public string LinkFor(Person person, string returnPath, Guid? by = null)
    {
        if (person.AccountId is not null) return address.LinkTo(returnPath);
        if (_links.TryGetValue((person.Id, returnPath), out var known)) return known;
        var token = LinkToken.New();
        db.Invitations.Add(Invitation.For(person.OrganisationId, person.Id, LinkToken.HashOf(token), clock.GetUtcNow(), Life, inviter.IsSignedIn ? inviter.Id : by, returnPath));
        return _links[(person.Id, returnPath)] = address.LinkTo("/welcome/" + token);
    }
}
