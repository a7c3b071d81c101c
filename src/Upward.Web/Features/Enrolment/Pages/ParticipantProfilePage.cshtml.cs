using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Data;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

/// <summary>The same form for the programme manager, without what is the person's alone.</summary>
[ProgrammeManagersOnly]
public sealed class ParticipantProfilePage(AppDb db, CurrentPerson person, ProfileDesk desk, ChangeParticipantProfile change, Texts texts) : PageModel
{
    [BindProperty] public ProfileForm Input { get; set; } = new();

    public ParticipantEnrolment Enrolment => desk.Enrolment;
    public ProfileView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid programmeId, Guid enrolmentId, CancellationToken ct)
    {
        if (!await OpenAsync(programmeId, enrolmentId, ct)) return NotFound();
        Input = desk.FilledForm();
        return Show();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, Guid enrolmentId, string? act, CancellationToken ct)
    {
        if (!await OpenAsync(programmeId, enrolmentId, ct)) return NotFound();
        if (ProfileDesk.Reshape(Input, act))
        {
            ModelState.Clear();
            return Show();
        }
        var reading = await desk.ReadingAsync(ct);
        var draft = reading.Read(Input);
        var outcome = reading.Refusals.Count > 0 ? Outcome.Refused(reading.Refusals) : await change.ExecuteAsync(enrolmentId, draft, Input.Version, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded) return this.RefuseProfile(outcome, texts, Input, Enrolment.Version, () => Show(reading.Suggestions));
        this.Note(texts["profile.saved"]);
        return LocalRedirect($"~/programmes/{programmeId}/participants/{enrolmentId}");
    }

    private Task<bool> OpenAsync(Guid programmeId, Guid enrolmentId, CancellationToken ct) =>
        desk.OpenAsync(db.Enrolments.WithProfileOpenTo(person).Where(e => e.ProgrammeId == programmeId), enrolmentId, ct);

    private PageResult Show(IReadOnlyDictionary<string, IReadOnlyList<FoundSkill>>? suggestions = null)
    {
        Input.WithSpareRows(1);
        View = new(Enrolment, desk.TimeZone, IsOwn: false, suggestions ?? new Dictionary<string, IReadOnlyList<FoundSkill>>());
        return Page();
    }
}
