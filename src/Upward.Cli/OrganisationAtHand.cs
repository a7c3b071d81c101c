using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Cli;

/// <summary>Which organisation a command works in, as the installation itself: with an admin's rights there, and without a person.</summary>
internal static class OrganisationAtHand
{
    /// <param name="name">May be null when there is one.</param>
    public static async Task ChooseAsync(Installation installation, string command, string? name, CancellationToken ct)
    {
        var all = await installation.Get<AppDb>().Organisations.AsNoTracking().OrderBy(o => o.Name).Select(o => ValueTuple.Create(o.Id, o.Name)).ToListAsync(ct);
        var chosen = OnlyOne.Of(command, "organisation", all, name, "there is no organisation yet. Start Upward with ./run and finish its set-up first.");
        installation.Get<OrganisationScope>().Use(chosen);
        installation.Get<CurrentPerson>().Become(new(Guid.Empty, Guid.Empty, chosen, "", "", IsOrganisationAdmin: true, IsOperator: false, new HashSet<Guid>(), "en", ReaderZone.Utc, ""));
    }
}
