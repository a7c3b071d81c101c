using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Platform.Tasks;

/// <summary>Writes how far a task is, at most three times a second within a phase, in a scope of its own so that the work's transaction does not hold it back.</summary>
public sealed class TaskProgress(IServiceScopeFactory scopes, Guid organisationId, Guid taskId, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(350);
    private long _last;
    private string _phase = "";

    public Task ReportAsync(string phase, long done, long total, CancellationToken ct) => ReportAsync(phase, done, total, [], ct);

    public async Task ReportAsync(string phase, long done, long total, Dictionary<string, long> figures, CancellationToken ct)
    {
        // Another phase is always told: a long one after a short one would otherwise go by under the name of the short one.
        if (_last != 0 && phase == _phase && clock.GetElapsedTime(_last) < Pause && done < total) return;
        (_last, _phase) = (clock.GetTimestamp(), phase);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OrganisationScope>().Use(organisationId);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var task = await db.LongTasks.SingleOrDefaultAsync(t => t.Id == taskId, ct);
        if (task is null) return;
        task.Progress(phase, done, total, figures, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
