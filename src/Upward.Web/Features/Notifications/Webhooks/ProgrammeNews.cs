using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>
/// What a programme may have told in a channel that many read. No kind names a person, quotes what participants write, or says of anybody how
/// they are doing: being in a programme can tell of a trait, and nobody knows who reads a channel.
/// </summary>
public enum ProgrammeNews { Applications, Matching, Dates, Tables, Stories, Week }

/// <summary>One line of a programme's news.</summary>
/// <param name="Key">The same as long as it is the same news: it is posted once.</param>
/// <param name="At">When it became news.</param>
/// <param name="Text">Empty: it is withheld.</param>
/// <param name="Path">A page of ours that says more.</param>
public sealed record NewsLine(Guid ProgrammeId, string Key, ProgrammeNews Kind, DateTimeOffset At, string Text, string Path);

/// <summary>A draft has no news yet, and one that is over has none any more.</summary>
public enum NewsStanding { Draft, Running, Over }

public static class NewsStandings
{
    /// <param name="programme">Any but a template.</param>
    /// <param name="today">On the organisation's clock.</param>
    public static NewsStanding NewsOn(this Programme programme, DateOnly today) =>
        programme.ClosedAt is not null || programme.EndsOn < today ? NewsStanding.Over : programme.LaunchedAt is null ? NewsStanding.Draft : NewsStanding.Running;
}
