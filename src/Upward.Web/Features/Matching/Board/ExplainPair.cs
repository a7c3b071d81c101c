using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Matching.Reasons;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Board;

public sealed record PairExplained(
    MatchRound Round, string ProgrammeName, Face Mentor, Face Mentee, int Score, int Most,
    IReadOnlyList<ReasonLine> Lines, IReadOnlyList<Components.ScorePart> Bar, IReadOnlyList<string> Warnings, IReadOnlyList<PairHistory> History)
{
    public string Address => $"/programmes/{Round.ProgrammeId}/rounds/{Round.Number}";
}

public sealed record PairHistory(DateTimeOffset At, string By, BoardChangeKind Kind, string Why, bool Undone);

/// <summary>Why this pair: every criterion with its points and its sentence, adding up to the score, and what hands did to it.</summary>
[UseCase]
public sealed class ExplainPair(AppDb db, CurrentPerson person, RoundBenches benches, Texts t)
{
    public async Task<PairExplained?> ExecuteAsync(Guid programmeId, int number, Guid mentor, Guid mentee, CancellationToken ct)
    {
        var found = await db.Programmes.ManageableBy(person).Where(p => p.Id == programmeId)
            .Join(db.MatchRounds.Where(r => r.Number == number && r.SolvedAt != null), p => p.Id, r => r.ProgrammeId, (p, r) => new { p.Name, Round = r })
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var bench = await benches.OfAsync(db, found.Round, ct);
        if (!bench.Knows(mentor, mentee) || bench.ScoreOf(mentor, mentee) is not { } score) return null;
        var faces = await Faces.OfAsync(db, programmeId, found.Round.Week, ct);
        var parts = bench.PartsOf(mentor, mentee);
        var changes = await db.BoardChanges.AsNoTracking().Where(c => c.RoundId == found.Round.Id).OrderBy(c => c.Sequence).ToListAsync(ct);
        var names = await db.People.Where(p => db.BoardChanges.Any(c => c.RoundId == found.Round.Id && c.ById == p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var history = changes.Where(c => c.Added.Concat(c.Removed).Any(p => p.MentorEnrolmentId == mentor && p.MenteeEnrolmentId == mentee))
            .Select(c => new PairHistory(c.At, c.ById is { } by ? names.GetValueOrDefault(by, "") : "", c.Kind, c.Why, c.UndoneAt is not null));
        return new(found.Round, found.Name, faces[mentor], faces[mentee], score, found.Round.Criteria.MostPoints(),
            new PairReasons(t).All(parts, faces[mentee].CallName, faces[mentor].CallName), ScoreBars.Of(parts, t), PairWarnings.Say(parts, t), [.. history]);
    }
}
