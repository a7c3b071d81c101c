using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Nudges;

/// <param name="About">The session since which it is so, or "first": so long as it is the same, it is the same fact.</param>
public sealed record NudgeFact(string About, DateTimeOffset Since);

/// <summary>Which pairs a kind is about today, from dates and states alone. Days are counted in whole days of elapsed time: no change of a clock moves them.</summary>
internal static class NudgeFacts
{
    /// <summary>Whoever meets within so many days is not asked why they have not met.</summary>
    private const int SoonDays = 7;
    private const string First = "first";

    /// <summary>Pairs that rest are still among them: they are left alone, and counted.</summary>
    public static IQueryable<Mentorship> DueFor(this IQueryable<Mentorship> pairs, AppDb db, NudgeKind kind, int days, DateTimeOffset now)
    {
        var (limit, soon) = (now.AddDays(-days), now.AddDays(SoonDays));
        var running = pairs.Where(m => m.EndedAt == null && m.StartedAt <= limit && m.Mentor.Programme.ClosedAt == null);
        // A pair from before Upward has found its ways without signatures.
        if (kind == NudgeKind.Agreement)
            return running.Where(m => m.ProposalId != null && m.Mentor.Programme.Formality == Formality.Agreement && !db.Agreements.Any(a => a.MentorshipId == m.Id && a.InForceAt != null));
        var inCircles = db.Mentorships.MeetInCircle(db);
        // One from before that never planned here plans elsewhere.
        var planning = running.Where(m => (m.ProposalId != null || db.Sessions.Any(s => s.MentorshipId == m.Id)) && !inCircles.Any(c => c.Id == m.Id));
        return kind == NudgeKind.NoDate
            ? planning.Where(m => !db.Sessions.Any(s => s.MentorshipId == m.Id && s.CancelledAt == null && s.EndsAt > limit))
            : planning.Where(m => !db.Sessions.Any(s => s.MentorshipId == m.Id && s.HeldSaidAt != null && s.EndsAt > limit)
                && !db.Sessions.Any(s => s.MentorshipId == m.Id && s.CancelledAt == null && s.EndsAt > now && s.StartsAt <= soon));
    }

    /// <summary>Since when, for these pairs of a kind.</summary>
    public static async Task<Dictionary<Guid, NudgeFact>> FactsAsync(this AppDb db, IReadOnlyCollection<Mentorship> pairs, NudgeKind kind, CancellationToken ct)
    {
        if (kind == NudgeKind.Agreement) return pairs.ToDictionary(p => p.Id, p => new NudgeFact(First, p.StartedAt));
        var ids = pairs.Select(p => p.Id).ToList();
        var sessions = db.Sessions.AsNoTracking().Where(s => ids.Contains(s.MentorshipId));
        var last = (await (kind == NudgeKind.NoDate ? sessions.Where(s => s.CancelledAt == null) : sessions.Where(s => s.HeldSaidAt != null))
            .OrderBy(s => s.EndsAt).ThenBy(s => s.Id).Select(s => new { s.MentorshipId, s.Id, s.EndsAt }).ToListAsync(ct)).ToLookup(s => s.MentorshipId);
        return pairs.ToDictionary(p => p.Id, p => last[p.Id].LastOrDefault() is { } s ? new NudgeFact(s.Id.ToString("N"), s.EndsAt) : new NudgeFact(First, p.StartedAt));
    }
}
