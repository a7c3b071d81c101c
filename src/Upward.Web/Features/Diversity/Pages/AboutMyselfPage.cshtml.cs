using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Diversity.Pages;

/// <summary>What one may say about oneself, question by question; "prefer not to say" first, and all of it withdrawn by one button.</summary>
public sealed class AboutMyselfPage(AppDb db, CurrentPerson person, SayAboutMyself say, Texts texts) : PageModel
{
    public sealed class Row
    {
        public Guid FieldId { get; set; }
        /// <summary>Empty: prefer not to say.</summary>
        public string? Choice { get; set; } = "";
        public bool ForMatching { get; set; }
        public bool ToPartner { get; set; }
    }

    [BindProperty] public List<Row> Answers { get; set; } = [];

    public IReadOnlyList<DiversityField> Fields { get; private set; } = [];
    public bool SaidAny { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mine = await LoadAsync(ct);
        Answers = [.. Fields.Select(f => mine.TryGetValue(f.Id, out var a) ? new Row { FieldId = f.Id, Choice = a.Choice, ForMatching = a.ForMatching, ToPartner = a.ToPartner } : new Row { FieldId = f.Id })];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await say.ExecuteAsync([.. Answers.Select(a => new SayAboutMyself.Said(a.FieldId, a.Choice ?? "", a.ForMatching, a.ToPartner))], ct);
        if (outcome.Succeeded) return Back("myself.saved");
        await OnGetAsync(ct);
        ModelState.Clear();
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        await say.WithdrawAllAsync(ct);
        return Back("myself.withdrawn");
    }

    private LocalRedirectResult Back(string note)
    {
        this.Note(texts[note]);
        return LocalRedirect("~/my/diversity");
    }

    private async Task<Dictionary<Guid, DiversityAnswer>> LoadAsync(CancellationToken ct)
    {
        Fields = await db.DiversityFields.AsNoTracking().Where(f => f.RetiredAt == null).OrderBy(f => f.AddedAt).ToListAsync(ct);
        var mine = await db.DiversityAnswers.AsNoTracking().Where(a => a.PersonId == person.Id).ToDictionaryAsync(a => a.FieldId, ct);
        SaidAny = mine.Count > 0;
        return mine;
    }
}
