using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Safety;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Nudges;

/// <summary>What a manager sees of nudges: whom a kind is about today and since when, its rule, and what went out last. Names, dates, states.</summary>
[UseCase]
public sealed class ShowNudges(AppDb db, CurrentPerson person, FindNudges find, TimeProvider clock)
{
    public const int PageSize = 50;
    private const int LastOnes = 20;

    /// <param name="By">Null: by the rule, or somebody who is gone.</param>
    public sealed record Line(string Name, NudgeKind Kind, DateTimeOffset At, bool ByRule, string? By);

    /// <param name="Counts">Pairs of each kind, by the days that are its own.</param>
    /// <param name="Resting">Pairs of this kind that rest and are left alone.</param>
    public sealed record Shown(Programme Programme, NudgeKind Kind, int Days, IReadOnlyDictionary<NudgeKind, int> Counts, int Resting, int Number, IReadOnlyList<DueNudge> Due, NudgeRule? Rule, IReadOnlyList<Line> Last);

    /// <param name="days">Null: those of the rule, else the usual ones.</param>
    public async Task<Shown?> FindAsync(Guid programmeId, NudgeKind kind, int? days, int number, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return null;
        var now = clock.GetUtcNow();
        var pairs = db.Mentorships.AsNoTracking().Where(m => m.ProgrammeId == programmeId);
        var rules = await db.NudgeRules.AsNoTracking().Where(r => r.ProgrammeId == programmeId).ToDictionaryAsync(r => r.Kind, ct);
        int DaysOf(NudgeKind one) => one == kind && days is { } asked ? Math.Clamp(asked, NudgeRule.FewestDays, NudgeRule.MostDays) : rules.TryGetValue(one, out var rule) ? rule.Days : NudgeRule.UsualDays(one);
        var counts = new Dictionary<NudgeKind, int>();
        foreach (var one in Enum.GetValues<NudgeKind>()) counts[one] = await pairs.DueFor(db, one, DaysOf(one), now).AreAwake(db, now).CountAsync(ct);
        var due = pairs.DueFor(db, kind, DaysOf(kind), now);
        var page = Math.Clamp(number, 1, Math.Max(1, (counts[kind] + PageSize - 1) / PageSize));
        var rows = await due.AreAwake(db, now).WithBoth().OrderBy(m => m.Mentee.Person.Name).ThenBy(m => m.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new(programme, kind, DaysOf(kind), counts, await due.CountAsync(ct) - counts[kind], page, await find.OfAsync(rows, kind, ct), rules.GetValueOrDefault(kind), await LastAsync(programmeId, ct));
    }

    private Task<List<Line>> LastAsync(Guid programmeId, CancellationToken ct) =>
        db.Nudges.AsNoTracking().Where(n => n.ProgrammeId == programmeId).OrderByDescending(n => n.At).ThenBy(n => n.Id).Take(LastOnes)
            .Select(n => new Line(db.People.Where(p => p.Id == n.PersonId).Select(p => p.Name).First(), n.Kind, n.At, n.ById == null, db.People.Where(p => p.Id == n.ById).Select(p => p.Name).FirstOrDefault())).ToListAsync(ct);
}
