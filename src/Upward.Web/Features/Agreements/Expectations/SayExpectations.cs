using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Agreements.Expectations;

[UseCase]
public sealed class SayExpectations(AppDb db, FindPairSpace find, TimeProvider clock)
{
    public async Task<BothAnswered<ExpectationAnswers>> ReadAsync(OwnSpace pair, CancellationToken ct) =>
        BothAnswered.Of(await db.ExpectationAnswers.AsNoTracking().Where(e => e.MentorshipId == pair.Id).ToListAsync(ct), pair);

    public async Task<Outcome> ExecuteAsync(Guid mentorshipId, IReadOnlyDictionary<string, string> answers, bool done, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("agreement.refused.ended");
        var mine = await db.ExpectationAnswers.SingleOrDefaultAsync(e => e.MentorshipId == mentorshipId && e.PersonId == pair.Me.PersonId, ct);
        if (mine is null) db.ExpectationAnswers.Add(mine = ExpectationAnswers.By(await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct), pair.Me.PersonId));
        var outcome = mine.Keep(answers, done, clock.GetUtcNow());
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }
}
