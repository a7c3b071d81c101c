using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Change.Pages;

/// <summary>The board of the change: self-ratings, the first thing in the way, what may help, and who does what until when.</summary>
[ProgrammeManagersOnly]
public sealed class ChangePage(AppDb db, CurrentPerson person, OpenWave open, PlanTask plan, Texts texts, TimeProvider clock) : PageModel
{
    public sealed record Wave(AdkarWave At, int Answered, bool IsOver, AdkarFigures? Figures);
    public sealed record Column(string Name, ProgrammeRole? Role, AdkarGroup? Group);
    public sealed record TaskRow(Guid Id, string What, string From, string Owner, DateOnly DueOn, DateTimeOffset? DoneAt);

    public sealed class Form
    {
        public AdkarMoment Moment { get; set; }
        public DateOnly? LastDay { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();
    public Programme Programme { get; private set; } = null!;
    public IReadOnlyList<Wave> Waves { get; private set; } = [];
    public IReadOnlyList<TaskRow> Tasks { get; private set; } = [];
    public IReadOnlyList<AdkarMoment> Moments { get; private set; } = [];
    public int Participants { get; private set; }
    public DateOnly Today { get; private set; }
    public IReadOnlyList<Column> Columns => LastOver?.Figures is { } f
        ? [new(texts["change.group.all"], null, f.All), new(Programme.WordsFor(ProgrammeRole.Mentor, texts), ProgrammeRole.Mentor, f.Mentors), new(Programme.WordsFor(ProgrammeRole.Mentee, texts), ProgrammeRole.Mentee, f.Mentees)] : [];
    public Wave? OpenOne => Waves.FirstOrDefault(w => !w.IsOver);
    public Wave? LastOver => Waves.LastOrDefault(w => w.IsOver);

    public async Task<IActionResult> OnGetAsync(Guid programmeId, CancellationToken ct)
    {
        if (!await LoadAsync(programmeId, ct)) return NotFound();
        Input = new() { Moment = Moments.Count > 0 ? Moments[0] : AdkarMoment.SixMonths, LastDay = Today.AddDays(10) };
        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid programmeId, CancellationToken ct) =>
        await AnswerAsync(await open.ExecuteAsync(programmeId, Input.Moment, Input.LastDay ?? default, ct), programmeId, "change.opened", ct);

    public async Task<IActionResult> OnPostCloseAsync(Guid programmeId, Guid waveId, CancellationToken ct) =>
        await AnswerAsync(await open.CloseAsync(programmeId, waveId, ct), programmeId, "change.closed", ct);

    public async Task<IActionResult> OnPostTickAsync(Guid programmeId, Guid taskId, bool done, CancellationToken ct) =>
        await AnswerAsync(await plan.TickAsync(programmeId, taskId, done, ct), programmeId, done ? "change.task.ticked" : "change.task.unticked", ct);

    private async Task<IActionResult> AnswerAsync(Outcome outcome, Guid programmeId, string done, CancellationToken ct)
    {
        if (outcome.IsNotFound || !await LoadAsync(programmeId, ct)) return NotFound();
        if (!outcome.Succeeded) return this.Refuse(outcome, texts, "Input.");
        this.Note(texts[done]);
        return LocalRedirect($"~/programmes/{programmeId}/change");
    }

    private async Task<bool> LoadAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().AskableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        (Programme, Today) = (programme, texts.Zone.DayAt(clock.GetUtcNow()));
        var waves = await db.AdkarWaves.AsNoTracking().Where(w => w.ProgrammeId == programmeId).OrderBy(w => w.OpenedAt).ToListAsync(ct);
        var ids = waves.Select(w => w.Id).ToList();
        var taken = await db.AdkarTaken.Where(t => ids.Contains(t.WaveId)).GroupBy(t => t.WaveId).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N, ct);
        // Figures of an open one are not even read.
        var over = waves.Where(w => w.IsOver(clock.GetUtcNow())).Select(w => w.Id).ToList();
        var tallies = (await db.AdkarTallies.AsNoTracking().Where(t => over.Contains(t.WaveId)).ToListAsync(ct)).ToDictionary(t => (t.WaveId, t.Role));
        Waves = [.. waves.Select(w => new Wave(w, taken.GetValueOrDefault(w.Id), over.Contains(w.Id),
            over.Contains(w.Id) ? AdkarFigures.Of(w, tallies[(w.Id, ProgrammeRole.Mentor)], tallies[(w.Id, ProgrammeRole.Mentee)]) : null))];
        Moments = [.. Enum.GetValues<AdkarMoment>().Except(waves.Select(w => w.Moment))];
        Participants = await db.Enrolments.CountAsync(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Person.LeftAt == null, ct);
        Tasks = await db.ChangeTasks.AsNoTracking().Where(t => t.ProgrammeId == programmeId).OrderBy(t => t.DoneAt != null).ThenBy(t => t.DueOn).ThenBy(t => t.Id)
            .Select(t => new TaskRow(t.Id, t.What, t.From, db.People.Where(p => p.Id == t.OwnerId).Select(p => p.Name).First(), t.DueOn, t.DoneAt)).ToListAsync(ct);
        return true;
    }
}
