using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>
/// One thing to settle before a programme starts. A slice adds its step by having a class of this kind: it is found by
/// itself, stands in the list at /programmes/{id}/setup, and what it blocks stands in the readiness check.
/// </summary>
public interface ISetupStep
{
    /// <summary>A stable word such as "audience". The list shows the text setup-step.KEY: what to do.</summary>
    string Key { get; }

    /// <summary>Its place: purpose 10, objectives 20, frame 30, audience 40, dates 50, rhythm 60, team 70, readiness 75, forms 80, training 90,
    /// guidelines 95, curriculum 100, agreement 110, surveys 120, self-ratings 125, messages 130, notice 140.</summary>
    int Order { get; }

    /// <summary>The page that settles it, below the programme's own address: "/setup/audience".</summary>
    string Path { get; }

    Task<StepStanding> StandingAsync(Programme programme, CancellationToken ct);
}

/// <summary>Settled: somebody decided it. Default: what the preset brought stands, and will do. Open: still empty, but no hindrance. Blocks: no launch without it.</summary>
public enum StepState { Settled, Default, Open, Blocks }

/// <param name="Says">One short sentence for the manager: what is settled, or what is missing.</param>
public sealed record StepStanding(StepState State, Message Says)
{
    public static StepStanding Settled(string key, params (string, object?)[] arguments) => new(StepState.Settled, new(key, arguments));
    public static StepStanding Default(string key, params (string, object?)[] arguments) => new(StepState.Default, new(key, arguments));
    public static StepStanding Open(string key, params (string, object?)[] arguments) => new(StepState.Open, new(key, arguments));
    public static StepStanding Blocks(string key, params (string, object?)[] arguments) => new(StepState.Blocks, new(key, arguments));
}
