using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Kit.Pages;

/// <summary>The leader's own page: read what is asked, write it in own words, agree, or not now.</summary>
public sealed class CommitmentPage(AppDb db, CurrentPerson person, AnswerCommitment answer, KitTexts kit, PublicAddress address, Texts texts) : PageModel
{
    public sealed class Form
    {
        public string Statement { get; set; } = "";
        public bool Consents { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();
    public Commitment Commitment { get; private set; } = null!;
    public Programme Programme { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid commitmentId, CancellationToken ct)
    {
        if (!await LoadAsync(commitmentId, ct)) return NotFound();
        Input = new() { Statement = Commitment.Statement.Length > 0 ? Commitment.Statement : await SuggestionAsync(ct), Consents = Commitment.IsShown };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid commitmentId, CancellationToken ct)
    {
        var outcome = await answer.GiveAsync(commitmentId, Input.Statement, Input.Consents, ct);
        if (outcome.IsNotFound || !await LoadAsync(commitmentId, ct)) return NotFound();
        if (!outcome.Succeeded) return this.Refuse(outcome, texts, "Input.");
        this.Note(texts["kit.commitment.given"]);
        return LocalRedirect($"~/commitments/{commitmentId}");
    }

    public async Task<IActionResult> OnPostNotNowAsync(Guid commitmentId, CancellationToken ct)
    {
        if (!(await answer.WithdrawAsync(commitmentId, ct)).Succeeded) return NotFound();
        this.Note(texts["kit.commitment.withdrawn"]);
        return LocalRedirect($"~/commitments/{commitmentId}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.Commitments.AsNoTracking().OwnedBy(person).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } own) return false;
        (Commitment, Programme) = (own, await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == own.ProgrammeId, ct));
        return true;
    }

    private async Task<string> SuggestionAsync(CancellationToken ct)
    {
        if (Commitment.Role == CommitmentRole.Leader) return texts["kit.commitment.leader.suggestion"];
        var values = (await KitFields.OfAsync(db, Programme, address, ct)).In(texts, person.Name);
        return KitMarkdown.ToPlainText((await kit.FindAsync(Programme.Id, "sponsor-statement", texts.Language, ct)).Markdown, values).Trim();
    }
}
