using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

/// <summary>The person's own profile in one programme.</summary>
public sealed class OwnProfilePage(AppDb db, CurrentPerson person, ProfileDesk desk, ChangeOwnProfile change, Texts texts) : PageModel
{
    [BindProperty] public ProfileForm Input { get; set; } = new();
    [BindProperty] public OwnPart Own { get; set; } = new();

    public ParticipantEnrolment Enrolment => desk.Enrolment;
    public ProfileView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid enrolmentId, CancellationToken ct)
    {
        if (!await desk.OpenAsync(db.Enrolments.OwnedBy(person), enrolmentId, ct)) return NotFound();
        Input = desk.FilledForm();
        var vetoed = await db.Vetoes.AsNoTracking().Where(v => v.EnrolmentId == enrolmentId).OrderBy(v => v.AddedAt).Select(v => v.PersonId).ToListAsync(ct);
        Own = new OwnPart { Vetoes = [.. vetoed.Select(desk.Partners.NameOfPerson).OfType<string>()], ShareWants = Enrolment.WantsSharedAt is not null };
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(Guid enrolmentId, string? act, CancellationToken ct)
    {
        if (!await desk.OpenAsync(db.Enrolments.OwnedBy(person), enrolmentId, ct)) return NotFound();
        if (ProfileDesk.Reshape(Input, act))
        {
            ModelState.Clear();
            return Show();
        }
        var reading = await desk.ReadingAsync(ct);
        var draft = reading.Read(Input);
        var vetoes = reading.People(Own.Vetoes, "Own.Vetoes");
        var outcome = reading.Refusals.Count > 0 ? Outcome.Refused(reading.Refusals)
            : await change.ExecuteAsync(enrolmentId, draft, [.. vetoes.Select(v => v.PersonId)], Own.ShareWants, Input.Version, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) return this.RefuseProfile(outcome, texts, Input, Enrolment.Version, () => Show(reading.Suggestions));
        this.Note(texts["profile.saved"]);
        return LocalRedirect($"~/my/profile/{enrolmentId}");
    }

    private PageResult Show(IReadOnlyDictionary<string, IReadOnlyList<FoundSkill>>? suggestions = null)
    {
        Input.WithSpareRows(1);
        Own.WithSpareRows();
        View = new(Enrolment, desk.TimeZone, IsOwn: true, suggestions ?? new Dictionary<string, IReadOnlyList<FoundSkill>>());
        return Page();
    }
}
