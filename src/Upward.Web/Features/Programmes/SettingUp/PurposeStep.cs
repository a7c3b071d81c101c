namespace Upward.Web.Features.Programmes.SettingUp;

internal sealed class PurposeStep : ISetupStep
{
    public string Key => "purpose";
    public int Order => 10;
    public string Path => "/edit";

    public Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct) => Task.FromResult(programme.Purpose.Length > 0
        ? StepStanding.Settled("setup-step.purpose.settled")
        : StepStanding.Blocks("setup-step.purpose.blocks"));
}
