namespace Upward.Web.Platform.Tasks;

/// <summary>
/// Long work that a person started: what it is, how far it is, how it ended. It runs as a Quartz job, may be left and
/// come back to, cancelled, and survives a restart: its handler is started again and continues.
/// </summary>
public sealed class LongTask : IBelongToOrganisation
{
    private LongTask() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>Which handler runs it, for example "people.import".</summary>
    public string Kind { get; private set; } = "";
    public Guid SubjectId { get; private set; }
    public Guid? StartedById { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? HeartbeatAt { get; private set; }
    /// <summary>Resource key of what is happening now.</summary>
    public string Phase { get; private set; } = "";
    public long DoneUnits { get; private set; }
    public long TotalUnits { get; private set; }
    /// <summary>What else the work can tell by now, by the name that the phase's words use, such as how many people are placed.</summary>
    public Dictionary<string, long> Figures { get; private set; } = [];
    public DateTimeOffset? CancelRequestedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public LongTaskEnd End { get; private set; }
    /// <summary>Resource key of the reason when it failed.</summary>
    public string FailureKey { get; private set; } = "";
    public string FailureDetail { get; private set; } = "";

    public static LongTask For(Guid organisationId, string kind, Guid subjectId, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, Kind = kind, SubjectId = subjectId, StartedById = by, CreatedAt = now,
    };

    public bool IsRunning => FinishedAt is null;
    public int Percent => TotalUnits > 0 ? (int)Math.Min(100, DoneUnits * 100 / TotalUnits) : 0;

    /// <summary>Changes when there is something to tell whoever listens: another phase, a further tenth, a stop asked for.</summary>
    public string Milestone => $"{Phase} {Percent / 10}{(CancelRequestedAt is null ? "" : " stopping")}";

    public void Start(DateTimeOffset now) => (StartedAt, HeartbeatAt) = (StartedAt ?? now, now);
    public void Progress(string phase, long done, long total, Dictionary<string, long> figures, DateTimeOffset now) =>
        (Phase, DoneUnits, TotalUnits, Figures, HeartbeatAt) = (phase, done, total, figures, now);
    public void RequestCancel(DateTimeOffset now) => CancelRequestedAt ??= now;
    public void Finish(LongTaskEnd end, DateTimeOffset now) => (End, FinishedAt, HeartbeatAt) = (end, now, now);
    public void Fail(string key, string detail, DateTimeOffset now) =>
        (End, FailureKey, FailureDetail, FinishedAt) = (LongTaskEnd.Failed, key, detail, now);
}

public enum LongTaskEnd { None, Done, Cancelled, Failed }
