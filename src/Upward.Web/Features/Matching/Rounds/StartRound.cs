using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Training;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Matching.Rounds;

/// <summary>Starts a round with the criteria as they stand: stores them with a seed, and a task that does the work. A draft before it is set aside.</summary>
[UseCase]
public sealed class StartRound(AppDb db, CurrentPerson person, LongTasks tasks, AuditLog audit, TrainingGate gate, TimeProvider clock)
{
    /// <param name="seed">Decides between equally good answers; drawn when not given.</param>
    public async Task<Outcome<MatchRound>> ExecuteAsync(Guid programmeId, bool mostPeopleFirst, CancellationToken ct, long? seed = null)
    {
        var programme = await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        if (programme is null) return Outcome.NotFound;
        if (programme.ClosedAt is not null) return Outcome.Refused("round.programmeClosed");
        var rounds = await db.MatchRounds.Where(r => r.ProgrammeId == programmeId).ToListAsync(ct);
        var unsolved = rounds.Where(r => r is { SolvedAt: null, CancelledAt: null, DiscardedAt: null }).ToList();
        var theirTasks = unsolved.Select(r => r.TaskId).ToList();
        if (await db.LongTasks.AnyAsync(t => theirTasks.Contains(t.Id) && t.FinishedAt == null, ct)) return Outcome.Refused("round.running");
        if (await BothSidesAsync(programmeId, ct) is { Succeeded: false } oneSide) return oneSide;
        var settings = await db.Criteria.Where(c => c.ProgrammeId == programmeId).Select(c => c.Settings).SingleOrDefaultAsync(ct) ?? new();

        var now = clock.GetUtcNow();
        // A round whose task failed must not stand in the way of the next one.
        foreach (var old in rounds.Where(r => r.IsDraft).Concat(unsolved)) old.Discard(now);
        var round = MatchRound.Begin(db.OrganisationId, programmeId, rounds.Select(r => r.Number).DefaultIfEmpty().Max() + 1,
            settings with { MostPeopleFirst = mostPeopleFirst }, seed ?? BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue, WeekOf(programme, now), person.Id, now);
        db.MatchRounds.Add(round);
        var task = tasks.Add(RunRound.TaskKind, round.Id);
        round.RunsAs(task.Id);
        audit.Record("matching.round.started", "match-round", round.Id, $"{programme.Name} {round.Number}", new { round.Seed, mostPeopleFirst });
        await db.SaveChangesAsync(ct);
        await tasks.ScheduleAsync(task, ct);
        return round;
    }

    /// <summary>Whether there is somebody on either side whom a round could give a partner: with a place, looking for one, trained where that is asked.</summary>
    private async Task<Outcome> BothSidesAsync(Guid programmeId, CancellationToken ct)
    {
        var people = await db.Enrolments.Where(e => e.ProgrammeId == programmeId && e.WithdrawnAt == null && e.Capacity > 0 && e.Person.LeftAt == null).Select(e => new { e.Id, e.Role, Looks = e.After == AfterPair.LooksAgain }).ToListAsync(ct);
        var untrained = await gate.HeldBackAsync(programmeId, ct);
        bool Has(ProgrammeRole role) => people.Exists(e => e.Role == role && e.Looks);
        bool HasTrained(ProgrammeRole role) => people.Exists(e => e.Role == role && e.Looks && !untrained.Contains(e.Id));
        Outcome Refused(string key, ProgrammeRole role) => Outcome.Refused(key, ("notNow", people.Count(e => e.Role == role && !e.Looks)));
        return !Has(ProgrammeRole.Mentor) ? Refused("round.noMentors", ProgrammeRole.Mentor)
            : !Has(ProgrammeRole.Mentee) ? Refused("round.noMentees", ProgrammeRole.Mentee)
            : !HasTrained(ProgrammeRole.Mentor) ? Refused("round.noTrainedMentors", ProgrammeRole.Mentor)
            : !HasTrained(ProgrammeRole.Mentee) ? Refused("round.noTrainedMentees", ProgrammeRole.Mentee) : Outcome.Done;
    }

    /// <summary>The week in which hours are compared: the first of the programme, or next week when it has begun.</summary>
    internal static DateOnly WeekOf(Programme programme, DateTimeOffset now)
    {
        var next = WeeklyAvailability.MondayOf(DateOnly.FromDateTime(now.UtcDateTime).AddDays(7));
        var first = WeeklyAvailability.MondayOf(programme.StartsOn);
        return first > next ? first : next;
    }
}
