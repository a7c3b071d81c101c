using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>Something a cohort taught those who ran it. It goes along into every programme made from this one, with the name of where it was learned.</summary>
public sealed class Lesson : IBelongToOrganisation
{
    public const int LongestText = 2000;

    private Lesson() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public string Text { get; private set; } = "";
    /// <summary>The programme it was learned in.</summary>
    public string LearnedIn { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Guid? ById { get; private set; }

    public static Lesson Of(Programme programme, string text, string learnedIn, Guid? by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id, Text = text.Trim(), LearnedIn = learnedIn, At = at, ById = by,
    };
}
