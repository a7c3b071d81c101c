using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class DatesPage(AppDb db, CurrentPerson person, Texts texts, MoveDates move) : StepPage<DatesForm>(db, person, texts)
{
    public static IReadOnlyList<int> Lengths { get; } = [1, 3, 5, 6, 9, 12, 18];

    public override string Step => "dates";
    public Timeline Timeline { get; private set; } = null!;

    protected override async Task<DatesForm?> ReadAsync(CancellationToken ct)
    {
        var timeline = await Timeline.OfAsync(Db, Programme, T, ct);
        return new()
        {
            StartsOn = Programme.StartsOn, EndsOn = Programme.EndsOn, Length = LengthNow,
            Milestones = [.. timeline.Rows.Where(r => !r.IsMeetings).Select(r => new MilestoneForm { Id = r.Id, Name = r.Name, From = r.From, To = r.To, WasFrom = r.From, WasTo = r.To }), new()],
        };
    }

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => move.ExecuteAsync(Programme.Id, Input, Saving, ct);
    protected override async Task ShowAsync(CancellationToken ct) => Timeline = await Timeline.OfAsync(Db, Programme, T, ct);
    protected override string Back => Here + "/dates";

    private string LengthNow => Lengths.Where(m => Programme.StartsOn.AddMonths(m).AddDays(-1) == Programme.EndsOn).Select(m => m.ToString(System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault("same");
}

internal sealed class DatesStep(AppDb db) : ISetupStep
{
    public string Key => "dates";
    public int Order => 50;
    public string Path => "/setup/dates";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var says = new (string, object?)[] { ("from", programme.StartsOn), ("to", programme.EndsOn), ("n", await db.Milestones.CountAsync(m => m.ProgrammeId == programme.Id, ct)) };
        return await db.ProgrammeChanges.AnyAsync(c => c.ProgrammeId == programme.Id && c.Step == Key, ct)
            ? StepStanding.Settled("setup-step.dates.says", says) : StepStanding.Default("setup-step.dates.says", says);
    }
}
