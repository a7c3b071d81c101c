using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Enrolment.Pages;

/// <summary>The person's own profile in one programme.</summary>
[GuestsToo]
public sealed class OwnProfilePage(AppDb db, CurrentPerson person, ProfileDesk desk, ChangeOwnProfile change, Texts texts) : PageModel
{
    [BindProperty] public ProfileForm Input { get; set; } = new();
    [BindProperty] public OwnPart Own { get; set; } = new();

    public ParticipantEnrolment Enrolment => desk.Enrolment;
    /// <summary>Other programmes in which the profile is filled in; offered while this one is not.</summary>
    public IReadOnlyList<(Guid Id, string Programme)> Elsewhere { get; private set; } = [];
    public bool IsGuest => person.GuestIn is not null;
    public ProfileView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid enrolmentId, CancellationToken ct)
    {
        if (!await desk.OpenAsync(db.Enrolments.OwnedBy(person), enrolmentId, ct)) return NotFound();
        Input = desk.FilledForm();
        var vetoed = await db.Vetoes.AsNoTracking().Where(v => v.EnrolmentId == enrolmentId).OrderBy(v => v.AddedAt).Select(v => v.PersonId).ToListAsync(ct);
        Own = new OwnPart { Vetoes = [.. vetoed.Select(desk.Partners.NameOfPerson).OfType<string>()], ShareWants = Enrolment.WantsSharedAt is not null };
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid enrolmentId, string? act, CancellationToken ct)
    {
        if (!await desk.OpenAsync(db.Enrolments.OwnedBy(person), enrolmentId, ct)) return NotFound();
        if (ProfileDesk.Reshape(Input, act) || await TakeOverAsync(act, ct))
        {
            ModelState.Clear();
            return await ShowAsync(ct);
        }
        var reading = await desk.ReadingAsync(ct);
        var draft = reading.Read(Input);
        var vetoes = reading.People(Own.Vetoes, "Own.Vetoes");
        var outcome = reading.Refusals.Count > 0 ? Outcome.Refused(reading.Refusals)
            : await change.ExecuteAsync(enrolmentId, draft, [.. vetoes.Select(v => v.PersonId)], Own.ShareWants, Input.Version, ct);
        if (outcome.IsNotFound) return NotFound();
        if (!outcome.Succeeded)
        {
            var shown = await ShowAsync(ct, reading.Suggestions);
            return this.RefuseProfile(outcome, texts, Input, Enrolment.Version, () => shown);
        }
        this.Note(texts["profile.saved"]);
        return LocalRedirect($"~/my/profile/{enrolmentId}");
    }

    /// <summary>"from:ID": fills what is empty with what stands in another of the own profiles. Nothing is saved by it.</summary>
    private async Task<bool> TakeOverAsync(string? act, CancellationToken ct)
    {
        if (act is null || !act.StartsWith("from:", StringComparison.Ordinal) || !Guid.TryParse(act["from:".Length..], out var id)) return false;
        var other = await Others(desk.Enrolment).Include(e => e.Skills).ThenInclude(s => s.Skill).SingleOrDefaultAsync(e => e.Id == id, ct);
        if (other is not null) Input.TakeOver(ProfileForm.Of(other, [], new([])));
        return true;
    }

    private IQueryable<ParticipantEnrolment> Others(ParticipantEnrolment one) => db.Enrolments.AsNoTracking().OwnedBy(person).Where(e => e.Id != one.Id && e.ProfileChangedAt != null);

    private async Task<PageResult> ShowAsync(CancellationToken ct, IReadOnlyDictionary<string, IReadOnlyList<FoundSkill>>? suggestions = null)
    {
        if (!Enrolment.IsReady) Elsewhere = [.. (await Others(Enrolment).OrderByDescending(e => e.ProfileChangedAt).Select(e => new { e.Id, e.Programme.Name }).ToListAsync(ct)).Select(e => (e.Id, e.Name))];
        Input.WithSpareRows(1);
        Own.WithSpareRows();
        View = new(Enrolment, desk.TimeZone, IsOwn: true, suggestions ?? new Dictionary<string, IReadOnlyList<FoundSkill>>());
        return Page();
    }
}
