using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications.Pages;

/// <summary>One question of a form, new or known.</summary>
[ProgrammeManagersOnly]
public sealed class QuestionPage(AppDb db, FormAtHand forms, ChangeForm change, Texts texts) : PageModel
{
    public const string NewKey = "new";

    public sealed class QuestionForm
    {
        public QuestionKind Kind { get; set; } = QuestionKind.LongText;
        public string? Text { get; set; }
        public string? Help { get; set; }
        /// <summary>One on each line.</summary>
        public string? Options { get; set; }
        public bool Required { get; set; } = true;
        public Readers Readers { get; set; } = Readers.Reviewers;
        /// <summary>"key=answer", or empty: always.</summary>
        public string? When { get; set; }
    }

    [BindProperty] public QuestionForm Input { get; set; } = new();

    public Programme Programme { get; private set; } = null!;
    public ApplicationForm Form { get; private set; } = null!;
    public FormQuestion? Question { get; private set; }
    /// <summary>The questions above that may decide whether this one is asked.</summary>
    public IReadOnlyList<FormQuestion> Governors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, ProgrammeRole role, string key, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, role, key, ct)) return NotFound();
        if (Question is { } q)
            Input = new() { Kind = q.Kind, Text = q.Text, Help = q.Help, Options = string.Join('\n', q.Options), Required = q.Required, Readers = q.Readers, When = q.IsConditional ? $"{q.WhenKey}={q.WhenAnswer}" : "" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, ProgrammeRole role, string key, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, role, key, ct)) return NotFound();
        var when = (Input.When ?? "").Split('=', 2);
        var options = (Input.Options ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        var outcome = await change.PutAsync(programmeId, role, Question?.Key ?? "", new()
        {
            Kind = Input.Kind, Text = (Input.Text ?? "").Trim(), Help = (Input.Help ?? "").Trim(), Required = Input.Required, Readers = Input.Readers,
            Options = Input.Kind is QuestionKind.OneOf or QuestionKind.SeveralOf or QuestionKind.Ranking or QuestionKind.Scale ? options : [],
            WhenKey = when[0], WhenAnswer = when.Length == 2 ? when[1] : "",
        }, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts, "Input.");
            return this.Again();
        }
        this.Note(texts["forms.saved"]);
        return LocalRedirect($"~/programmes/{programmeId}/applications/forms/{role.ToString().ToLowerInvariant()}");
    }

    private async Task<bool> LoadAsync(Guid programmeId, ProgrammeRole role, string key, CancellationToken ct)
    {
        if (!Enum.IsDefined(role) || await db.Programmes.AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        Programme = programme;
        Form = await forms.FindAsync(programmeId, role, ct);
        Question = Form.Questions.Find(q => q.Key == key);
        if (Question is null && key != NewKey) return false;
        Governors = [.. Form.Questions.TakeWhile(q => q != Question).Where(q => q.CanGovern)];
        return true;
    }
}
