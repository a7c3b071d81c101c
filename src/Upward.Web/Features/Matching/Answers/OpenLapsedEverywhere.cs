using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>Opens what has lapsed in every organisation, each in a scope of its own. Safe to run twice: what is open is not opened again.</summary>
[UseCase]
public sealed class OpenLapsedEverywhere(IServiceScopeFactory scopes, TimeProvider clock)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        foreach (var organisation in await OrganisationsAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisation);
            scope.ServiceProvider.GetRequiredService<RequestOrigin>().RequestId = "job answers";
            await scope.ServiceProvider.GetRequiredService<OpenProposals>().LapsedAsync(null, ct);
        }
    }

    private async Task<List<Guid>> OrganisationsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var everywhere = scope.ServiceProvider.GetRequiredService<OrganisationScope>().UseInstallation();
        var now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Proposals.IgnoreQueryFilters()
            .Where(p => p.Round.PublishedAt != null && p.OpenedAt == null && p.Round.AnswersDueAt <= now).Select(p => p.OrganisationId).Distinct().ToListAsync(ct);
    }
}
