using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;

namespace Upward.Web.Platform.Tasks;

/// <summary>Runs one stored task to its end. Unfinished when the process stops: it is then started again, not failed.</summary>
public sealed class LongTaskRunner(IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<LongTaskRunner> log)
{
    public async Task RunAsync(Guid organisationId, Guid taskId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisationId);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var task = await db.LongTasks.SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (task is null || !task.IsRunning) return;
        scope.ServiceProvider.GetRequiredService<RequestOrigin>().RequestId = "task " + taskId.ToString("N");
        task.Start(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        var watch = WatchForCancelAsync(organisationId, taskId, stop, watching.Token);
        var handler = scope.ServiceProvider.GetServices<ILongTaskHandler>().Single(h => h.Kind == task.Kind);
        var progress = new TaskProgress(scopes, organisationId, taskId, clock);
        try
        {
            var result = await handler.RunAsync(task.SubjectId, progress, stop.Token);
            await EndAsync(organisationId, taskId, t =>
            {
                if (result.FailureKey.Length > 0) t.Fail(result.FailureKey, result.Detail, clock.GetUtcNow());
                else t.Finish(LongTaskEnd.Done, clock.GetUtcNow());
            });
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await handler.CancelledAsync(task.SubjectId, CancellationToken.None);
            await EndAsync(organisationId, taskId, t => t.Finish(LongTaskEnd.Cancelled, clock.GetUtcNow()));
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("Task {Task} was interrupted by the stop of the process and will be continued", taskId);
        }
#pragma warning disable CA1031 // A bug in one task must not take the scheduler down: it is logged and shown as failed.
        catch (Exception error)
        {
            log.LogError(error, "Task {Task} of kind {Kind} failed", taskId, task.Kind);
            await EndAsync(organisationId, taskId, t => t.Fail("task.failed.bug", taskId.ToString("N"), clock.GetUtcNow()));
        }
#pragma warning restore CA1031
        finally
        {
            await watching.CancelAsync();
            await watch;
        }
    }

    private async Task EndAsync(Guid organisationId, Guid taskId, Action<LongTask> end)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisationId);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        // A task may have removed its own organisation (a wiped demo).
        if (await db.LongTasks.SingleOrDefaultAsync(t => t.Id == taskId) is not { } task) return;
        end(task);
        await db.SaveChangesAsync();
    }

    /// <summary>The wish to cancel is a row that any node may write, so it is polled.</summary>
    private async Task WatchForCancelAsync(Guid organisationId, Guid taskId, CancellationTokenSource stop, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(400), clock, ct);
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisationId);
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                if (await db.LongTasks.AnyAsync(t => t.Id == taskId && t.CancelRequestedAt != null, ct)) await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The task ended.
        }
    }
}
