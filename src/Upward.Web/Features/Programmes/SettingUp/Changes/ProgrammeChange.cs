using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>The fact that somebody settled a step: what changed, why, by whom. Never changed afterwards. No changes at all: it was looked over and stands.</summary>
public sealed class ProgrammeChange : IBelongToOrganisation
{
    private ProgrammeChange() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    /// <summary>Key of the <see cref="ISetupStep"/>, or "launch" and "copy".</summary>
    public string Step { get; private set; } = "";
    public List<ChangedValue> What { get; private set; } = [];
    public string Why { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public Guid? ById { get; private set; }

    public static ProgrammeChange Of(Programme programme, string step, Changes what, string why, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id, Step = step,
        What = [.. what.All], Why = why.Trim(), At = now, ById = by,
    };
}

/// <param name="Field">The page shows the text change.FIELD; <paramref name="About"/> names one of several, such as a date.</param>
public sealed record ChangedValue(string Field, string From, string To, string About = "");
