using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Publishing;

/// <summary>
/// Sends the board out: from now on it cannot be changed, each side is asked, and each pair holds a place of both until it
/// is answered. One transaction for the round and all its mails.
/// </summary>
[UseCase]
public sealed class PublishRound(AppDb db, CurrentPerson person, InviteToAnswer invite, AuditLog audit, TimeProvider clock)
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
            return await db.InTransactionAsync(async () =>
            {
                var proposals = await db.Proposals.Where(p => p.RoundId == round.Id).Select(p => new { p.Id, p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToListAsync(ct);
                if (proposals.Count == 0) return Outcome.Refused("publish.noPairs");
                await db.LockAsync<ParticipantEnrolment>(proposals.SelectMany(p => new[] { p.MentorEnrolmentId, p.MenteeEnrolmentId }).Distinct(), ct);
                if (await TooManyAsync(round.Id, ct) is { Count: > 0 } names) return Outcome.Refused("publish.noPlace", ("n", names.Count), ("names", string.Join(", ", names.Take(5))));
                var now = clock.GetUtcNow();
                var outcome = round.Publish(person.Id, now.AddDays(answerDays), now);
                if (!outcome.Succeeded) return outcome;
                await invite.EverybodyAsync(programme, round, ct);
                audit.Record("matching.round.published", "match-round", round.Id, $"{programme.Name} {round.Number}", new { pairs = proposals.Count, answersDueAt = round.AnswersDueAt });
                await db.SaveChangesAsync(ct);
                return Outcome.Done;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The board was changed between our look and our save.
            return Outcome.Refused("board.changedMeanwhile");
        }
    }

    /// <summary>People who left, withdrew or filled their places since the round was made.</summary>
    private async Task<List<string>> TooManyAsync(Guid roundId, CancellationToken ct)
    {
        var proposed = await db.Proposals.Where(p => p.RoundId == roundId).Select(p => new { p.MentorEnrolmentId, p.MenteeEnrolmentId }).ToListAsync(ct);
        var wanted = proposed.SelectMany(p => new[] { p.MentorEnrolmentId, p.MenteeEnrolmentId }).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());
        var people = await db.Enrolments.Where(e => db.Proposals.Any(p => p.RoundId == roundId && (p.MentorEnrolmentId == e.Id || p.MenteeEnrolmentId == e.Id)))
            .Select(e => new
            {
                e.Id, e.Person.Name, e.Capacity, Here = e.WithdrawnAt == null && e.Person.LeftAt == null,
                Taken = db.Mentorships.Count(m => m.EndedAt == null && (m.MentorEnrolmentId == e.Id || m.MenteeEnrolmentId == e.Id))
                    + db.Proposals.Count(p => p.RoundId != roundId && p.Round.PublishedAt != null && p.OpenedAt == null && (p.MentorEnrolmentId == e.Id || p.MenteeEnrolmentId == e.Id)),
            }).ToListAsync(ct);
        return [.. people.Where(p => !p.Here || p.Taken + wanted[p.Id] > p.Capacity).Select(p => p.Name).Order(StringComparer.CurrentCulture)];
    }
}
