using Upward.Web.Platform;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Sessions;

/// <summary>A secret address under which a calendar reads somebody's sessions. Only its fingerprint is stored: lost, it is made anew.</summary>
public sealed class CalendarFeed : IBelongToOrganisation
{
    private CalendarFeed() { }

    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string TokenHash { get; private set; } = "";
    public DateTimeOffset MadeAt { get; private set; }

    public static CalendarFeed For(Guid organisationId, Guid personId) => new() { OrganisationId = organisationId, PersonId = personId };

    /// <returns>The token, once.</returns>
    public string Renew(DateTimeOffset now)
    {
        var token = LinkToken.New();
        (TokenHash, MadeAt) = (LinkToken.HashOf(token), now);
        return token;
    }
}
