using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes;

public enum ProgrammePhase { Prepare, Participants, Match, Answers, Pairs }

public enum TaskState { Done, ToDo, Next, Blocks }

/// <summary>One thing to do before the next phase. The page shows task.KEY and task.KEY.why from the resource file.</summary>
/// <param name="Href">Below the programme's own address; null where nothing is to be opened.</param>
public sealed record ProgrammeTask(string Key, TaskState State, string? Href, Message? Why = null);

/// <summary>From the counts to phases and tasks. Only what exists now; later slices add theirs here.</summary>
public static class ProgrammePhases
{
    public static ProgrammePhase NowOf(Programme programme, ProgrammeStanding s)
    {
        if (s.Pairs > 0 && s.OpenProposals == 0 && s.Draft is null) return ProgrammePhase.Pairs;
        if (s.OpenProposals > 0) return ProgrammePhase.Answers;
        if (s.Draft is not null) return ProgrammePhase.Match;
        if (s.Mentors.Ready > 0 && s.Mentees.Ready > 0) return ProgrammePhase.Match;
        return programme.Purpose.Length == 0 && !s.HasBothRoles || s.Managers == 0 ? ProgrammePhase.Prepare : ProgrammePhase.Participants;
    }

    public static IReadOnlyList<ProgrammeTask> TasksOf(Programme programme, ProgrammeStanding s, SetupProgress setup)
    {
        var tasks = new List<ProgrammeTask>
        {
            new("setup", setup.Next is null || programme.LaunchedAt is not null ? TaskState.Done : TaskState.ToDo, "/setup", Why("setup", ("settled", setup.Settled), ("all", setup.Tasks.Count), ("blocking", setup.Blocking.Count))),
            new("launch", programme.LaunchedAt is not null ? TaskState.Done : TaskState.ToDo, "/setup/launch", Why("launch", ("launched", programme.LaunchedAt is null ? "no" : "yes"), ("day", programme.LaunchedAt))),
            new("managers", s.Managers > 0 ? TaskState.Done : TaskState.Blocks, "/managers", Why("managers", ("n", s.Managers))),
            new("mentors", s.Mentors.People > 0 ? TaskState.Done : TaskState.Blocks, "/participants/add?role=Mentor", Why("mentors", ("n", s.Mentors.People))),
            new("mentees", s.Mentees.People > 0 ? TaskState.Done : TaskState.Blocks, "/participants/add?role=Mentee", Why("mentees", ("n", s.Mentees.People))),
        };
        if (s.Mentors.People > 0) tasks.Add(Profiles("mentorProfiles", s.Mentors, "Mentor", s));
        if (s.Mentees.People > 0) tasks.Add(Profiles("menteeProfiles", s.Mentees, "Mentee", s));
        if (s.HasBothRoles) tasks.Add(Matching(s));
        return [.. tasks.OrderBy(t => t.State switch { TaskState.Blocks => 0, TaskState.Next => 1, TaskState.ToDo => 2, _ => 3 })];
    }

    /// <summary>A profile without skills or hours can still be matched, only badly: it blocks when nobody of the role is ready, until a round has shown otherwise.</summary>
    private static ProgrammeTask Profiles(string key, RoleStanding role, string roleName, ProgrammeStanding s) => new(key,
        role.Ready == 0 && s.Draft is null && s.Published is null ? TaskState.Blocks : role.Unready > 0 ? TaskState.ToDo : TaskState.Done,
        $"/participants?role={roleName}&state=incomplete", Why(key, ("n", role.Unready)));

    private static ProgrammeTask Matching(ProgrammeStanding s)
    {
        if (s.Draft is { SolvedAt: not null } draft) return new("publish", TaskState.Next, $"/rounds/{draft.Number}", Why("publish", ("number", draft.Number)));
        if (s.Published is { } published) return s.OpenProposals > 0
            ? new("answers", TaskState.ToDo, $"/rounds/{published.Number}", Why("answers", ("n", s.OpenProposals), ("day", published.AnswersDueAt)))
            : new("matched", TaskState.Done, $"/rounds/{published.Number}", Why("matched", ("n", s.Pairs)));
        return new("match", s.Mentors.Ready > 0 && s.Mentees.Ready > 0 ? TaskState.Next : TaskState.ToDo, "/criteria",
            Why("match", ("mentors", s.Mentors.Ready), ("mentees", s.Mentees.Ready)));
    }

    private static Message Why(string key, params (string, object?)[] arguments) => new($"programme.task.{key}.why", arguments);
}
