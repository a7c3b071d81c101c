using Upward.Web.Platform;

namespace Upward.Web.Features.Setup;

/// <summary>Founds the demo organisation. Where nothing implements it, the wizard does not offer a demo.</summary>
public interface IOfferDemo
{
    /// <param name="accountId">The account that shall administer the demo too.</param>
    Task<Outcome<FoundedDemo>> FoundAsync(Guid accountId, CancellationToken ct);
}

/// <param name="Path">Where it is worth looking first: the board.</param>
public sealed record FoundedDemo(Guid OrganisationId, string Path);
