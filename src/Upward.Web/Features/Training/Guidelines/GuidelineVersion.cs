using Upward.Web.Platform;

namespace Upward.Web.Features.Training.Guidelines;

/// <summary>
/// One version of a guideline that a programme wrote. While it has no <see cref="PublishedAt"/> it is the draft, seen by the
/// managers alone. What ships is version 0 and lies in no row.
/// </summary>
public sealed class GuidelineVersion : IBelongToOrganisation
{
    private GuidelineVersion() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string Slug { get; private set; } = "";
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Body { get; private set; } = "";
    /// <summary>What is new in it, for its readers.</summary>
    public string Note { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public int Version { get; private set; }

    public static GuidelineVersion Draft(Guid organisationId, Guid programmeId, string slug, int number, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Slug = slug, Number = number };

    public void Write(GuidelineFacts facts, Guid? by, DateTimeOffset now)
    {
        if (PublishedAt is not null) throw new InvalidOperationException("What was published stays as it is; the next version is another row.");
        (Title, Summary, Body, Note, ChangedAt, ChangedById) = (facts.Title.Trim(), facts.Summary.Trim(), facts.Body.Trim() + "\n", facts.Note.Trim(), now, by);
        Version++;
    }

    public void Publish(DateTimeOffset now)
    {
        PublishedAt ??= now;
        Version++;
    }
}

public sealed record GuidelineFacts(string Title, string Summary, string Body, string Note)
{
    public const int LongestTitle = 120, LongestSummary = 300, LongestNote = 500, LongestBody = 60_000;

    public Outcome Check(bool publishing)
    {
        var refusals = new List<Refusal>();
        void Refuse(string field, string key, params (string, object?)[] arguments) => refusals.Add(new(field, new Message(key, arguments)));
        void Length(string field, string text, int max) { if (text.Trim().Length > max) Refuse(field, "refused.tooLong", ("max", max), ("length", text.Trim().Length)); }

        if (string.IsNullOrWhiteSpace(Title)) Refuse(nameof(Title), "refused.required");
        Length(nameof(Title), Title, LongestTitle);
        Length(nameof(Summary), Summary, LongestSummary);
        Length(nameof(Note), Note, LongestNote);
        if (publishing && string.IsNullOrWhiteSpace(Note)) Refuse(nameof(Note), "guidelines.refused.note");
        if (string.IsNullOrWhiteSpace(Body)) Refuse(nameof(Body), "refused.required");
        else if (Body.Length > LongestBody) Length(nameof(Body), Body, LongestBody);
        else if (TrainingProse.FaultOf(Body) is { } fault) refusals.Add(new(nameof(Body), fault));
        return Outcome.Refused(refusals);
    }
}
