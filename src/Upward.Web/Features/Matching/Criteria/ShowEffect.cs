using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Criteria;

/// <summary>What some settings would leave possible. Only rules that may be named are in these numbers.</summary>
public sealed record CriteriaEffect(
    int Mentees, int Mentors, long Pairs, long Feasible, IReadOnlyList<string> MenteesWithout, IReadOnlyList<string> MentorsWithout,
    IReadOnlyList<RuleEffect> Rules, RuleEffect? BlocksMost, int UnknownLevels, int HoursAssumed, DateOnly Week);

/// <summary>The live panel of the criteria page: tries settings on the participants as they are, exactly and over all pairs.</summary>
[UseCase]
public sealed class ShowEffect(AppDb db, CurrentPerson person, LoadMatchingInputs load, InputsAtHand atHand, TimeProvider clock)
{
    public async Task<CriteriaEffect?> ExecuteAsync(Guid programmeId, CriteriaSettings settings, CancellationToken ct)
    {
        var programme = await db.Programmes.ManageableBy(person).AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        if (programme is null) return null;
        var week = StartRound.WeekOf(programme, clock.GetUtcNow());
        var blocked = await atHand.OfAsync(db, programmeId, week, load, ct);
        var inputs = blocked.Inputs;
        var found = blocked.Count(settings, ct);
        List<Guid> lonely = [.. found.MenteesWithoutPartner.Select(i => inputs.Mentees[i].EnrolmentId), .. found.MentorsWithoutPartner.Select(j => inputs.Mentors[j].EnrolmentId)];
        var names = lonely.Count == 0 ? [] : await db.Enrolments.Where(e => e.ProgrammeId == programmeId).Select(e => new { e.Id, e.Person.Name }).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        var everyone = inputs.Mentees.Concat(inputs.Mentors).ToList();
        return new(inputs.Mentees.Count, inputs.Mentors.Count, found.Pairs, found.FeasiblePairs,
            Names(found.MenteesWithoutPartner.Select(i => inputs.Mentees[i])), Names(found.MentorsWithoutPartner.Select(j => inputs.Mentors[j])),
            found.Rules, found.BlocksMost, everyone.Count(c => c.Level is null), everyone.Count(c => c.HoursAssumed), week);

        IReadOnlyList<string> Names(IEnumerable<Candidate> people) => [.. people.Select(c => names[c.EnrolmentId]).Order(StringComparer.CurrentCulture)];
    }
}

/// <summary>
/// The inputs of the programmes whose criteria are being tried, kept while nothing they rest on has changed: reading 1,000
/// participants at every turn of a knob would be felt. A stamp over what the public rules read tells.
/// </summary>
public sealed class InputsAtHand
{
    private const int Most = 4;
    private readonly ConcurrentDictionary<Guid, (string Stamp, BlockedPairs Pairs)> _kept = new();

    public async Task<BlockedPairs> OfAsync(AppDb db, Guid programmeId, DateOnly week, LoadMatchingInputs load, CancellationToken ct)
    {
        var stamp = await StampAsync(db, programmeId, week, ct);
        if (_kept.TryGetValue(programmeId, out var kept) && kept.Stamp == stamp) return kept.Pairs;
        var pairs = new BlockedPairs(await load.ExecuteAsync(programmeId, week, ct));
        if (_kept.Count >= Most) _kept.Clear();
        _kept[programmeId] = (stamp, pairs);
        return pairs;
    }

    private static async Task<string> StampAsync(AppDb db, Guid programmeId, DateOnly week, CancellationToken ct)
    {
        var enrolments = await db.Enrolments.Where(e => e.ProgrammeId == programmeId).GroupBy(e => 1).Select(g => new { N = g.Count(), V = g.Sum(e => (long)e.Version) }).SingleOrDefaultAsync(ct);
        var people = await db.People.GroupBy(p => 1).Select(g => new { N = g.Count(), V = g.Sum(p => (long)p.Version) }).SingleOrDefaultAsync(ct);
        var dotted = await db.DottedLines.CountAsync(ct);
        var levels = string.Join(',', await db.Levels.OrderBy(l => l.Id).Select(l => l.Rank).ToListAsync(ct));
        var open = await db.Proposals.Where(p => p.Round.ProgrammeId == programmeId).AreOpen().CountAsync(ct);
        var running = await db.Mentorships.CountAsync(m => m.ProgrammeId == programmeId && m.EndedAt == null, ct);
        var training = await db.ProgrammeTraining.Where(t => t.ProgrammeId == programmeId).Select(t => t.Version).SingleOrDefaultAsync(ct);
        var units = await db.UnitTexts.CountAsync(t => t.ProgrammeId == programmeId, ct);
        var finished = await db.UnitCompletions.CountAsync(c => c.ProgrammeId == programmeId, ct);
        return $"{week:O}|{enrolments}|{people}|{dotted}|{levels}|{open}|{running}|{training}|{units}|{finished}";
    }
}
