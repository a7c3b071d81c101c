using Microsoft.EntityFrameworkCore;
using Upward.Cli.Faults;
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
        var all = await installation.Get<AppDb>().Organisations.AsNoTracking().OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(ct);
        var found = name is null ? all : [.. all.Where(o => string.Equals(o.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (found.Count != 1)
            throw new RefusedException(all.Count == 0
                ? $"upward {command}: there is no organisation yet. Start Upward with ./run and finish its set-up first."
                : $"upward {command}: {(name is null ? "say which organisation with --organisation" : $"there is {(found.Count == 0 ? "no" : "more than one")} organisation {Shown.Quoted(name)}")}. There are: {string.Join(", ", all.Select(o => o.Name))}.");
        installation.Get<OrganisationScope>().Use(found[0].Id);
        installation.Get<CurrentPerson>().Become(new(Guid.Empty, Guid.Empty, found[0].Id, "", "", IsOrganisationAdmin: true, IsOperator: false, new HashSet<Guid>(), "en", ReaderZone.Utc, ""));
    }
}
