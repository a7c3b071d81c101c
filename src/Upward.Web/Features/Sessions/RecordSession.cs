using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions;

/// <summary>What the two say of a session: what they mean to do in it, and what became of it.</summary>
[UseCase]
public sealed class RecordSession(AppDb db, FindSession find, CurrentPerson person, TimeProvider clock)
{
    public Task<Outcome> PlanAgendaAsync(Guid mentorshipId, Guid sessionId, string agenda, int seen, CancellationToken ct) =>
        DoAsync(mentorshipId, sessionId, s => s.Version == seen ? s.PlanAgenda(agenda) : Outcome.Refused("refused.changedMeanwhile"), ct);

    public Task<Outcome> HeldAsync(Guid mentorshipId, Guid sessionId, CancellationToken ct) => DoAsync(mentorshipId, sessionId, s => s.SayHeld(person.Id, clock.GetUtcNow()), ct);

    public Task<Outcome> MissedAsync(Guid mentorshipId, Guid sessionId, ProgrammeRole who, CancellationToken ct) => DoAsync(mentorshipId, sessionId, s => s.SayMissed(who, person.Id, clock.GetUtcNow()), ct);

    private async Task<Outcome> DoAsync(Guid mentorshipId, Guid sessionId, Func<Session, Outcome> what, CancellationToken ct)
    {
        if (await find.OwnAsync(mentorshipId, sessionId, ct) is not { } found) return Outcome.NotFound;
        if (!found.Pair.Runs) return Outcome.Refused("session.refused.ended");
        var outcome = what(found.Session);
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }
}
