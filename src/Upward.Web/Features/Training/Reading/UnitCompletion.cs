using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>The fact that somebody finished a unit, and when. What they answered, and how often they tried, is kept nowhere.</summary>
public sealed class UnitCompletion : IBelongToOrganisation
{
    private UnitCompletion() { }

    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public string UnitKey { get; private set; } = "";
    public Guid OrganisationId { get; private set; }
    public DateTimeOffset DoneAt { get; private set; }

    /// <summary>When a mail said that it is due again; at most once for each time it was finished.</summary>
    public DateTimeOffset? AskedAgainAt { get; private set; }

    public void Again(DateTimeOffset now) => (DoneAt, AskedAgainAt) = (now, null);
    public void AskAgain(DateTimeOffset now) => AskedAgainAt ??= now;

    public static UnitCompletion Of(Guid organisationId, Guid programmeId, Guid personId, string unitKey, DateTimeOffset now) =>
        new() { OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId, UnitKey = unitKey, DoneAt = now };
}
