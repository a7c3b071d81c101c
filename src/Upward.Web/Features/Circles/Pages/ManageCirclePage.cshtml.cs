using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>A circle as its programme's manager has it: name and seats, who is in it, when it meets and who came. Topics of meetings, notes and messages are not here.</summary>
[ProgrammeManagersOnly]
public sealed class ManageCirclePage(AppDb db, ManageCircle manage, Texts texts) : PageModel
{
    public sealed record Choice(Guid Id, string Name, string Title, ProgrammeRole Role);

    [BindProperty] public CircleForm Form { get; set; } = new();
    [BindProperty] public int Seen { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }

    public Circle Circle { get; private set; } = null!;
    public IReadOnlyList<GroupSession> Sessions { get; private set; } = [];
    public IReadOnlyList<Choice> Found { get; private set; } = [];
    /// <summary>Who could run this supervision group too.</summary>
    public IReadOnlyDictionary<Guid, string> Hosts { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnGetAsync(Guid programmeId, Guid circleId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, circleId, ct)) return NotFound();
        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostFrameAsync(Guid programmeId, Guid circleId, CancellationToken ct)
    {
        if (await manage.FindAsync(programmeId, circleId, ct) is not { } circle) return NotFound();
        return await AfterAsync(programmeId, circleId, await manage.ChangeAsync(programmeId, circleId, Form.ToFacts(circle.Kind), Seen, ct), "common.saved", ct);
    }

    public async Task<IActionResult> OnPostAdmitAsync(Guid programmeId, Guid circleId, Guid enrolmentId, CancellationToken ct) => await AfterAsync(programmeId, circleId, await manage.AdmitAsync(programmeId, circleId, enrolmentId, ct), "circles.admitted", ct);

    public async Task<IActionResult> OnPostAdmitHostAsync(Guid programmeId, Guid circleId, Guid personId, CancellationToken ct) => await AfterAsync(programmeId, circleId, await manage.AdmitHostAsync(programmeId, circleId, personId, ct), "circles.admitted", ct);

    public async Task<IActionResult> OnPostMemberAsync(Guid programmeId, Guid circleId, Guid personId, string? act, CancellationToken ct) =>
        await AfterAsync(programmeId, circleId, await (act == "remove" ? manage.RemoveAsync(programmeId, circleId, personId, ct) : manage.HostAsync(programmeId, circleId, personId, act == "host", ct)), act == "remove" ? "circles.removed" : "common.saved", ct);

    public async Task<IActionResult> OnPostCloseAsync(Guid programmeId, Guid circleId, bool sure, CancellationToken ct) =>
        await AfterAsync(programmeId, circleId, sure ? await manage.CloseAsync(programmeId, circleId, ct) : Outcome.Refused("circle.refused.sure"), "circles.closed", ct);

    private async Task<IActionResult> AfterAsync(Guid programmeId, Guid circleId, Outcome outcome, string note, CancellationToken ct)
    {
        if (outcome.Succeeded)
        {
            this.Note(texts[note]);
            return LocalRedirect($"~/programmes/{programmeId}/circles/{circleId}");
        }
        db.ChangeTracker.Clear();
        if (!await LoadAsync(programmeId, circleId, ct)) return NotFound();
        var typed = Form.Name is not null;
        if (!typed) Fill();
        foreach (var entry in ModelState.Values) entry.Errors.Clear();
        foreach (var refusal in (outcome.IsNotFound ? Outcome.Refused("refused.changedMeanwhile") : outcome).Refusals) ModelState.AddModelError(typed && refusal.Field.Length > 0 ? "Form." + refusal.Field : "", texts.Say(refusal.Message));
        return this.Again();
    }

    private void Fill() => (Form, Seen) = (CircleForm.Of(new() { Kind = Circle.Kind, Name = Circle.Name, Topic = Circle.Topic, MentorSeats = Circle.MentorSeats, MenteeSeats = Circle.MenteeSeats }), Circle.Version);

    private async Task<bool> LoadAsync(Guid programmeId, Guid circleId, CancellationToken ct)
    {
        if (await manage.FindAsync(programmeId, circleId, ct) is not { } circle) return false;
        Circle = circle;
        Sessions = await db.GroupSessions.AsNoTracking().Include(s => s.Replies).Where(s => s.CircleId == circleId).OrderByDescending(s => s.StartsAt).Take(100).ToListAsync(ct);
        if (!circle.Runs) return true;
        var here = circle.Present.Select(m => m.PersonId).ToList();
        if (circle.Kind == CircleKind.Supervision) Hosts = (await FormCircle.HostsAsync(db, programmeId, ct)).Where(h => !here.Contains(h.Key)).ToDictionary();
        if (string.IsNullOrWhiteSpace(Q)) return true;
        var found = db.Enrolments.AsNoTracking().Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Person.LeftAt == null && !here.Contains(e.PersonId) && (circle.Kind == CircleKind.Circle || e.Role == ProgrammeRole.Mentor));
        foreach (var word in Q.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(8).Select(PeopleSearch.Fold)) found = found.Where(e => e.Person.SearchText.Contains(word));
        Found = await found.OrderBy(e => e.Person.SearchText).ThenBy(e => e.Id).Take(20).Select(e => new Choice(e.Id, e.Person.Name, e.Person.Title, e.Role)).ToListAsync(ct);
        return true;
    }
}
