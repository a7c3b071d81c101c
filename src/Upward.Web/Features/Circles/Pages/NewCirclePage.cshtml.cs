using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>A circle by hand: its frame, and who is in it. Searching keeps who is ticked already.</summary>
[ProgrammeManagersOnly]
public sealed class NewCirclePage(AppDb db, CurrentPerson person, FormCircle form, Texts texts) : PageModel
{
    public const int Most = 60;

    /// <param name="Circles">Of this programme, in which they are now.</param>
    public sealed record Choice(Guid Id, string Name, string Title, ProgrammeRole Role, int Circles);

    [BindProperty(SupportsGet = true)] public CircleKind Kind { get; set; }
    [BindProperty] public CircleForm Form { get; set; } = new();
    [BindProperty] public string? Q { get; set; }

    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Choice> People { get; private set; } = [];
    public bool More { get; private set; }
    public IReadOnlyDictionary<Guid, string> Hosts { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        Form = CircleForm.For(Kind);
        return await LoadAsync(programmeId, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSearchAsync(Guid programmeId, CancellationToken ct) => await LoadAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var formed = await form.ExecuteAsync(programmeId, Form.ToFacts(Kind), Form.Chosen, Guid.TryParse(Form.HostId, out var host) ? host : null, ct);
        if (formed.Succeeded)
        {
            this.Note(texts["circles.formed", ("n", 1)]);
            return LocalRedirect($"~/programmes/{programmeId}/circles/{formed.Value}");
        }
        if (formed.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        return this.Refuse(formed.Result, texts, "Form.");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        Hosts = Kind == CircleKind.Supervision ? await FormCircle.HostsAsync(db, programmeId, ct) : Hosts;
        var all = db.Enrolments.AsNoTracking().Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Person.LeftAt == null && (Kind == CircleKind.Circle || e.Role == ProgrammeRole.Mentor));
        var found = all;
        foreach (var word in (Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8).Select(PeopleSearch.Fold)) found = found.Where(e => e.Person.SearchText.Contains(word));
        var chosen = Form.Chosen;
        // Who is ticked stands first, whatever was searched for.
        var ticked = await Show(all.Where(e => chosen.Contains(e.Id)), programmeId).ToListAsync(ct);
        var others = await Show(found.Where(e => !chosen.Contains(e.Id)), programmeId).Take(Most + 1).ToListAsync(ct);
        (People, More) = ([.. ticked, .. others.Take(Most)], others.Count > Most);
        return true;
    }

    private IQueryable<Choice> Show(IQueryable<ParticipantEnrolment> enrolments, Guid programmeId) => enrolments.OrderBy(e => e.Role).ThenBy(e => e.Person.SearchText).ThenBy(e => e.Id)
        .Select(e => new Choice(e.Id, e.Person.Name, e.Person.Title, e.Role, db.CircleMembers.Count(m => m.PersonId == e.PersonId && m.LeftAt == null && m.Circle.ProgrammeId == programmeId && m.Circle.ClosedAt == null && m.Circle.Kind == Kind)));
}
