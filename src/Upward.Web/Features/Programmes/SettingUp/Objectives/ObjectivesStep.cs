using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Features.Programmes.SettingUp;

internal sealed class ObjectivesStep(AppDb db) : ISetupStep
{
    public string Key => "objectives";
    public int Order => 20;
    public string Path => "/setup/objectives";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var objectives = await db.Objectives.AsNoTracking().Where(o => o.ProgrammeId == programme.Id).ToListAsync(ct);
        if (objectives.Count == 0) return StepStanding.Open("setup-step.objectives.open");
        var targets = objectives.Count(o => o.Measures.Any(m => m.Target is not null));
        return targets == objectives.Count
            ? StepStanding.Settled("setup-step.objectives.settled", ("n", objectives.Count))
            : StepStanding.Open("setup-step.objectives.untargeted", ("n", objectives.Count), ("without", objectives.Count - targets));
    }
}
