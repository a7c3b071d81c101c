using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>All rounds of a programme, and the button for the next.</summary>
[ProgrammeManagersOnly]
public sealed class RoundsPage(AppDb db, CurrentPerson person, ShowRound show, StartRound start, TrainingGate gate, Texts t) : PageModel
{
    public string ProgrammeName { get; private set; } = "";
    public Guid ProgrammeId { get; private set; }
    public IReadOnlyList<RoundSummary> Rounds { get; private set; } = [];
    public int Mentors { get; private set; }
    public int Mentees { get; private set; }
    /// <summary>People whom the next round leaves out because their training is not finished.</summary>
    public int Untrained { get; private set; }
    /// <summary>Said after a pair that they want no other for now, or have finished.</summary>
    public int NotLooking { get; private set; }

    [BindProperty] public string Objective { get; set; } = "people";

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        var stored = await db.Criteria.Where(c => c.ProgrammeId == programmeId).Select(c => c.Settings).SingleOrDefaultAsync(ct);
        Objective = stored is null or { MostPeopleFirst: true } ? "people" : "total";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid programmeId, CancellationToken ct)
    {
        var outcome = await start.ExecuteAsync(programmeId, Objective != "total", ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return Redirect($"{Request.PathBase}/programmes/{programmeId}/rounds/{outcome.Value.Number}");
        ModelState.Add(outcome.Result, t);
        return await LoadAsync(programmeId, ct) ? this.Again() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        var name = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null) return false;
        (ProgrammeName, ProgrammeId) = (name, programmeId);
        Rounds = await show.AllAsync(programmeId, ct);
        var roles = await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Person.LeftAt == null)
            .GroupBy(e => e.Role).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        Mentors = roles.FirstOrDefault(r => r.Key == ProgrammeRole.Mentor)?.Count ?? 0;
        Mentees = roles.FirstOrDefault(r => r.Key == ProgrammeRole.Mentee)?.Count ?? 0;
        NotLooking = await db.Enrolments.CountAsync(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Person.LeftAt == null && e.After != AfterPair.LooksAgain, ct);
        Untrained = (await gate.HeldBackAsync(programmeId, ct)).Count;
        return true;
    }
}
