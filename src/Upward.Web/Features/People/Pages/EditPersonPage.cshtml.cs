using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Pages;

[OrganisationAdminsOnly]
public sealed class EditPersonPage(SavePerson save, AppDb db, CurrentPerson editor, Texts texts) : PersonForm(db, texts)
{
    public async Task<IActionResult> OnGetAsync(Guid personId, CancellationToken ct)
    {
        var person = await Db.People.AsNoTracking().Include(p => p.DottedLines).EditableBy(editor).SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null) return NotFound();
        var lines = person.DottedLines.Select(d => d.ManagerId).Append(person.ManagerId ?? Guid.Empty).ToList();
        var keys = await Db.People.AsNoTracking().Where(p => lines.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Email.Length > 0 ? p.Email : p.EmployeeId ?? p.Name, ct);
        Input = PersonInput.Of(person, person.ManagerId is { } m ? keys.GetValueOrDefault(m) : null, person.DottedLines.Select(d => keys.GetValueOrDefault(d.ManagerId, "")));
        await LoadChoicesAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid personId, CancellationToken ct) => await AfterAsync(await save.ChangeAsync(personId, Input, ct), "people.changed", ct);
}
