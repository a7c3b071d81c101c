using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>Who was asked to stand for the programme by name, and who does.</summary>
[ProgrammeManagersOnly]
public sealed class CommitmentsPage(AppDb db, CurrentPerson person, AskForCommitment ask, Texts texts) : PageModel
{
    public sealed record Row(Guid PersonId, string Name, string Title, CommitmentRole Role, DateTimeOffset AskedAt, DateTimeOffset? GivenAt, bool IsShown, bool SaidNotNow);
    public sealed record Found(Guid PersonId, string Name, string Email);

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<Found> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => await LoadAsync(programmeId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAskAsync(Guid programmeId, Guid personId, CommitmentRole role, CancellationToken ct)
    {
        var outcome = await ask.ExecuteAsync(programmeId, personId, role, ct);
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["kit.commitments.asked", ("name", Rows.First(r => r.PersonId == personId).Name)]);
        return LocalRedirect($"~/programmes/{programmeId}/kit/commitments");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        (Programme, Q) = (programme, Q.Trim());
        Rows = await db.Commitments.AsNoTracking().Where(c => c.ProgrammeId == programmeId).OrderBy(c => c.Role).ThenBy(c => c.Person.Name)
            .Select(c => new Row(c.PersonId, c.Person.Name, c.Person.Title, c.Role, c.AskedAt, c.GivenAt, c.GivenAt != null && c.WithdrawnAt == null, c.WithdrawnAt != null)).ToListAsync(ct);
        if (Q.Length > 0)
            People = await new DirectoryFilter { Q = Q }.Apply(db.People.ReadableBy(person).Where(p => p.LeftAt == null && !db.Commitments.Any(c => c.ProgrammeId == programmeId && c.PersonId == p.Id)))
                .OrderBy(p => p.Name).Take(10).Select(p => new Found(p.Id, p.Name, p.Email)).ToListAsync(ct);
        return true;
    }
}
