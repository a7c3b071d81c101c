using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>Launches a programme when nothing blocks it; what blocks is checked again at this moment.</summary>
[UseCase]
public sealed class LaunchProgramme(CurrentPerson person, TimeProvider clock, SetupList list, SettleStep settle, Texts texts)
{
    public const string Step = "launch";

    public Task<Outcome> ExecuteAsync(Guid programmeId, CancellationToken ct) => settle.ExecuteAsync(programmeId, new(Step, null, ""), async programme =>
    {
        var progress = await list.OfAsync(programme, ct);
        if (progress.Blocking.Count > 0)
            return Outcome.Refused([.. progress.Blocking.Select(t => new Refusal("", new("launch.refused.blocked", ("step", texts["setup-step." + t.Key]), ("why", t.Standing.Says))))]);
        var now = clock.GetUtcNow();
        var outcome = programme.Launch(person.Id, now);
        return outcome.Succeeded ? new Changes().Note("Launched", null, texts.Zone.DayAt(now)) : outcome;
    }, ct);
}
