using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Training.Mediation;

/// <summary>Asking somebody neutral for help; and, for who is the neutral contact, what was asked of them. Everybody has the page, so that looking at it says nothing.</summary>
[GuestsToo]
public sealed class NeutralContactPage(ShowHelpRequests show, AskNeutralContact ask, Texts texts) : PageModel
{
    /// <summary>PROGRAMME/PERSON of the contact.</summary>
    [BindProperty] public string? ContactId { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public HelpKind Kind { get; set; }
    [BindProperty] public string? Reply { get; set; }

    public IReadOnlyList<NeutralContact> Contacts { get; private set; } = [];
    public bool TakesPart { get; private set; }
    public List<SeenRequest> Mine { get; private set; } = [];
    public List<SeenRequest> OfMe { get; private set; } = [];

    public async Task OnGetAsync(Guid? programme, CancellationToken ct)
    {
        // A kind in the address is not spelled as the form spells it.
        ModelState.Clear();
        await LoadAsync(ct);
        if (Contacts.FirstOrDefault(c => c.ProgrammeId == programme) is { } near) ContactId = ValueOf(near);
        else if (Contacts is [var only]) ContactId = ValueOf(only);
    }

    public static string ValueOf(NeutralContact contact) => $"{contact.ProgrammeId}/{contact.PersonId}";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (programme, contact) = (ContactId ?? "").Split('/') is [var p, var c] && Guid.TryParse(p, out var pid) && Guid.TryParse(c, out var cid) ? (pid, cid) : (Guid.Empty, Guid.Empty);
        if (programme == Guid.Empty) return await AgainAsync(Outcome.RefusedAt("ContactId", "mediation.refused.contact"), ct);
        return await AfterAsync(await ask.ExecuteAsync(programme, contact, Text ?? "", Kind, ct), "mediation.asked", ct);
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid? id, CancellationToken ct) => await AfterAsync(await ask.AcceptAsync(id ?? Guid.Empty, ct), "mediation.accepted", ct);
    public async Task<IActionResult> OnPostSayAsync(Guid? id, CancellationToken ct) => await AfterAsync(await ask.SayAsync(id ?? Guid.Empty, Reply ?? "", ct), "mediation.said", ct);
    public async Task<IActionResult> OnPostCloseAsync(Guid? id, CancellationToken ct) => await AfterAsync(await ask.CloseAsync(id ?? Guid.Empty, ct), "mediation.closed", ct);

    private async Task<IActionResult> AfterAsync(Outcome outcome, string done, CancellationToken ct)
    {
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) return await AgainAsync(outcome, ct);
        this.Note(texts[done]);
        return LocalRedirect("~" + AskNeutralContact.Path);
    }

    private async Task<IActionResult> AgainAsync(Outcome outcome, CancellationToken ct)
    {
        ModelState.Add(outcome, texts);
        await LoadAsync(ct);
        return this.Again();
    }

    private async Task LoadAsync(CancellationToken ct) =>
        (Contacts, TakesPart, Mine, OfMe) = (await show.ContactsAsync(ct), await show.TakesPartAsync(ct), await show.MineAsync(ct), await show.OfMeAsync(ct));
}
