using Upward.Web.Features.Training;
using Upward.Web.Platform;

namespace Upward.Web.Features.Curriculum;

/// <summary>A unit as a programme wrote it: a changed copy of one that ships (same key), or one of its own.</summary>
public sealed class CurriculumText : IBelongToOrganisation
{
    public const string OwnPrefix = "own-";

    private CurriculumText() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string Key { get; private set; } = "";
    public string Topic { get; private set; } = "";
    public TaughtBy Taught { get; private set; }
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public int Minutes { get; private set; }
    public string Tip { get; private set; } = "";
    public string Body { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public int Version { get; private set; }

    public bool IsOwn => Key.StartsWith(OwnPrefix, StringComparison.Ordinal);
    public CurriculumFacts Facts => new(Topic, Taught, Title, Summary, Minutes, Tip, Body);

    public static CurriculumText CopyOf(Guid organisationId, Guid programmeId, string key, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Key = key };

    public static CurriculumText Own(Guid organisationId, Guid programmeId, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new() { Id = id, OrganisationId = organisationId, ProgrammeId = programmeId, Key = OwnPrefix + id.ToString("N") };
    }

    public void Write(CurriculumFacts facts, Guid? by, DateTimeOffset now)
    {
        (Topic, Taught, Title, Summary, Minutes, Tip, Body, ChangedAt, ChangedById) = (facts.Topic, facts.Taught, facts.Title.Trim(), facts.Summary.Trim(), facts.Minutes, facts.Tip.Trim(), facts.Body.Trim() + "\n", now, by);
        Version++;
    }

    /// <summary>The shipped unit in this programme's words. Whoever changes it has read it: that day it was reviewed.</summary>
    public CurriculumUnit Over(CurriculumUnit shipped) => shipped with { Taught = Taught, Title = Title, Summary = Summary, Minutes = Minutes, Tip = Tip, Body = Body, Reviewed = Day, Version = Version };

    public CurriculumUnit Alone(bool isHidden) => new(Key, Topic, Taught, 1, Title, Summary, Minutes, Tip, Body, Day, [], [], IsShipped: false, isHidden, IsChosen: true, Version);

    private DateOnly Day => DateOnly.FromDateTime(ChangedAt.UtcDateTime);
}

/// <summary>What the form of a unit says.</summary>
public sealed record CurriculumFacts(string Topic, TaughtBy Taught, string Title, string Summary, int Minutes, string Tip, string Body)
{
    public const int LongestTip = 400, LeastMinutes = 5;

    public Outcome Check(CurriculumPlan plan)
    {
        var refusals = new List<Refusal>();
        void Refuse(string field, string key, params (string, object?)[] arguments) => refusals.Add(new(field, new Message(key, arguments)));
        void Length(string field, string text, int max) { if (text.Trim().Length > max) Refuse(field, "refused.tooLong", ("max", max), ("length", text.Trim().Length)); }

        if (plan.Topic(Topic) is null) Refuse(nameof(Topic), "refused.required");
        if (!Enum.IsDefined(Taught)) Refuse(nameof(Taught), "refused.required");
        if (string.IsNullOrWhiteSpace(Title)) Refuse(nameof(Title), "refused.required");
        Length(nameof(Title), Title, UnitFacts.LongestTitle);
        Length(nameof(Summary), Summary, UnitFacts.LongestSummary);
        Length(nameof(Tip), Tip, LongestTip);
        if (Minutes is < LeastMinutes or > UnitFacts.MostMinutes) Refuse(nameof(Minutes), "curriculum.refused.minutes", ("min", LeastMinutes), ("max", UnitFacts.MostMinutes));
        if (string.IsNullOrWhiteSpace(Body)) Refuse(nameof(Body), "refused.required");
        else if (Body.Length > UnitFacts.LongestBody) Length(nameof(Body), Body, UnitFacts.LongestBody);
        else if (TrainingProse.FaultOf(Body, pictures: true) is { } fault) refusals.Add(new(nameof(Body), fault));
        return Outcome.Refused(refusals);
    }
}
