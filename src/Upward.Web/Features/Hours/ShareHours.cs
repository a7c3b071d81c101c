using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Hours;

public sealed class HoursStepForm : StepForm
{
    public bool Share { get; set; }
    public string? CalledThere { get; set; }
}

/// <summary>The step in setting up: whether line managers see hours, and under which name.</summary>
public sealed class HoursStepPage(AppDb db, CurrentPerson person, Texts texts, ShareHours share) : StepPage<HoursStepForm>(db, person, texts)
{
    public override string Step => "hours";
    protected override async Task<HoursStepForm?> ReadAsync(CancellationToken ct) => await share.ReadAsync(Programme.Id, ct);
    protected override Task<Outcome> SaveAsync(CancellationToken ct) => share.ExecuteAsync(Programme.Id, Input, Saving, ct);
}

[UseCase]
public sealed class ShareHours(AppDb db, SettleStep settle)
{
    /// <summary>The page it stands on knows that this person manages the programme.</summary>
    public async Task<HoursStepForm> ReadAsync(Guid programmeId, CancellationToken ct)
    {
        var called = await db.HoursSharings.Where(s => s.ProgrammeId == programmeId).Select(s => s.CalledThere).SingleOrDefaultAsync(ct);
        return new() { Share = called is not null, CalledThere = called };
    }

    public Task<Outcome> ExecuteAsync(Guid programmeId, HoursStepForm form, Saving saving, CancellationToken ct) => settle.ExecuteAsync(programmeId, saving, async programme =>
    {
        var name = (form.CalledThere ?? "").ReplaceLineEndings(" ").Trim();
        if (form.Share && name.Length == 0) return Outcome.RefusedAt("CalledThere", "hours.refused.name");
        if (form.Share && name.Equals(programme.Name.Trim(), StringComparison.OrdinalIgnoreCase)) return Outcome.RefusedAt("CalledThere", "hours.refused.sameName");
        if (name.Length > HoursSharing.LongestName) return Outcome.RefusedAt("CalledThere", "refused.tooLong", ("max", HoursSharing.LongestName), ("length", name.Length));
        var sharing = await db.HoursSharings.SingleOrDefaultAsync(s => s.ProgrammeId == programmeId, ct);
        var changes = new Changes().Note("HoursForLineManagers", sharing?.CalledThere ?? "", form.Share ? name : "");
        if (!form.Share) { if (sharing is not null) db.Remove(sharing); }
        else
        {
            if (sharing is null) db.HoursSharings.Add(sharing = HoursSharing.Of(programme.OrganisationId, programmeId));
            sharing.Call(name);
        }
        return changes;
    }, ct);
}

/// <summary>The choice goes along to the next cohort. A name that the new programme has itself would tell what it was made to hide: then it has to be chosen anew.</summary>
internal sealed class CopyHoursSharing(AppDb db) : ICopyWithProgramme
{
    public async Task CopyAsync(Programme from, Programme to, CancellationToken ct)
    {
        if (await db.HoursSharings.AsNoTracking().SingleOrDefaultAsync(s => s.ProgrammeId == from.Id, ct) is not { } sharing || sharing.CalledThere.Equals(to.Name.Trim(), StringComparison.OrdinalIgnoreCase)) return;
        var copy = HoursSharing.Of(to.OrganisationId, to.Id);
        copy.Call(sharing.CalledThere);
        db.HoursSharings.Add(copy);
    }
}

internal sealed class HoursStep(AppDb db) : ISetupStep
{
    public string Key => "hours";
    public int Order => 117;
    public string Path => "/setup/hours";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct) =>
        await db.HoursSharings.AnyAsync(s => s.ProgrammeId == programme.Id, ct) ? StepStanding.Settled("setup-step.hours.settled") : StepStanding.Default("setup-step.hours.default");
}
