using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Security;

namespace Upward.Web.Platform.Tasks;

/// <summary>What a job does in every organisation that has something to do, each in a scope of its own.</summary>
[UseCase]
public sealed class EachOrganisation(IServiceScopeFactory scopes)
{
    /// <param name="job">As the log of acts names it.</param>
    /// <param name="due">The rows that ask for the work: an organisation with at least one of them gets it done, once.</param>
    /// <param name="work">Done in an organisation's own scope. Must be safe to do twice.</param>
    /// <param name="ct">Stops between two organisations, and within one as the work does.</param>
    public async Task DoAsync<TRow>(string job, Expression<Func<TRow, bool>> due, Func<IServiceProvider, Task> work, CancellationToken ct) where TRow : class, IBelongToOrganisation
    {
        foreach (var organisation in await FindAsync(due, ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisation);
            scope.ServiceProvider.GetRequiredService<RequestOrigin>().RequestId = "job " + job;
            await work(scope.ServiceProvider);
        }
    }

    private async Task<List<Guid>> FindAsync<TRow>(Expression<Func<TRow, bool>> due, CancellationToken ct) where TRow : class, IBelongToOrganisation
    {
        await using var scope = scopes.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<TRow>().IgnoreQueryFilters().Where(due)
            .Select(row => row.OrganisationId).Distinct().ToListAsync(ct);
    }
}
