using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

[ProgrammeManagersOnly]
public sealed class AddParticipantsPage(AppDb db, CurrentPerson person, AddParticipants add, Texts texts) : PageModel
{
    public const int PageSize = 50;

    public sealed record Row(Guid Id, string Name, string Email, string Title, string Level, string Department, string Site, ProgrammeRole? AlreadyAs);
    public sealed record Step(string Name, int Rank);

    [BindProperty(SupportsGet = true)] public ProgrammeRole Role { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? Department { get; set; }
    [BindProperty(SupportsGet = true)] public string? Site { get; set; }
    [BindProperty(SupportsGet = true, Name = "from")] public int? LevelFrom { get; set; }
    [BindProperty(SupportsGet = true, Name = "to")] public int? LevelTo { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    [BindProperty] public bool Everybody { get; set; }

    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Found { get; private set; }
    public IReadOnlyList<string> Departments { get; private set; } = [];
    public IReadOnlyList<string> Sites { get; private set; } = [];
    public IReadOnlyList<Step> Levels { get; private set; } = [];

    public DirectoryFilter Filter => new() { Q = (Q ?? "").Trim(), Department = Department ?? "", Site = Site ?? "", LevelFrom = LevelFrom, LevelTo = LevelTo };

    public Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => ShowAsync(programmeId, ct);

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await add.ExecuteAsync(programmeId, Role, new DirectorySelection(Chosen, Everybody ? Filter : null), ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome.Result, texts);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(programmeId, ct);
        }
        var done = outcome.Value;
        this.Note(texts["participants.added", ("n", done.Added + done.Returned), ("role", Role.ToString()), ("other", done.InOtherRole.Count), ("names", string.Join(", ", done.InOtherRole.Take(3)))]);
        return LocalRedirect($"~/programmes/{programmeId}/participants?role={Role}");
    }

    private async Task<IActionResult> ShowAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return NotFound();
        Programme = programme;
        PageNumber = Math.Clamp(PageNumber, 1, 10_000);
        var active = db.People.AsNoTracking().ReadableBy(person).Where(p => p.LeftAt == null);
        var matching = Filter.Apply(active);
        Found = await matching.CountAsync(ct);
        Rows = await matching.OrderBy(p => p.SearchText).ThenBy(p => p.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(p => new Row(p.Id, p.Name, p.Email, p.Title, p.LevelName, p.Department, p.Site,
                db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.PersonId == p.Id && e.WithdrawnAt == null).Select(e => (ProgrammeRole?)e.Role).FirstOrDefault())).ToListAsync(ct);
        Departments = await active.Select(p => p.Department).Where(d => d != "").Distinct().OrderBy(d => d).ToListAsync(ct);
        Sites = await active.Select(p => p.Site).Where(s => s != "").Distinct().OrderBy(s => s).ToListAsync(ct);
        Levels = await db.Levels.AsNoTracking().OrderBy(l => l.Rank).Select(l => new Step(l.Name, l.Rank)).ToListAsync(ct);
        return Page();
    }

    public string Address(ProgrammeRole role, int page)
    {
        var query = new QueryBuilder { { "role", role.ToString() } };
        if (Filter.Q.Length > 0) query.Add("q", Filter.Q);
        if (Filter.Department.Length > 0) query.Add("department", Filter.Department);
        if (Filter.Site.Length > 0) query.Add("site", Filter.Site);
        if (LevelFrom is { } from) query.Add("from", from.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (LevelTo is { } to) query.Add("to", to.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (page > 1) query.Add("p", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Url.Content($"~/programmes/{Programme.Id}/participants/add{query}");
    }

    public string? PageAt(int number) => number < 1 || (number - 1) * PageSize >= Math.Max(Found, 1) ? null : Address(Role, number);
}
