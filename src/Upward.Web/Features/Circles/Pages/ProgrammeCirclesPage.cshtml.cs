using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Circles.Pages;

/// <summary>The circles and open tables of a programme: who is in them, when they meet. What is said in a circle is its members'.</summary>
[ProgrammeManagersOnly]
public sealed class ProgrammeCirclesPage(AppDb db, CurrentPerson person, CirclesFromPairs pairs, Texts texts, TimeProvider clock) : PageModel
{
    public const int Size = 50;

    public sealed record Row(Guid Id, CircleKind Kind, string Name, int Members, int Seats, bool HasHost, int Held, DateTimeOffset? NextAt, DateTimeOffset FormedAt, DateTimeOffset? ClosedAt);

    public Programme Programme { get; private set; } = null!;
    public int Number { get; private set; } = 1;
    public int Total { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<GroupSession> Tables { get; private set; } = [];
    public IReadOnlyList<ProposedCircle> Proposed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid programmeId, int number, CancellationToken ct) => await LoadAsync(programmeId, number, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFromPairsAsync(Guid programmeId, CancellationToken ct)
    {
        var formed = await pairs.FormAsync(programmeId, ct);
        if (formed.Succeeded)
        {
            this.Note(texts["circles.formed", ("n", formed.Value)]);
            return LocalRedirect($"~/programmes/{programmeId}/circles");
        }
        db.ChangeTracker.Clear();
        if (formed.IsNotFound || !await LoadAsync(programmeId, 1, ct)) return NotFound();
        ModelState.Add(formed.Result, texts);
        return this.Again();
    }

    private async Task<bool> LoadAsync(Guid programmeId, int number, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return false;
        var now = clock.GetUtcNow();
        (Programme, Number) = (programme, Math.Max(1, number));
        var circles = db.Circles.AsNoTracking().Where(c => c.ProgrammeId == programmeId);
        Total = await circles.CountAsync(ct);
        Rows = await circles.OrderBy(c => c.ClosedAt != null).ThenByDescending(c => c.FormedAt).ThenBy(c => c.Id).Skip((Number - 1) * Size).Take(Size)
            .Select(c => new Row(c.Id, c.Kind, c.Name, c.Members.Count(m => m.LeftAt == null && m.Side != null), c.MentorSeats + c.MenteeSeats, c.Members.Any(m => m.LeftAt == null && m.Role == CircleRole.Host),
                db.GroupSessions.Count(s => s.CircleId == c.Id && s.HeldSaidAt != null && s.CancelledAt == null),
                db.GroupSessions.Where(s => s.CircleId == c.Id && s.CancelledAt == null && s.HeldSaidAt == null && s.StartsAt > now).Min(s => (DateTimeOffset?)s.StartsAt), c.FormedAt, c.ClosedAt)).ToListAsync(ct);
        var tables = db.GroupSessions.AsNoTracking().Include(s => s.Replies).Where(s => s.ProgrammeId == programmeId && s.CircleId == null);
        Tables = [.. await tables.Where(s => s.EndsAt > now).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(50).ToListAsync(ct), .. await tables.Where(s => s.EndsAt <= now).OrderByDescending(s => s.StartsAt).ThenBy(s => s.Id).Take(20).ToListAsync(ct)];
        // In other kinds of programmes pairs stay pairs.
        Proposed = programme.Kind == ProgrammeKind.Circle ? await pairs.ProposeAsync(programmeId, ct) : [];
        return true;
    }
}
