using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>The sessions of a pair, for the two of them.</summary>
[UseCase]
public sealed class ReadSessions(AppDb db, TimeProvider clock)
{
    /// <param name="Coming">From now on, the next first; one that runs is among them.</param>
    /// <param name="Past">Until now, the last first; those that were cancelled before their time stand where they would have been.</param>
    public sealed record All(IReadOnlyList<Session> Coming, IReadOnlyList<Session> Past)
    {
        public Session? Next => Coming.FirstOrDefault(s => s.IsOpen);
        public int Held => Past.Count(s => s.State == SessionState.Held);
        /// <summary>Which one it is among those that took or take place, from 1; 0 for one that does not.</summary>
        public int NumberOf(Session session) => session.State is SessionState.Cancelled or SessionState.Missed ? 0
            : Past.Reverse().Concat(Coming).Where(s => s.State is SessionState.Planned or SessionState.Held).TakeWhile(s => s.Id != session.Id).Count() + 1;
    }

    public async Task<All> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = await db.Sessions.AsNoTracking().Include(s => s.Replies).Where(s => s.MentorshipId == pair.Id).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct);
        return new([.. all.Where(s => s.EndsAt > now && s.State != SessionState.Cancelled)], [.. all.Where(s => s.EndsAt <= now || s.State == SessionState.Cancelled).Reverse()]);
    }

    /// <summary>The clocks of both, by person.</summary>
    public async Task<IReadOnlyDictionary<Guid, ReaderZone>> ClocksAsync(OwnSpace pair, CancellationToken ct)
    {
        Guid[] both = [pair.Me.PersonId, pair.Partner.PersonId];
        return (await db.RecipientsAsync(db.People.Where(p => both.Contains(p.Id)), ct)).ToDictionary(r => r.Key, r => r.Value.Zone);
    }
}
