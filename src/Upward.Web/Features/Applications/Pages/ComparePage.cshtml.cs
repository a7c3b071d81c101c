using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>Two to four applications of one role side by side, question by question.</summary>
public sealed class ComparePage(ReadApplications read, Texts texts) : PageModel
{
    private const int Most = 4;

    [BindProperty(SupportsGet = true)] public List<Guid> Chosen { get; set; } = [];

    public ReadApplications Desk => read;
    public IReadOnlyList<OpenedApplication> Side { get; private set; } = [];
    /// <summary>All questions that any of them was asked, in the order of the form.</summary>
    public IReadOnlyList<FormQuestion> Questions { get; private set; } = [];
    public int LeftOut { get; private set; }
    public ProgrammeRole Role => Side[0].Application.Role;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        var opened = await read.ExecuteAsync(programmeId, [.. Chosen.Distinct().Take(20)], ct);
        if (opened.Count == 0)
        {
            if (Chosen.Count > 0) return NotFound();
            this.Note(texts["sideBySide.refused.few"]);
            return LocalRedirect($"~/programmes/{programmeId}/applications");
        }
        Side = [.. opened.Where(o => o.Application.Role == opened[0].Application.Role).Take(Most)];
        LeftOut = Chosen.Distinct().Count() - Side.Count;
        Questions = [.. Side.SelectMany(s => s.Questions).DistinctBy(q => q.Key)];
        return Page();
    }
}
