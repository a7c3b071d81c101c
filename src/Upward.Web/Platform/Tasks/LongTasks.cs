using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Platform.Tasks;

/// <summary>
/// Starts, shows and cancels long work. <see cref="Add"/> puts the task into the unit of work of the act that wants it;
/// after the save, <see cref="ScheduleAsync"/> wakes the scheduler (a sweep does so too, should the process die between).
/// </summary>
public sealed class LongTasks(AppDb db, CurrentPerson person, IScheduleTasks scheduler, TimeProvider clock)
{
    public LongTask Add(string kind, Guid subjectId)
    {
        var task = LongTask.For(db.OrganisationId, kind, subjectId, person.IsSignedIn ? person.Id : null, clock.GetUtcNow());
        db.LongTasks.Add(task);
        return task;
    }

    public Task ScheduleAsync(LongTask task, CancellationToken ct) => scheduler.ScheduleAsync(task.OrganisationId, task.Id, ct);

    /// <summary>Who started it may cancel it; so may an organisation admin.</summary>
    public async Task<Outcome> CancelAsync(Guid taskId, CancellationToken ct)
    {
        var task = await db.LongTasks.VisibleTo(person).SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (task is null) return Outcome.NotFound;
        if (task.FinishedAt is not null) return Outcome.Refused("task.alreadyFinished");
        task.RequestCancel(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

public static class LongTaskAccess
{
    public static IQueryable<LongTask> VisibleTo(this IQueryable<LongTask> tasks, CurrentPerson person) =>
        person.IsOrganisationAdmin ? tasks : tasks.Where(t => t.StartedById == person.Id);
}

/// <summary>Gives a stored task to the scheduler. Off in tests, which run tasks by hand.</summary>
public interface IScheduleTasks
{
    Task ScheduleAsync(Guid organisationId, Guid taskId, CancellationToken ct);
}

public sealed class NoScheduler : IScheduleTasks
{
    public Task ScheduleAsync(Guid organisationId, Guid taskId, CancellationToken ct) => Task.CompletedTask;
}
