using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Safety;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// A good word on the way (R073): the first session took place, half of those in mind did, a goal is reached. Each once, an hour
/// after it was said, so that a wrong click can be taken back; after two weeks it is dropped and listed, after four it is history. A goal's
/// words are not in it, and of a goal that somebody keeps to themselves only they hear. Safe to run twice.
/// </summary>
[UseCase]
public sealed class TellMilestones(AppDb db, MailComposer mail, TimeProvider clock)
{
    private const int FreshDays = 14, PastDays = 28, FewestForHalf = 4;
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (from, to) = (now.AddDays(-PastDays), now - Settled);
        var awake = db.Mentorships.Where(m => m.EndedAt == null).AreAwake(db, now);
        var sent = 0;
        var moved = await db.Sessions.Where(s => s.HeldSaidAt >= from && s.HeldSaidAt <= to && awake.Any(m => m.Id == s.MentorshipId)).Select(s => s.MentorshipId).Distinct().ToListAsync(ct);
        foreach (var id in moved)
        {
            var pair = await db.Mentorships.AsNoTracking().WithBoth().SingleAsync(m => m.Id == id, ct);
            var said = await db.Sessions.Where(s => s.MentorshipId == id && s.HeldSaidAt <= to).OrderBy(s => s.HeldSaidAt).Select(s => s.HeldSaidAt!.Value).ToListAsync(ct);
            if (said[0] >= from) sent += await TellAsync(pair, "milestone-first-session", $"{id:N}", $"/pairs/{id}", said[0], Both(pair), ct);
            var planned = pair.Mentor.Programme.Sessions;
            var half = (planned + 1) / 2;
            if (planned >= FewestForHalf && said.Count >= half && said[half - 1] >= from) sent += await TellAsync(pair, "milestone-half-way", $"{id:N}", $"/pairs/{id}", said[half - 1], Both(pair), ct);
        }
        var reached = await db.Goals.AsNoTracking().Where(g => g.State == GoalState.Done && g.ChangedAt >= from && g.ChangedAt <= to && awake.Any(m => m.Id == g.MentorshipId)).OrderBy(g => g.ChangedAt).ToListAsync(ct);
        foreach (var goal in reached)
        {
            var pair = await db.Mentorships.AsNoTracking().WithBoth().SingleAsync(m => m.Id == goal.MentorshipId, ct);
            sent += await TellAsync(pair, "milestone-goal", $"{goal.Id:N}", $"/pairs/{pair.Id}/goals", goal.ChangedAt, goal.IsPrivate ? [goal.OwnerId!.Value] : Both(pair), ct);
        }
        return sent;
    }

    private static Guid[] Both(Mentorship pair) => [pair.Mentee.PersonId, pair.Mentor.PersonId];

    private async Task<int> TellAsync(Mentorship pair, string kind, string about, string path, DateTimeOffset said, IReadOnlyCollection<Guid> whom, CancellationToken ct)
    {
        string KeyOf(Guid person) => $"{kind}:{about}:{person:N}";
        var keys = whom.Select(KeyOf).ToList();
        if (await db.Outbox.AnyAsync(m => keys.Contains(m.UniqueKey), ct)) return 0;
        var people = await db.ReachableAsync(whom, ct);
        var going = 0;
        foreach (var (id, to) in people)
            if (mail.AddReminder(to, kind, KeyOf(id), path, said + Settled, said.AddDays(FreshDays), ("partner", OwnSpace.Of(pair, id).Partner.CallName), ("programme", pair.Mentor.Programme.Name))) going++;
        // Another node may be at it in this very moment: the keys let only one of the two through.
        var saved = (await db.SaveSeenAsync(ct)).Succeeded;
        db.ChangeTracker.Clear();
        return saved ? going : 0;
    }
}

/// <summary>The same in every organisation with running pairs.</summary>
[UseCase]
public sealed class TellMilestonesEverywhere(EachOrganisation each)
{
    private static readonly System.Linq.Expressions.Expression<Func<Mentorship, bool>> Running = m => m.EndedAt == null;

    public Task ExecuteAsync(CancellationToken ct) => each.DoAsync("milestones", Running, services => services.GetRequiredService<TellMilestones>().ExecuteAsync(ct), ct);
}
