using Upward.Web.Platform;

namespace Upward.Web.Features.Safety;

/// <summary>
/// Whether an admin of the organisation may look at what a pair wrote, in an emergency. It counts only some days after it was
/// switched on: nobody decides it in the heat of a case, and everybody of a pair has had time to read that it can happen.
/// </summary>
public sealed class GlassSetting : IBelongToOrganisation
{
    public const int NoticeDays = 7;

    private GlassSetting() { }

    public Guid OrganisationId { get; private set; }
    /// <summary>Null: nobody can.</summary>
    public DateTimeOffset? SwitchedOnAt { get; private set; }

    /// <summary>From when on it may be used.</summary>
    public DateTimeOffset? From => SwitchedOnAt?.AddDays(NoticeDays);

    public static GlassSetting For(Guid organisationId) => new() { OrganisationId = organisationId };
    public void SwitchOn(DateTimeOffset now) => SwitchedOnAt ??= now;
    public void SwitchOff() => SwitchedOnAt = null;
}
