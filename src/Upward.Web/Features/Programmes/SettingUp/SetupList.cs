using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>All steps of a programme in their order, with where each stands.</summary>
[UseCase]
public sealed class SetupList(IEnumerable<ISetupStep> steps)
{
    public async Task<SetupProgress> OfAsync(Programme programme, CancellationToken ct)
    {
        var tasks = new List<SetupTask>();
        // One after the other: they share one connection.
        foreach (var step in steps.OrderBy(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal)) tasks.Add(new(step.Key, step.Path, await step.StandingAsync(programme, ct)));
        return new(tasks);
    }
}

public sealed record SetupTask(string Key, string Path, StepStanding Standing)
{
    public StepState State => Standing.State;
}

public sealed record SetupProgress(IReadOnlyList<SetupTask> Tasks)
{
    public int Settled => Tasks.Count(t => t.State == StepState.Settled);
    public IReadOnlyList<SetupTask> Blocking => [.. Tasks.Where(t => t.State == StepState.Blocks)];

    /// <summary>What to do now: the first that is empty or blocks, else the first that nobody has looked at; null when all is settled.</summary>
    public SetupTask? Next => Tasks.FirstOrDefault(t => t.State is StepState.Open or StepState.Blocks) ?? Tasks.FirstOrDefault(t => t.State == StepState.Default);
}
