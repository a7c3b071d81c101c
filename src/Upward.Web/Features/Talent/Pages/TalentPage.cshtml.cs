using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Talent.Pages;

/// <summary>One's own talent profile: what the directory says, what one says oneself, and the ways to the profiles in each programme.</summary>
[GuestsToo]
public sealed class TalentPage(AppDb db, CurrentPerson person, ChangeTalentProfile change, Texts texts, TimeProvider clock) : PageModel
{
    public sealed record Place(Guid EnrolmentId, Programme Programme, ProgrammeRole Role, bool IsReady);

    [BindProperty] public TalentForm Input { get; set; } = new();

    public Person Me { get; private set; } = null!;
    public int? Tenure { get; private set; }
    public IReadOnlyList<Place> Places { get; private set; } = [];
    /// <summary>Null for a guest, whose colleagues are not here.</summary>
    public int? Recommendations { get; private set; }
    /// <summary>The organisation asks optional questions about people.</summary>
    public bool AsksMore { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = TalentForm.Of(await OwnAsync(ct));
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await change.ExecuteAsync(Input.Read(), Input.Version, ct);
        if (outcome.Succeeded)
        {
            this.Note(texts["talent.saved"]);
            return LocalRedirect("~/my/talent");
        }
        await LoadAsync(ct);
        // After "changed meanwhile" the next save wins knowingly: the sentence has told of it.
        Input.Version = (await OwnAsync(ct))?.Version ?? 0;
        ModelState.Remove("Input.Version");
        return this.Refuse(outcome, texts, "Input.");
    }

    private Task<TalentProfile?> OwnAsync(CancellationToken ct) => db.TalentProfiles.AsNoTracking().SingleOrDefaultAsync(t => t.PersonId == person.Id, ct);

    private async Task LoadAsync(CancellationToken ct)
    {
        Me = await db.People.AsNoTracking().SingleAsync(p => p.Id == person.Id, ct);
        Tenure = TenureBand.Of(Me.EmployedSince, texts.Zone.DayAt(clock.GetUtcNow()));
        Places = [.. (await db.Enrolments.AsNoTracking().OwnedBy(person).Include(e => e.Skills).Include(e => e.Programme).OrderBy(e => e.Programme.Name).ToListAsync(ct))
            .Select(e => new Place(e.Id, e.Programme, e.Role, e.IsReady))];
        AsksMore = person.GuestIn is null && await db.DiversityFields.AnyAsync(f => f.RetiredAt == null, ct);
        if (person.GuestIn is null) Recommendations = await db.Recommendations.CountAsync(r => r.AboutId == person.Id && r.WrittenAt != null && r.TakenBackAt == null, ct);
    }
}
