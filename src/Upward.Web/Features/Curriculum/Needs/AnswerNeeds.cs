using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Curriculum.Needs;

/// <summary>The mentee's needs assessment, for the mentee; and of it what the mentor may read.</summary>
[UseCase]
public sealed class AnswerNeeds(AppDb db, FindPairSpace find, ReadCurriculum curricula, TimeProvider clock)
{
    /// <summary>Between the two moments: sooner there is nothing to compare. In a short programme half its length.</summary>
    public const int DaysBetween = 30;

    private static int DaysIn(Programmes.Programme programme) => Math.Clamp((programme.EndsOn.DayNumber - programme.StartsOn.DayNumber) / 2, 1, DaysBetween);

    /// <param name="Pre">The mentee's own in any state; for the mentor only what is finished and shared, else null.</param>
    /// <param name="MayAgain">The mentee may answer again.</param>
    public sealed record Shown(NeedsAnswers? Pre, NeedsAnswers? Post, bool MayAgain)
    {
        /// <summary>The newest finished one: what suggestions come from.</summary>
        public NeedsAnswers? Latest => Post is { DoneAt: not null } ? Post : Pre is { DoneAt: not null } ? Pre : null;
    }

    public async Task<Shown> ReadAsync(OwnSpace pair, CancellationToken ct)
    {
        var all = await db.NeedsAnswers.AsNoTracking().Where(n => n.MentorshipId == pair.Id).ToListAsync(ct);
        var isMine = pair.Me.Role == ProgrammeRole.Mentee;
        NeedsAnswers? Of(Moment moment) => all.Find(n => n.Moment == moment && (isMine || n is { DoneAt: not null, Sharing: not NeedsSharing.Nothing }));
        var (pre, post) = (Of(Moment.Pre), Of(Moment.Post));
        return new(pre, post, isMine && pair.Runs && pre?.DoneAt is { } done && done.AddDays(DaysIn(pair.Programme)) <= clock.GetUtcNow() && post?.DoneAt is null);
    }

    public async Task<Outcome> ExecuteAsync(Guid mentorshipId, Moment moment, IReadOnlyDictionary<string, NeedsRating> ratings, bool done, NeedsSharing? sharing, CancellationToken ct)
    {
        if (await MenteesAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("agreement.refused.ended");
        if (moment == Moment.Post && !(await ReadAsync(pair, ct)).MayAgain) return Outcome.Refused("needs.refused.early", ("days", DaysIn(pair.Programme)));
        var asked = NeedsItems.Of(await curricula.OfAsync(pair.Programme.Id, ct)).SelectMany(d => d.Items).ToList();
        var answers = await db.NeedsAnswers.SingleOrDefaultAsync(n => n.MentorshipId == mentorshipId && n.Moment == moment, ct);
        if (answers is null) db.NeedsAnswers.Add(answers = NeedsAnswers.By(await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct), pair.Me.PersonId, moment));
        var outcome = answers.Keep(asked.ToDictionary(item => item, item => ratings.GetValueOrDefault(item, NeedsRating.Open)), done, sharing, clock.GetUtcNow());
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    public async Task<Outcome> ShareAsync(Guid mentorshipId, NeedsSharing sharing, CancellationToken ct)
    {
        if (await MenteesAsync(mentorshipId, ct) is null) return Outcome.NotFound;
        // Both moments alike: whoever takes it back means all of it. Also after the end: taking back is never closed.
        var all = await db.NeedsAnswers.Where(n => n.MentorshipId == mentorshipId && n.DoneAt != null).ToListAsync(ct);
        if (all.Count == 0) return Outcome.Refused("needs.refused.notDone");
        foreach (var answers in all) if (answers.Share(sharing) is { Succeeded: false } refused) return refused;
        return await db.SaveSeenAsync(ct);
    }

    private async Task<OwnSpace?> MenteesAsync(Guid mentorshipId, CancellationToken ct) => await find.FindAsync(mentorshipId, ct) is { Me.Role: ProgrammeRole.Mentee } pair ? pair : null;
}
