using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Matching.Answers;

/// <summary>Opens what has lapsed in every organisation. Safe to run twice: what is open is not opened again.</summary>
[UseCase]
public sealed class OpenLapsedEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return each.DoAsync<Proposal>("answers",
            p => p.Round.PublishedAt != null && p.OpenedAt == null && p.Round.AnswersDueAt <= now,
            services => services.GetRequiredService<OpenProposals>().LapsedAsync(null, ct), ct);
    }
}
