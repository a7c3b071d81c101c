using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class AudiencePage(AppDb db, CurrentPerson person, Texts texts, SetAudience set, CountAudience count) : StepPage<AudienceForm>(db, person, texts)
{
    public override string Step => "audience";

    public IReadOnlyList<SelectListItem> Levels { get; private set; } = [];
    public IReadOnlyList<string> Departments { get; private set; } = [];
    public IReadOnlyList<string> Sites { get; private set; } = [];
    public AudienceCounts Counts { get; private set; } = null!;

    /// <summary>Fills the form with a usual rule, saved only by Save: "juniors", "middle" or "all".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Take { get; set; }

    protected override async Task<AudienceForm?> ReadAsync(CancellationToken ct)
    {
        var ranks = await Db.Levels.Select(l => l.Rank).ToListAsync(ct);
        if (AudiencePatterns.Find(Take, ranks) is { } pattern) return new() { Mentors = RoleAudienceForm.Of(pattern.Mentors), Mentees = RoleAudienceForm.Of(pattern.Mentees) };
        var rules = await Db.AudienceRules.AsNoTracking().Where(r => r.ProgrammeId == Programme.Id).ToListAsync(ct);
        RoleAudienceForm Of(ProgrammeRole role) => RoleAudienceForm.Of(rules.Find(r => r.Role == role)?.Facts ?? new());
        return new() { Mentors = Of(ProgrammeRole.Mentor), Mentees = Of(ProgrammeRole.Mentee) };
    }

    protected override Task<Outcome> SaveAsync(CancellationToken ct) => set.ExecuteAsync(Programme.Id, Input.Mentors.Facts, Input.Mentees.Facts, Saving, ct);

    /// <summary>The numbers for what is in the form now; nothing is saved. Without script the whole form comes back with them.</summary>
    public async Task<IActionResult> OnPostCountAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        foreach (var entry in ModelState.Values) entry.Errors.Clear();
        await ShowAsync(ct);
        return Request.IsFragment() ? Partial("_AudienceCounts", Counts) : Page();
    }

    protected override async Task ShowAsync(CancellationToken ct)
    {
        Levels = [new(T["audience.anyLevel"], ""), .. (await Db.Levels.AsNoTracking().OrderBy(l => l.Rank).ToListAsync(ct)).Select(l => new SelectListItem(l.Name, l.Rank.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        var active = Db.People.AsNoTracking().Insiders().Where(p => p.LeftAt == null);
        Departments = await active.Where(p => p.Department != "").Select(p => p.Department).Distinct().OrderBy(d => d).Take(200).ToListAsync(ct);
        Sites = await active.Where(p => p.Site != "").Select(p => p.Site).Distinct().OrderBy(s => s).Take(200).ToListAsync(ct);
        Counts = await count.OfAsync(Input.Mentors.Facts, Input.Mentees.Facts, ct);
    }
}

internal sealed class AudienceStep(AppDb db, CountAudience count) : ISetupStep
{
    public string Key => "audience";
    public int Order => 40;
    public string Path => "/setup/audience";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var rules = await db.AudienceRules.AsNoTracking().Where(r => r.ProgrammeId == programme.Id).ToListAsync(ct);
        AudienceFacts Of(ProgrammeRole role) => rules.Find(r => r.Role == role)?.Facts ?? new();
        var counts = await count.OfAsync(Of(ProgrammeRole.Mentor), Of(ProgrammeRole.Mentee), ct);
        var numbers = new (string, object?)[] { ("mentors", counts.Mentors.People), ("mentees", counts.Mentees.People) };
        if (counts.Everybody > 0 && (counts.Mentors.People == 0 || counts.Mentees.People == 0)) return StepStanding.Blocks("setup-step.audience.nobody", numbers);
        return await db.ProgrammeChanges.AnyAsync(c => c.ProgrammeId == programme.Id && c.Step == Key, ct)
            ? StepStanding.Settled("setup-step.audience.says", numbers) : StepStanding.Default("setup-step.audience.says", numbers);
    }
}
