using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Safety;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>A pair for who runs the programme: dates and states, and the way to end it. Nothing that one of the two has asked for stands here before it has happened.</summary>
[ProgrammeManagersOnly]
public sealed class ManagePairPage(AppDb db, CurrentPerson person, EndByManager end, CountHours count, Texts texts, TimeProvider clock) : PageModel
{
    public sealed record Row(Guid ProgrammeId, string Programme, string Mentor, string Mentee, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, MentorshipEnd? Ending, DateTimeOffset? AgreedAt, DateOnly? PausedUntil);

    [BindProperty] public bool Sure { get; set; }

    public Row Shown { get; private set; } = null!;
    /// <summary>Of this month; what the time was for is theirs.</summary>
    public int MentorMinutes { get; private set; }
    public int MenteeMinutes { get; private set; }
    public bool IsOver { get; private set; }
    public Guid PairId { get; private set; }
    /// <summary>An admin of the organisation finds the way to open what the two wrote, in an emergency; managers do not have it.</summary>
    public bool MayLook => person.IsOrganisationAdmin;
    public DateTimeOffset WouldBe => EndingTimes.NextFrom(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid programmeId, Guid mentorshipId, CancellationToken ct) => await LoadAsync(programmeId, mentorshipId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid programmeId, Guid mentorshipId, CancellationToken ct)
    {
        var outcome = await end.ExecuteAsync(programmeId, mentorshipId, Sure, ct);
        if (outcome.IsNotFound || !await LoadAsync(programmeId, mentorshipId, ct)) return NotFound();
        if (!outcome.Succeeded)
        {
            ModelState.Add(outcome, texts);
            return this.Again();
        }
        this.Note(texts["manage-pair.ends", ("due", WouldBe)]);
        return LocalRedirect($"~/programmes/{programmeId}/pairs");
    }

    private async Task<bool> LoadAsync(Guid programmeId, Guid mentorshipId, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return false;
        var row = await db.Mentorships.AsNoTracking().Where(m => m.Id == mentorshipId && m.ProgrammeId == programmeId)
            .Select(m => new Row(m.ProgrammeId, m.Mentor.Programme.Name, m.Mentor.Person.Name, m.Mentee.Person.Name, m.StartedAt, m.EndedAt, m.Ending, db.Agreements.Where(a => a.MentorshipId == m.Id && a.InForceAt != null).Max(a => a.InForceAt),
                db.PairRests.Where(r => r.MentorshipId == m.Id && r.Kind == RestKind.Meetings && r.Until >= today).Max(r => r.Until))).SingleOrDefaultAsync(ct);
        (Shown, PairId) = (row!, mentorshipId);
        if (row is null) return false;
        var sides = await db.Mentorships.Where(m => m.Id == mentorshipId).Select(m => new { Mentor = m.Mentor.PersonId, Mentee = m.Mentee.PersonId }).AsNoTracking().SingleAsync(ct);
        var hours = (await count.OfMonthAsync([mentorshipId], person.Zone.DayAt(clock.GetUtcNow()), ct))[mentorshipId];
        (MentorMinutes, MenteeMinutes) = (hours.Of(sides.Mentor), hours.Of(sides.Mentee));
        IsOver = hours.IsOver(sides.Mentor, ProgrammeRole.Mentor) || hours.IsOver(sides.Mentee, ProgrammeRole.Mentee);
        return true;
    }
}
