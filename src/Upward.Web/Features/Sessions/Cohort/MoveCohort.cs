using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Sessions.Cohort;

/// <summary>
/// The whole cohort moved in one act, by a manager: every planned session in a stretch of days goes a number of days further, at the
/// same hour of its own clock. The manager sees how many and never whose.
/// </summary>
[UseCase]
public sealed class MoveCohort(AppDb db, CurrentPerson person, LongTasks tasks, AuditLog audit, TimeProvider clock)
{
    public sealed record Preview(int Sessions, int Pairs);

    public async Task<Programme?> FindAsync(Guid programmeId, CancellationToken ct) => await db.Programmes.AsNoTracking().ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);

    public async Task<Preview> LookAsync(CohortMove move, CancellationToken ct)
    {
        var pairs = await (await CohortSessions.OfAsync(db, move, clock.GetUtcNow(), ct)).Select(s => s.MentorshipId).ToListAsync(ct);
        return new(pairs.Count, pairs.Distinct().Count());
    }

    public Outcome<CohortMove> Draft(Guid programmeId, DateOnly? from, DateOnly? until, int days, string why) => CohortMove.Of(db.OrganisationId, programmeId, from, until, days, why, person.Id, clock.GetUtcNow());

    public async Task<Outcome> ExecuteAsync(Guid programmeId, DateOnly? from, DateOnly? until, int days, string why, CancellationToken ct)
    {
        if (await FindAsync(programmeId, ct) is not { } programme) return Outcome.NotFound;
        var move = Draft(programmeId, from, until, days, why);
        if (!move.Succeeded) return move.Result;
        if ((await LookAsync(move.Value!, ct)).Sessions == 0) return Outcome.RefusedAt("From", "cohort.refused.none");
        if (await RunningAsync(programmeId, ct)) return Outcome.Refused("cohort.refused.running");
        db.CohortMoves.Add(move.Value!);
        audit.Record("session.cohort.moved", "programme", programme.Id, programme.Name);
        var task = tasks.Add(CarryCohort.TaskKind, move.Value!.Id);
        var saved = await db.SaveSeenAsync(ct);
        if (saved.Succeeded) await tasks.ScheduleAsync(task, ct);
        return saved;
    }

    /// <summary>The last ones, and the task of the last while it runs or where it failed.</summary>
    public async Task<(IReadOnlyList<CohortMove> Moves, LongTask? Task)> OfAsync(Guid programmeId, CancellationToken ct)
    {
        var moves = await db.CohortMoves.AsNoTracking().Where(m => m.ProgrammeId == programmeId).OrderByDescending(m => m.At).Take(20).ToListAsync(ct);
        if (moves.Count == 0) return (moves, null);
        var last = moves[0].Id;
        return (moves, await db.LongTasks.AsNoTracking().Where(t => t.Kind == CarryCohort.TaskKind && t.SubjectId == last && (t.FinishedAt == null || t.End != LongTaskEnd.Done)).FirstOrDefaultAsync(ct));
    }

    private Task<bool> RunningAsync(Guid programmeId, CancellationToken ct) =>
        db.LongTasks.AnyAsync(t => t.Kind == CarryCohort.TaskKind && t.FinishedAt == null && db.CohortMoves.Any(m => m.Id == t.SubjectId && m.ProgrammeId == programmeId), ct);
}

internal static class CohortSessions
{
    /// <summary>Those that are to move and have not been: to come, open, of running pairs, on a day of the stretch by their own clock.</summary>
    public static async Task<IQueryable<Session>> OfAsync(AppDb db, CohortMove move, DateTimeOffset now, CancellationToken ct)
    {
        // Wall times are kept as text: the days are compared here, among the sessions that can be meant on any clock of the world.
        var (from, to) = (new DateTimeOffset(move.From.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1), new DateTimeOffset(move.Until.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(3));
        var near = await db.Sessions.Where(s => s.StartsAt > now && s.StartsAt >= from && s.StartsAt < to && s.CancelledAt == null && s.HeldSaidAt == null && s.MissedSaidAt == null && s.CohortMoveId != move.Id && s.Mentorship.ProgrammeId == move.ProgrammeId && s.Mentorship.EndedAt == null)
            .Select(s => new { s.Id, s.LocalStart }).ToListAsync(ct);
        var ids = near.Where(s => DateOnly.FromDateTime(s.LocalStart) >= move.From && DateOnly.FromDateTime(s.LocalStart) <= move.Until).Select(s => s.Id).ToList();
        return db.Sessions.Where(s => ids.Contains(s.Id));
    }
}

/// <summary>
/// Carries a move out, session by session: each is saved with its mails, and bears the move's mark, so that what was done before a
/// stop is not done twice. Those furthest in the direction of the move go first: two of one pair never meet on the way.
/// </summary>
public sealed class CarryCohort(AppDb db, BusyTimes busy, TellOfSession tell, TimeProvider clock) : ILongTaskHandler
{
    public const string TaskKind = "sessions.cohort";

    public string Kind => TaskKind;

    public async Task<LongTaskResult> RunAsync(Guid subjectId, TaskProgress progress, CancellationToken ct)
    {
        var move = await db.CohortMoves.SingleAsync(m => m.Id == subjectId, ct);
        var due = await (await CohortSessions.OfAsync(db, move, clock.GetUtcNow(), ct)).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(ct);
        if (move.Days > 0) due.Reverse();
        move.Begin(await db.Sessions.CountAsync(s => s.CohortMoveId == subjectId, ct));
        await db.SaveChangesAsync(ct);
        var done = 0;
        foreach (var id in due)
        {
            ct.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            await OneAsync(subjectId, id, ct);
            await progress.ReportAsync("cohort.phase", ++done, due.Count, ct);
        }
        return LongTaskResult.Done;
    }

    private async Task OneAsync(Guid moveId, Guid id, CancellationToken ct)
    {
        var move = await db.CohortMoves.SingleAsync(m => m.Id == moveId, ct);
        var session = await db.Sessions.Include(s => s.Moves).Include(s => s.Replies).AsSplitQuery().SingleAsync(s => s.Id == id, ct);
        var mentorship = await db.Mentorships.AsNoTracking().WithBoth().SingleAsync(m => m.Id == session.MentorshipId, ct);
        var (now, pair) = (clock.GetUtcNow(), OwnSpace.Of(mentorship, mentorship.Mentee.PersonId));
        var to = SessionTime.Of(session.LocalStart.AddDays(move.Days), session.ZoneId, session.Minutes);
        var free = to.StartsAt > now && !(await busy.SessionsOfAsync(pair, to.StartsAt, to.StartsAt.AddMinutes(to.Minutes), id, ct)).Any(b => b.Overlaps(to));
        var moved = free && session.Move(to, null, now).Succeeded;
        if (moved)
        {
            session.MarkMovedWith(moveId);
            await tell.AddAsync(pair, session, SessionNews.CohortMoved, ct, move.Why);
        }
        move.Count(moved);
        // One of the two moved it in this very moment: then it is where they want it.
        if (!(await db.SaveSeenAsync(ct)).Succeeded && moved)
        {
            db.ChangeTracker.Clear();
            (await db.CohortMoves.SingleAsync(m => m.Id == moveId, ct)).Count(false);
            await db.SaveChangesAsync(ct);
        }
    }
}
