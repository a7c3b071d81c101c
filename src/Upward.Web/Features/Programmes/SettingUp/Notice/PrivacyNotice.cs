using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What people are told about their data before they give any. Each publication is a version of its own and stays; at most one row is a draft.</summary>
public sealed class PrivacyNotice : IBelongToOrganisation
{
    public const int LongestText = 20_000;

    private PrivacyNotice() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public int Number { get; private set; }
    /// <summary>Plain text: an empty line begins a paragraph, "## " a heading, "- " a list.</summary>
    public string Text { get; private set; } = "";
    public DateTimeOffset? PublishedAt { get; private set; }
    public Guid? PublishedById { get; private set; }

    public static PrivacyNotice Draft(Programme programme, int number, string text) => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id, Number = number, Text = Clean(text),
    };

    public void Write(string text) => Text = PublishedAt is null ? Clean(text) : throw new InvalidOperationException("A published notice stays as people read it.");
    public void Publish(Guid? by, DateTimeOffset now) => (PublishedAt, PublishedById) = (now, by);

    public static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();
}
