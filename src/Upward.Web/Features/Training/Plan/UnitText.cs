using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>A unit as a programme wrote it: a changed copy of one that ships (same key), or one of its own.</summary>
public sealed class UnitText : IBelongToOrganisation
{
    private UnitText() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string Key { get; private set; } = "";
    public TrainingTrack Track { get; private set; }
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public int Minutes { get; private set; }
    public string Body { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public int Version { get; private set; }

    public static UnitText CopyOf(Guid organisationId, Guid programmeId, string key, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Key = key };

    public static UnitText Own(Guid organisationId, Guid programmeId, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new() { Id = id, OrganisationId = organisationId, ProgrammeId = programmeId, Key = OwnPrefix + id.ToString("N") };
    }

    public const string OwnPrefix = "own-";

    public void Write(UnitFacts facts, Guid? by, DateTimeOffset now)
    {
        (Track, Title, Summary, Minutes, Body, ChangedAt, ChangedById) = (facts.Track, facts.Title.Trim(), facts.Summary.Trim(), facts.Minutes, facts.Body.Trim() + "\n", now, by);
        Version++;
    }
}

/// <summary>What the form of a unit says.</summary>
public sealed record UnitFacts(TrainingTrack Track, string Title, string Summary, int Minutes, string Body)
{
    public const int LongestTitle = 120, LongestSummary = 300, LongestBody = 40_000, MostMinutes = 240;

    public Outcome Check()
    {
        var refusals = new List<Refusal>();
        void Refuse(string field, string key, params (string, object?)[] arguments) => refusals.Add(new(field, new Message(key, arguments)));
        void Length(string field, string text, int max) { if (text.Trim().Length > max) Refuse(field, "refused.tooLong", ("max", max), ("length", text.Trim().Length)); }

        if (!Enum.IsDefined(Track)) Refuse(nameof(Track), "refused.required");
        if (string.IsNullOrWhiteSpace(Title)) Refuse(nameof(Title), "refused.required");
        Length(nameof(Title), Title, LongestTitle);
        Length(nameof(Summary), Summary, LongestSummary);
        if (Minutes is < 1 or > MostMinutes) Refuse(nameof(Minutes), "training.refused.minutes", ("max", MostMinutes));
        if (string.IsNullOrWhiteSpace(Body)) Refuse(nameof(Body), "refused.required");
        else if (Body.Length > LongestBody) Length(nameof(Body), Body, LongestBody);
        else if (TrainingProse.FaultOf(Body, pictures: true) is { } fault) refusals.Add(new(nameof(Body), fault));
        else if (UnitCheck.Of(Body).Faults is { Count: > 0 } faults) refusals.Add(new(nameof(Body), faults[0]));
        return Outcome.Refused(refusals);
    }
}
