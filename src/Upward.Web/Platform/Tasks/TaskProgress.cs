using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Platform.Tasks;

/// <summary>Writes how far a task is, at most three times a second, in a scope of its own so that the work's transaction does not hold it back.</summary>
public sealed class TaskProgress(IServiceScopeFactory scopes, Guid organisationId, Guid taskId, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);
    private long _last;

    public async Task ReportAsync(string phase, long done, long total, CancellationToken ct)
    {
        if (_last != 0 && clock.GetElapsedTime(_last) < Pause && done < total) return;
        _last = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisationId);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var task = await db.LongTasks.SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (task is null) return;
        task.Progress(phase, done, total, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
