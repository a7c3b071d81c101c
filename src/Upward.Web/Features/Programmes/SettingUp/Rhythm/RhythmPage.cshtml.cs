using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class RhythmPage(AppDb db, CurrentPerson person, Texts texts, SetRhythm set) : StepPage<RhythmForm>(db, person, texts)
{
    public static IReadOnlyList<int> Cadences { get; } = [7, 14, 21, 30, 70, 91];

    public override string Step => "rhythm";
    /// <summary>What was agreed before the numbers changed.</summary>
    public bool Lapsed { get; private set; }

    protected override async Task<RhythmForm?> ReadAsync(CancellationToken ct)
    {
        var agreed = await Db.TimeAgreements.AsNoTracking().Where(a => a.ProgrammeId == Programme.Id).OrderByDescending(a => a.Id).FirstOrDefaultAsync(ct);
        Lapsed = agreed is not null && !agreed.Covers(Programme);
        return new()
        {
            Cadence = Cadences.Contains(Programme.CadenceDays) ? Programme.CadenceDays.ToString(CultureInfo.InvariantCulture) : "own", CadenceDays = Programme.CadenceDays,
            Sessions = Programme.Sessions, SessionMinutes = Programme.SessionMinutes, AnswerDays = Programme.AnswerDays,
            MentorHours = HoursField.Of(Programme.MentorMinutesPerMonth), MenteeHours = HoursField.Of(Programme.MenteeMinutesPerMonth),
            TimeAgreed = agreed?.Covers(Programme) == true, AgreedWith = agreed?.AgreedWith,
        };
    }

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => set.ExecuteAsync(Programme.Id, Input, Saving, ct);
}

internal sealed class RhythmStep(AppDb db) : ISetupStep
{
    public string Key => "rhythm";
    public int Order => 60;
    public string Path => "/setup/rhythm";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var agreed = await db.TimeAgreements.AsNoTracking().Where(a => a.ProgrammeId == programme.Id).OrderByDescending(a => a.Id).FirstOrDefaultAsync(ct);
        var says = new (string, object?)[]
        {
            ("n", programme.Sessions), ("minutes", programme.SessionMinutes), ("days", programme.CadenceDays), ("with", agreed?.AgreedWith),
            ("mentor", programme.MentorMinutesPerMonth / 60m), ("mentee", programme.MenteeMinutesPerMonth / 60m),
        };
        return agreed is null ? StepStanding.Blocks("setup-step.rhythm.blocks", says)
            : agreed.Covers(programme) ? StepStanding.Settled("setup-step.rhythm.settled", says)
            : StepStanding.Blocks("setup-step.rhythm.lapsed", says);
    }
}
