using Microsoft.EntityFrameworkCore;
using Quartz;
using Upward.Web.Data;

namespace Upward.Web.Platform.Tasks;

/// <summary>One Quartz job per task, with the task's id as its key, so that it cannot be scheduled twice.</summary>
public sealed class QuartzTasks(ISchedulerFactory factory) : IScheduleTasks
{
    public async Task ScheduleAsync(Guid organisationId, Guid taskId, CancellationToken ct)
    {
        var scheduler = await factory.GetScheduler(ct);
        var key = new JobKey(taskId.ToString("N"), "tasks");
        var job = JobBuilder.Create<LongTaskJob>().WithIdentity(key).RequestRecovery()
            .UsingJobData("organisation", organisationId.ToString()).UsingJobData("task", taskId.ToString()).Build();
        try
        {
            await scheduler.ScheduleJob(job, TriggerBuilder.Create().WithIdentity(key.Name, key.Group).StartNow().Build(), cancellationToken: ct);
        }
        catch (ObjectAlreadyExistsException)
        {
            // The sweep or another node was quicker.
        }
    }
}

/// <summary>Schedules unfinished tasks that have no job: those whose process died at the wrong moment.</summary>
public sealed class QuartzSweep(AppDb db, OrganisationScope scope, IScheduleTasks tasks)
{
    public async Task ExecuteAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var open = await db.LongTasks.IgnoreQueryFilters().AsNoTracking().Where(t => t.FinishedAt == null)
            .Select(t => new { t.OrganisationId, t.Id }).ToListAsync(ct);
        foreach (var task in open) await tasks.ScheduleAsync(task.OrganisationId, task.Id, ct);
    }
}
