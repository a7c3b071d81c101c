using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

public sealed class TeamPage(AppDb db, CurrentPerson person, Texts texts, NameTeamMember name) : StepPage(db, person, texts)
{
    public sealed record Row(Guid MemberId, TeamRole Role, Guid PersonId, string Name, string Title);
    public sealed record Hit(Guid PersonId, string Name, string Sub);

    public override string Step => "team";
    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";
    /// <summary>For which role the search is open.</summary>
    [BindProperty(SupportsGet = true)]
    public TeamRole? Role { get; set; }
    public IReadOnlyList<Row> Members { get; private set; } = [];
    public IReadOnlyList<string> Managers { get; private set; } = [];
    public IReadOnlyList<Hit> Found { get; private set; } = [];
    public bool MayAppoint => Person.IsOrganisationAdmin;

    public Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => ShowAsync(programmeId, ct);

    public async Task<IActionResult> OnPostNameAsync(Guid programmeId, Guid personId, TeamRole role, CancellationToken ct) =>
        await AnswerAsync(await name.ExecuteAsync(programmeId, personId, role, ct), programmeId, ct);

    public async Task<IActionResult> OnPostEndAsync(Guid programmeId, Guid memberId, CancellationToken ct) =>
        await AnswerAsync(await name.EndAsync(programmeId, memberId, ct), programmeId, ct);

    private async Task<IActionResult> AnswerAsync(Outcome outcome, Guid programmeId, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) { this.Note(T["common.saved"]); return LocalRedirect($"~/programmes/{programmeId}/setup/team"); }
        ModelState.Add(outcome, T);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(programmeId, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await FindAsync(programmeId, ct)) return NotFound();
        Q = (Q ?? "").Trim();
        Members = await (from m in Db.TeamMembers join p in Db.People on m.PersonId equals p.Id where m.ProgrammeId == programmeId && m.EndedAt == null orderby p.Name
            select new Row(m.Id, m.Role, p.Id, p.Name, p.Title)).ToListAsync(ct);
        Managers = await (from m in Db.ProgrammeManagers join p in Db.People on m.PersonId equals p.Id where m.ProgrammeId == programmeId orderby p.Name select p.Name).ToListAsync(ct);
        if (Q.Length > 0 && Role is not null)
            Found = await new DirectoryFilter { Q = Q }.Apply(Db.People.ReadableBy(Person).Where(p => p.LeftAt == null)).OrderBy(p => p.Name).Take(10)
                .Select(p => new Hit(p.Id, p.Name, p.Title != "" ? p.Title : p.Email)).ToListAsync(ct);
        return Page();
    }
}

internal sealed class TeamStep(AppDb db) : ISetupStep
{
    public string Key => "team";
    public int Order => 70;
    public string Path => "/setup/team";

    public async Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct)
    {
        var named = await (from m in db.TeamMembers join p in db.People on m.PersonId equals p.Id where m.ProgrammeId == programme.Id && m.EndedAt == null && p.LeftAt == null
            select m.Role).ToListAsync(ct);
        var managers = await db.ProgrammeManagers.CountAsync(m => m.ProgrammeId == programme.Id, ct);
        var missing = (named.Contains(TeamRole.Sponsor) ? "" : "S") + (named.Contains(TeamRole.NeutralContact) ? "" : "N") + (managers > 0 ? "" : "M");
        return missing.Length == 0
            ? StepStanding.Settled("setup-step.team.settled", ("dei", named.Contains(TeamRole.DeiLead) ? "yes" : "no"))
            : StepStanding.Blocks("setup-step.team.blocks", ("missing", missing));
    }
}
