using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions.Fit;

/// <summary>"Does it fit?": asked of each of the two for themselves once they have met, and answered again whenever they like.</summary>
[UseCase]
public sealed class CheckFit(AppDb db, FindPairSpace find, TimeProvider clock)
{
    /// <param name="CanAnswer">They have met at least once and the pair runs.</param>
    public sealed record Shown(OwnSpace Pair, FitCheck? Mine, bool CanAnswer);

    public async Task<Shown?> OfAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return null;
        return new(pair, await MineAsync(pair, ct), pair.Runs && await HaveMetAsync(pair, ct));
    }

    public async Task<Outcome> AnswerAsync(Guid mentorshipId, Fit? answer, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("session.refused.ended");
        if (answer is not { } said || !Enum.IsDefined(said)) return Outcome.RefusedAt("Answer", "fit.refused.choose");
        if (!await HaveMetAsync(pair, ct)) return Outcome.Refused("fit.refused.notMet");
        var mine = await MineAsync(pair, ct);
        if (mine is null) db.FitChecks.Add(mine = FitCheck.Of(db.OrganisationId, pair.Id, pair.Me.PersonId));
        mine.Say(said, clock.GetUtcNow());
        return await db.SaveSeenAsync(ct);
    }

    private Task<FitCheck?> MineAsync(OwnSpace pair, CancellationToken ct) => db.FitChecks.SingleOrDefaultAsync(f => f.MentorshipId == pair.Id && f.PersonId == pair.Me.PersonId, ct);
    private Task<bool> HaveMetAsync(OwnSpace pair, CancellationToken ct) => db.Sessions.AnyAsync(s => s.MentorshipId == pair.Id && s.HeldSaidAt != null, ct);
}
