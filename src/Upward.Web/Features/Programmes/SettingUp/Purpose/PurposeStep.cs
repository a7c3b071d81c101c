using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

internal sealed class PurposeStep(AppDb db, Texts texts) : ISetupStep
{
    public string Key => "purpose";
    public int Order => 10;
    public string Path => "/setup/purpose";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        if (programme.Purpose.Length == 0 && programme.Purposes.Count == 0) return StepStanding.Blocks("setup-step.purpose.blocks");
        var line = PurposeWords.Line(programme.Purposes, programme.Purpose, texts);
        // Before there were presets, own words were all there was: they were written by somebody.
        return programme.Purpose.Length > 0 || await db.ProgrammeChanges.AnyAsync(c => c.ProgrammeId == programme.Id && c.Step == Key, ct)
            ? StepStanding.Settled("setup-step.purpose.settled", ("purpose", line))
            : StepStanding.Default("setup-step.purpose.default", ("purpose", line));
    }
}
