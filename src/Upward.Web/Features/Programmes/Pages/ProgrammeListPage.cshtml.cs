using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.Pages;

[ManagersOnly]
public sealed class ProgrammeListPage(AppDb db, CurrentPerson person, CopyProgramme copy, Texts texts) : PageModel
{
    public sealed record Row(Guid Id, string Name, ProgrammeKind Kind, DateOnly StartsOn, DateOnly EndsOn, int Mentors, int Mentees, int Pairs, bool IsDraft, string Unit);
    public sealed record UnitChoice(Guid Id, string Name, int Programmes);
    public sealed record Template(Guid Id, string Name);

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<Template> Templates { get; private set; } = [];
    public bool MayCreate => person.MayBeginProgrammes;
    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }
    public IReadOnlyList<UnitChoice> Units { get; private set; } = [];

    public async Task<IActionResult> OnPostForgetTemplateAsync(Guid templateId, CancellationToken ct)
    {
        var outcome = await copy.ForgetTemplateAsync(templateId, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) this.Note(texts.Say(outcome.Refusals[0].Message));
        return LocalRedirect("~/programmes");
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (person.IsOrganisationAdmin) Templates = await db.Programmes.AsNoTracking().Where(p => p.TemplateSince != null).OrderBy(p => p.Name).Select(p => new Template(p.Id, p.Name)).ToListAsync(ct);
        var mine = db.Programmes.AsNoTracking().ManageableBy(person);
        Units = await db.Units.AsNoTracking().Where(u => mine.Any(p => p.UnitId == u.Id)).OrderBy(u => u.Name).Select(u => new UnitChoice(u.Id, u.Name, mine.Count(p => p.UnitId == u.Id))).ToListAsync(ct);
        Rows = await mine.Where(p => Unit == null || p.UnitId == Unit)
        .OrderByDescending(p => p.StartsOn).ThenBy(p => p.Name)
        .Select(p => new Row(p.Id, p.Name, p.Kind, p.StartsOn, p.EndsOn,
            db.Enrolments.Count(e => e.ProgrammeId == p.Id && e.WithdrawnAt == null && e.Role == ProgrammeRole.Mentor),
            db.Enrolments.Count(e => e.ProgrammeId == p.Id && e.WithdrawnAt == null && e.Role == ProgrammeRole.Mentee),
            db.Mentorships.Count(m => m.ProgrammeId == p.Id && m.EndedAt == null), p.LaunchedAt == null, db.Units.Where(u => u.Id == p.UnitId).Select(u => u.Name).FirstOrDefault() ?? "")).ToListAsync(ct);
    }
}
