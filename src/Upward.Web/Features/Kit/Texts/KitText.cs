using Upward.Web.Platform;

namespace Upward.Web.Features.Kit;

/// <summary>A text of the kit as a programme has rewritten it, in one language. Without one, the shipped text counts.</summary>
public sealed class KitText : IBelongToOrganisation
{
    public const int LongestSubject = 200, LongestText = 30_000;

    private KitText() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>Primary BCP 47 tag.</summary>
    public string Language { get; private set; } = "en";
    public string Subject { get; private set; } = "";
    public string Markdown { get; private set; } = "";
    public DateTimeOffset ChangedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public int Version { get; private set; }

    public static KitText Of(Guid organisationId, Guid programmeId, string name, string language, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, Name = name, Language = language };

    public void Write(string subject, string markdown, Guid? by, DateTimeOffset now)
    {
        (Subject, Markdown, ChangedById, ChangedAt) = (subject.Trim(), markdown.ReplaceLineEndings("\n").Trim() + "\n", by, now);
        Version++;
    }
}

/// <summary>A text as it counts now: the programme's own, else the shipped one.</summary>
/// <param name="Version">0 for the shipped one.</param>
public sealed record CurrentText(string Name, string Language, string Subject, string Markdown, int Version, DateTimeOffset? ChangedAt);
