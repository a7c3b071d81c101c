using Upward.Web.Platform;

namespace Upward.Web.Features.Change;

/// <summary>Something that is done for the change: who, until when, and what it comes from.</summary>
public sealed class ChangeTask : IBelongToOrganisation
{
    public const int LongestWhat = 300;

    private ChangeTask() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string What { get; private set; } = "";
    /// <summary>The suggestion it came from, such as "readiness.sponsor" or "adkar.Desire.1"; empty for an own one.</summary>
    public string From { get; private set; } = "";
    public Guid OwnerId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid? CreatedById { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid? DoneById { get; private set; }

    public static ChangeTask Plan(Guid organisationId, Guid programmeId, TaskFacts facts, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, What = facts.What.Trim(), From = facts.From, OwnerId = facts.OwnerId!.Value,
        DueOn = facts.DueOn!.Value, CreatedAt = now, CreatedById = by,
    };

    public void Finish(Guid by, DateTimeOffset now) => (DoneAt, DoneById) = (now, by);
    public void Reopen() => (DoneAt, DoneById) = (null, null);
}

public sealed record TaskFacts(string What, Guid? OwnerId, DateOnly? DueOn, string From)
{
    public Outcome Check()
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(What)) refusals.Add(new("What", new("refused.required")));
        else if (What.Trim().Length > ChangeTask.LongestWhat) refusals.Add(new("What", new("refused.tooLong", ("max", ChangeTask.LongestWhat), ("length", What.Trim().Length))));
        if (OwnerId is null) refusals.Add(new("OwnerId", new("change.refused.owner")));
        if (DueOn is null) refusals.Add(new("DueOn", new("change.refused.due")));
        return Outcome.Refused(refusals);
    }
}
