namespace Upward.Web.Platform.Tasks;

/// <summary>
/// Does one kind of long work. It may be started again after a crash and must then continue or do nothing, never do a
/// thing twice. Runs in its own scope: the organisation of the task is already chosen.
/// </summary>
public interface ILongTaskHandler
{
    string Kind { get; }

    /// <param name="ct">Cancelled when somebody asked for it, or when the process stops; the runner knows which.</param>
    Task<LongTaskResult> RunAsync(Guid subjectId, TaskProgress progress, CancellationToken ct);

    /// <summary>Puts things right after a cancel. The default leaves them as they are.</summary>
    Task CancelledAsync(Guid subjectId, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Done, or failed with the resource key of the reason.</summary>
public sealed record LongTaskResult(string FailureKey = "", string Detail = "")
{
    public static readonly LongTaskResult Done = new();
    public static LongTaskResult Failed(string key, string detail = "") => new(key, detail);
}
