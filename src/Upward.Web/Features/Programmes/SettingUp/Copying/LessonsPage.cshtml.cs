using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

[ProgrammeManagersOnly]
public sealed class LessonsPage(AppDb db, CurrentPerson person, NoteLesson note, Texts texts) : PageModel
{
    public sealed record Row(Lesson Lesson, string? By);

    [BindProperty]
    public string? Text { get; set; }
    public Guid ProgrammeId { get; private set; }
    public string ProgrammeName { get; private set; } = "";
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool MayCopy => person.IsOrganisationAdmin;

    public Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct) => ShowAsync(programmeId, ct);

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct) => await AnswerAsync(await note.ExecuteAsync(programmeId, Text, ct), programmeId, ct);

    public async Task<IActionResult> OnPostRemoveAsync(Guid programmeId, Guid lessonId, CancellationToken ct) => await AnswerAsync(await note.RemoveAsync(programmeId, lessonId, ct), programmeId, ct);

    private async Task<IActionResult> AnswerAsync(Outcome outcome, Guid programmeId, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) { this.Note(texts["common.saved"]); return LocalRedirect($"~/programmes/{programmeId}/lessons"); }
        ModelState.Add(outcome, texts);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(programmeId, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct) is not { } name) return NotFound();
        (ProgrammeId, ProgrammeName) = (programmeId, name);
        Rows = await db.Lessons.AsNoTracking().Where(l => l.ProgrammeId == programmeId).OrderByDescending(l => l.At).ThenByDescending(l => l.Id)
            .Select(l => new Row(l, db.People.Where(p => p.Id == l.ById).Select(p => p.Name).FirstOrDefault())).ToListAsync(ct);
        return Page();
    }
}
