using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;

namespace Upward.Web.Features.Change;

/// <summary>The team stands, and nothing is announced yet: the moment to ask whether the house is ready (R219). It never blocks: the team decides.</summary>
internal sealed class ReadinessStep(AppDb db) : ISetupStep
{
    public string Key => "readiness";
    public int Order => 75;
    public string Path => "/readiness";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        if (await db.ReadinessChecks.AsNoTracking().Where(c => c.ProgrammeId == programme.Id).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct) is not { } last) return StepStanding.Open("setup-step.readiness.open");
        var day = DateOnly.FromDateTime(last.AnsweredAt.UtcDateTime);
        return last.Suggests == Formality.Wait ? StepStanding.Open("setup-step.readiness.wait", ("day", day), ("n", last.ToDo.Count()))
            : StepStanding.Settled("setup-step.readiness.settled", ("day", day), ("formality", last.Suggests.ToString()));
    }
}

internal sealed class SelfRatingStep(AppDb db) : ISetupStep
{
    public string Key => "self-rating";
    public int Order => 125;
    public string Path => "/change";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var opened = await db.AdkarWaves.CountAsync(w => w.ProgrammeId == programme.Id, ct);
        return opened > 0 ? StepStanding.Settled("setup-step.self-rating.settled", ("n", opened)) : StepStanding.Default("setup-step.self-rating.default");
    }
}
