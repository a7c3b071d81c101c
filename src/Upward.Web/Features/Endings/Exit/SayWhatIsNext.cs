using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Endings;

/// <summary>After the end both are offered the next partner. Who says nothing is in the next round; neither the log nor anybody's page keeps when one of them said something.</summary>
[UseCase]
public sealed class SayWhatIsNext(AppDb db, FindPairSpace find, CurrentPerson person)
{
    /// <summary>Null where they take part no more.</summary>
    public async Task<AfterPair?> ReadAsync(OwnSpace pair, CancellationToken ct) =>
        await db.Enrolments.OwnedBy(person).Where(e => e.Id == pair.Me.EnrolmentId).Select(e => (AfterPair?)e.After).SingleOrDefaultAsync(ct);

    public async Task<Outcome> ExecuteAsync(Guid mentorshipId, AfterPair? after, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (await db.Enrolments.OwnedBy(person).SingleOrDefaultAsync(e => e.Id == pair.Me.EnrolmentId, ct) is not { } own) return Outcome.NotFound;
        if (pair.Runs) return Outcome.Refused("after.refused.runs");
        if (after is not { } chosen || !Enum.IsDefined(chosen)) return Outcome.RefusedAt("After", "after.refused.choose");
        own.SayAfter(chosen);
        return await db.SaveSeenAsync(ct);
    }
}
