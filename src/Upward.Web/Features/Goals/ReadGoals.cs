using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Goals;

/// <summary>The goals of a pair, as one of the two may see them.</summary>
[UseCase]
public sealed class ReadGoals(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public async Task<PairGoals> OfAsync(OwnSpace pair, CancellationToken ct) =>
        new(pair, await db.Goals.AsNoTracking().ReadableBy(person).Where(g => g.MentorshipId == pair.Id).OrderBy(g => g.DueOn).ThenBy(g => g.Id).ToListAsync(ct), Today);

    public Task<Goal?> FindAsync(OwnSpace pair, Guid goalId, CancellationToken ct) =>
        db.Goals.AsNoTracking().ReadableBy(person).Include(g => g.Words).SingleOrDefaultAsync(g => g.MentorshipId == pair.Id && g.Id == goalId, ct);

    public Task<List<Objective>> ObjectivesAsync(OwnSpace pair, CancellationToken ct) =>
        db.Objectives.AsNoTracking().Where(o => o.ProgrammeId == pair.Programme.Id).OrderBy(o => o.Position).ToListAsync(ct);

    /// <summary>What one has named as goals in the own profile, each with its place there.</summary>
    public async Task<IReadOnlyList<(int At, string Text)>> OfOwnProfileAsync(OwnSpace pair, CancellationToken ct)
    {
        var named = await db.Enrolments.AsNoTracking().OwnedBy(person).Where(e => e.Id == pair.Me.EnrolmentId).Select(e => e.Goals).SingleOrDefaultAsync(ct) ?? [];
        return [.. named.Index().Select(n => (n.Index, n.Item))];
    }

    public GoalFrame FrameOf(OwnSpace pair) => GoalFrame.Of(pair.Programme, Today);

    private DateOnly Today => person.Zone.DayAt(clock.GetUtcNow());
}

/// <param name="All">Those that the reader may see.</param>
public sealed record PairGoals(OwnSpace Pair, IReadOnlyList<Goal> All, DateOnly Today)
{
    public enum Missing { Nothing, Mine, Partners }

    public IReadOnlyList<Goal> Mine => Of(Pair.Me.PersonId);
    public IReadOnlyList<Goal> Partners => Of(Pair.Partner.PersonId);
    public IReadOnlyList<Goal> Ours => Of(null);
    public IReadOnlyList<Goal> Dropped => [.. All.Where(g => g.State == GoalState.Dropped)];
    public int Open => All.Count(g => g.IsOpen);
    public int MeetingsLeft => GoalFrame.MeetingsLeft(Pair.Programme, Today);
    public bool TooMany => Pair.Runs && Open > MeetingsLeft;

    /// <summary>Both learn. Says it when only one of the two has a goal here, as far as the reader can see.</summary>
    public Missing Lacks => !Pair.Runs || Ours.Count > 0 || Mine.Count > 0 == Partners.Count > 0 ? Missing.Nothing : Mine.Count == 0 ? Missing.Mine : Missing.Partners;

    public bool IsOverdue(Goal goal) => goal.IsOpen && goal.DueOn < Today;

    private IReadOnlyList<Goal> Of(Guid? owner) => [.. All.Where(g => g.OwnerId == owner && g.State != GoalState.Dropped).OrderBy(g => !g.IsOpen)];
}
