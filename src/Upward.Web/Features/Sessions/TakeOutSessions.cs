using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions;

/// <summary>A pair has ended, or rests until a day: what was planned leaves both calendars, in the same words to both, whoever wished it.</summary>
[UseCase]
public sealed class TakeOutSessions(AppDb db, TellOfSession tell, TimeProvider clock)
{
    /// <param name="mentorship">With both people and the programme.</param>
    /// <param name="ct">Stops it.</param>
    public async Task ForEndAsync(Mentorship mentorship, CancellationToken ct) =>
        await AddAsync(OwnSpace.Of(mentorship, mentorship.Mentee.PersonId), await ComingAsync(mentorship.Id, ct), SessionNews.Ended, ct);

    /// <param name="until">The last day of the rest: by the clock that a session was planned on.</param>
    public async Task ForRestAsync(OwnSpace pair, DateOnly until, CancellationToken ct) =>
        await AddAsync(pair, [.. (await ComingAsync(pair.Id, ct)).Where(s => DateOnly.FromDateTime(s.LocalStart) <= until)], SessionNews.Rests, ct);

    /// <summary>How many would still come if neither of the two had wished for a rest.</summary>
    public Task<int> MissingAsync(Guid mentorshipId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.CountAsync(s => s.MentorshipId == mentorshipId && s.CancelledAt != null && s.CancelledBy == null && s.StartsAt > now, ct);
    }

    private Task<List<Session>> ComingAsync(Guid mentorshipId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.Include(s => s.Replies).Where(s => s.MentorshipId == mentorshipId && s.CancelledAt == null && s.HeldSaidAt == null && s.MissedSaidAt == null && s.StartsAt > now).OrderBy(s => s.StartsAt).ToListAsync(ct);
    }

    private async Task AddAsync(OwnSpace pair, IEnumerable<Session> sessions, SessionNews why, CancellationToken ct)
    {
        foreach (var session in sessions)
            if (session.Cancel(null, clock.GetUtcNow()).Succeeded) await tell.AddAsync(pair, session, why, ct);
    }
}
