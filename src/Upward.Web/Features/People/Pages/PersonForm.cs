using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Pages;

/// <summary>What the pages "add a person" and "change a person" share: the fields, and faults at them with what was typed.</summary>
public abstract class PersonForm(AppDb db, Texts texts) : PageModel
{
    protected AppDb Db { get; } = db;

    [BindProperty] public PersonInput Input { get; set; } = new();

    public IReadOnlyList<string> Levels { get; private set; } = [];

    protected async Task LoadChoicesAsync(CancellationToken ct) => Levels = await Db.Levels.AsNoTracking().OrderBy(l => l.Rank).Select(l => l.Name).ToListAsync(ct);

    protected async Task<IActionResult> AfterAsync(Outcome<Guid> outcome, string note, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded)
        {
            this.Note(texts[note, ("name", Input.Name)]);
            return Redirect(Url.Content($"~/people/{outcome.Value}"));
        }
        ModelState.Add(outcome.Result, texts, "Input.");
        await LoadChoicesAsync(ct);
        return this.Again();
    }
}
