using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.Preparing;

/// <summary>The list of what should be at hand, kept by both.</summary>
[UseCase]
public sealed class PrepareSession(AppDb db, CurrentPerson person, FindSession find, ReadPlan plans, Texts texts, TimeProvider clock)
{
    /// <summary>What is wanted nearly always; the texts: need.usual.KEY.</summary>
    private static readonly string[] Usual = ["laptop", "phone", "profile", "unit"];

    public async Task<IReadOnlyList<SessionNeed>> OfAsync(Session session, CancellationToken ct) =>
        await db.SessionNeeds.AsNoTracking().Where(n => n.SessionId == session.Id).OrderBy(n => n.AddedAt).ThenBy(n => n.Id).ToListAsync(ct);

    /// <summary>What the agreed unit asks for, then the usual; without what stands in the list already.</summary>
    public async Task<IReadOnlyList<string>> SuggestedAsync(FoundSession found, IReadOnlyList<SessionNeed> listed, CancellationToken ct)
    {
        var materials = (await plans.ForAgendaAsync(found.Pair.Id, ct))?.Units.Take(1).SelectMany(u => u.Materials) ?? [];
        return [.. materials.Concat(Usual.Select(key => texts["need.usual." + key])).Select(SessionNeed.Clean).Where(t => t.Length <= SessionNeed.Longest).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(t => !listed.Any(n => n.Text.Equals(t, StringComparison.OrdinalIgnoreCase)))];
    }

    public Task<Outcome> AddAsync(Guid mentorshipId, Guid sessionId, IReadOnlyList<string> what, CancellationToken ct) => DoAsync(mentorshipId, sessionId, async found =>
    {
        if (!found.Session.IsOpen) return Outcome.Refused("session.refused.over");
        var listed = await db.SessionNeeds.Where(n => n.SessionId == sessionId).Select(n => n.Text).ToListAsync(ct);
        if (listed.Count + what.Count > SessionNeed.MostOfSession) return Outcome.RefusedAt("Need", "need.refused.many", ("max", SessionNeed.MostOfSession));
        foreach (var text in what.Where(t => !listed.Contains(SessionNeed.Clean(t), StringComparer.OrdinalIgnoreCase)))
        {
            var need = SessionNeed.Add(found.Session, text, person.Id, clock.GetUtcNow());
            if (!need.Succeeded) return need.Result;
            db.SessionNeeds.Add(need.Value!);
        }
        return Outcome.Done;
    }, ct);

    public Task<Outcome> TickAsync(Guid mentorshipId, Guid sessionId, Guid needId, bool ready, CancellationToken ct) => DoAsync(mentorshipId, sessionId, async _ =>
    {
        if (await OneAsync(sessionId, needId, ct) is not { } need) return Outcome.NotFound;
        need.Tick(ready, person.Id, clock.GetUtcNow());
        return Outcome.Done;
    }, ct);

    public Task<Outcome> RemoveAsync(Guid mentorshipId, Guid sessionId, Guid needId, CancellationToken ct) => DoAsync(mentorshipId, sessionId, async _ =>
    {
        if (await OneAsync(sessionId, needId, ct) is not { } need) return Outcome.NotFound;
        db.SessionNeeds.Remove(need);
        return Outcome.Done;
    }, ct);

    private Task<SessionNeed?> OneAsync(Guid sessionId, Guid needId, CancellationToken ct) => db.SessionNeeds.SingleOrDefaultAsync(n => n.Id == needId && n.SessionId == sessionId, ct);

    private async Task<Outcome> DoAsync(Guid mentorshipId, Guid sessionId, Func<FoundSession, Task<Outcome>> what, CancellationToken ct)
    {
        if (await find.OwnAsync(mentorshipId, sessionId, ct) is not { } found) return Outcome.NotFound;
        if (!found.Pair.Runs) return Outcome.Refused("session.refused.ended");
        var outcome = await what(found);
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }
}
