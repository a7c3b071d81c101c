using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class CharterStepPage(AppDb db, CurrentPerson person, Texts texts, WriteCharter write) : StepPage<CharterForm>(db, person, texts)
{
    public override string Step => "charter";

    protected override async Task<CharterForm?> ReadAsync(CancellationToken ct)
    {
        var words = await Db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.ProgrammeId == Programme.Id, ct) is { } charter ? charter.Words : Charter.DefaultWords(T);
        return new() { MentorDuties = words.MentorDuties, MenteeDuties = words.MenteeDuties, Boundaries = words.Boundaries };
    }

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => write.ExecuteAsync(Programme.Id, Input, Saving, ct);
}

internal sealed class CharterStep(AppDb db) : ISetupStep
{
    public string Key => "charter";
    public int Order => 105;
    public string Path => "/setup/charter";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        if (await db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.ProgrammeId == programme.Id, ct) is not { } charter) return StepStanding.Open("setup-step.charter.open");
        var all = await db.Enrolments.CountAsync(e => e.ProgrammeId == programme.Id && e.WithdrawnAt == null, ct);
        var read = await db.CharterReadings.CountAsync(r => r.Number == charter.Number && db.Enrolments.Any(e => e.Id == r.EnrolmentId && e.ProgrammeId == programme.Id && e.WithdrawnAt == null), ct);
        return StepStanding.Settled("setup-step.charter.settled", ("read", read), ("all", all));
    }
}
