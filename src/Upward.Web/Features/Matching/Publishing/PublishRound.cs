using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Matching.Publishing;

/// <summary>
/// Sends the board out: from now on it cannot be changed, each side is asked, and each pair holds a place of both until it
/// is answered. One transaction for the round and its mails, or for the round and the task that writes them when they are many.
/// </summary>
[UseCase]
public sealed class PublishRound(AppDb db, CurrentPerson person, InviteToAnswer invite, LongTasks tasks, AuditLog audit, TimeProvider clock)
{
    public const int FewestDays = 1, MostDays = 60;

    public async Task<Outcome> ExecuteAsync(Guid programmeId, int number, int version, int answerDays, CancellationToken ct)
    {
        if (answerDays is < FewestDays or > MostDays) return Outcome.RefusedAt("AnswerDays", "publish.days", ("from", FewestDays), ("to", MostDays));
        var programme = await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        var round = programme is null ? null : await db.MatchRounds.SingleOrDefaultAsync(r => r.ProgrammeId == programmeId && r.Number == number && r.SolvedAt != null, ct);
        if (programme is null || round is null) return Outcome.NotFound;
        if (round.Version != version) return Outcome.Refused("board.changedMeanwhile");
        try
        {
            LongTask? asking = null;
            var published = await db.InTransactionAsync(async () =>
            {
                var proposals = await db.Proposals.Where(p => p.RoundId == round.Id).Select(p => new { p.Id, p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToListAsync(ct);
                if (proposals.Count == 0) return Outcome.Refused("publish.noPairs");
                await db.LockAsync<ParticipantEnrolment>(proposals.SelectMany(p => new[] { p.MentorEnrolmentId, p.MenteeEnrolmentId }).Distinct(), ct);
                if (await TooManyAsync(round, ct) is { Count: > 0 } names) return Outcome.Refused("publish.noPlace", ("n", names.Count), ("names", string.Join(", ", names.Take(5))));
                var now = clock.GetUtcNow();
                var outcome = round.Publish(person.Id, now.AddDays(answerDays), now);
                if (!outcome.Succeeded) return outcome;
                if (proposals.Count <= InviteToAnswer.AtOnce) await invite.AskAsync(programme, round, [.. proposals.Select(p => p.Id)], ct);
                else asking = tasks.Add(AskEverybody.TaskKind, round.Id);
                audit.Record("matching.round.published", "match-round", round.Id, $"{programme.Name} {round.Number}", new { pairs = proposals.Count, answersDueAt = round.AnswersDueAt });
                await db.SaveChangesAsync(ct);
                return Outcome.Done;
            }, ct);
            if (published.Succeeded && asking is not null) await tasks.ScheduleAsync(asking, ct);
            return published;
        }
        catch (DbUpdateConcurrencyException)
        {
            // The board was changed between our look and our save.
            return Outcome.Refused("board.changedMeanwhile");
        }
    }

    /// <summary>People who left, withdrew or filled their places since the round was made.</summary>
    private async Task<List<string>> TooManyAsync(MatchRound round, CancellationToken ct)
    {
        var wanted = Counted(await PlacesAsync(db.Proposals.Where(p => p.RoundId == round.Id), ct));
        var running = await db.Mentorships.Where(m => m.ProgrammeId == round.ProgrammeId && m.EndedAt == null).Select(m => new Places(m.MentorEnrolmentId, m.MenteeEnrolmentId)).ToListAsync(ct);
        var taken = Counted([.. running, .. await PlacesAsync(db.Proposals.Where(p => p.RoundId != round.Id && p.Round.ProgrammeId == round.ProgrammeId).AreOpen(), ct)]);
        var people = await db.Enrolments.Where(e => e.ProgrammeId == round.ProgrammeId)
            .Select(e => new { e.Id, e.Person.Name, e.Capacity, Here = e.WithdrawnAt == null && e.Person.LeftAt == null }).ToListAsync(ct);
        return [.. people.Where(p => wanted.TryGetValue(p.Id, out var n) && (!p.Here || taken.GetValueOrDefault(p.Id) + n > p.Capacity)).Select(p => p.Name).Order(StringComparer.CurrentCulture)];
    }

    private sealed record Places(Guid Mentor, Guid Mentee);

    private static Task<List<Places>> PlacesAsync(IQueryable<Proposal> proposals, CancellationToken ct) =>
        proposals.Select(p => new Places(p.MentorEnrolmentId, p.MenteeEnrolmentId)).ToListAsync(ct);

    private static Dictionary<Guid, int> Counted(IEnumerable<Places> places) => places.SelectMany(p => new[] { p.Mentor, p.Mentee }).CountBy(id => id).ToDictionary();
}
