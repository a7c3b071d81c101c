using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Journal;

/// <summary>One's own journal, the newest page first, and room for a new one.</summary>
[GuestsToo]
public sealed class JournalPage(KeepJournal journal, Texts texts) : PageModel
{
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public JournalPrompt Prompt { get; set; }

    public JournalPrompt? Only { get; private set; }
    public int Number { get; private set; } = 1;
    public KeepJournal.Listed Listed { get; private set; } = null!;

    public Task OnGetAsync(JournalPrompt? only, int number, CancellationToken ct) => LoadAsync(only, number, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await journal.WriteAsync(null, Prompt, Text ?? "", "", 0, ct);
        if (outcome.Succeeded)
        {
            this.Note(texts["common.saved"]);
            return LocalRedirect("~/my/journal");
        }
        await LoadAsync(null, 1, ct);
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    private async Task LoadAsync(JournalPrompt? only, int number, CancellationToken ct)
    {
        (Only, Number) = (only is { } p && Enum.IsDefined(p) ? p : null, Math.Max(1, number));
        Listed = await journal.ListAsync(Only, (Number - 1) * KeepJournal.PageSize, ct);
    }
}

/// <summary>One page of it: changed, looked back on, taken away.</summary>
[GuestsToo]
public sealed class JournalEntryPage(KeepJournal journal, Texts texts) : PageModel
{
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? Later { get; set; }
    [BindProperty] public JournalPrompt Prompt { get; set; }
    [BindProperty] public int Seen { get; set; }

    public JournalEntry Entry { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid entryId, CancellationToken ct)
    {
        if (await journal.FindAsync(entryId, ct) is not { } entry) return NotFound();
        (Entry, Text, Later, Prompt, Seen) = (entry, entry.Text, entry.Later, entry.Prompt, entry.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid entryId, CancellationToken ct)
    {
        var outcome = await journal.WriteAsync(entryId, Prompt, Text ?? "", Later ?? "", Seen, ct);
        if (outcome.Succeeded)
        {
            this.Note(texts["common.saved"]);
            return LocalRedirect("~/my/journal");
        }
        if (outcome.IsNotFound || await journal.FindAsync(entryId, ct) is not { } entry) return NotFound();
        Entry = entry;
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid entryId, CancellationToken ct)
    {
        if ((await journal.RemoveAsync(entryId, ct)).IsNotFound) return NotFound();
        this.Note(texts["journal.removed"]);
        return LocalRedirect("~/my/journal");
    }
}
