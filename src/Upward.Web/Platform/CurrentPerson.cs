using Upward.Web.Features.People;
using Upward.Web.Platform.Text;

namespace Upward.Web.Platform;

/// <summary>
/// Who is asking, in the organisation chosen for this session. Loaded afresh at every request, so that a role taken away
/// is gone at the next click. Anonymous where nobody is signed in.
/// </summary>
public sealed class CurrentPerson
{
    public Guid AccountId { get; private set; }
    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";
    public bool IsOrganisationAdmin { get; private set; }
    public bool IsOperator { get; private set; }
    public IReadOnlySet<Guid> ManagedProgrammeIds { get; private set; } = new HashSet<Guid>();
    /// <summary>The units whose programmes they run; those programmes stand among <see cref="ManagedProgrammeIds"/> too.</summary>
    public IReadOnlySet<Guid> UnitIds { get; private set; } = new HashSet<Guid>();
    public DirectoryReach Reach { get; private set; } = DirectoryReach.None;
    /// <summary>Set for a guest: the one programme that exists for them.</summary>
    public Guid? GuestIn { get; private set; }
    public string Culture { get; private set; } = "en";
    public ReaderZone Zone { get; private set; } = ReaderZone.Utc;
    public string Theme { get; private set; } = "";

    public bool IsSignedIn => AccountId != Guid.Empty;
    public bool Manages(Guid programmeId) => IsOrganisationAdmin || ManagedProgrammeIds.Contains(programmeId);
    public bool ManagesAny => IsOrganisationAdmin || ManagedProgrammeIds.Count + UnitIds.Count > 0;
    public bool MayBeginProgrammes => IsOrganisationAdmin || UnitIds.Count > 0;

    public void Become(PersonAtHand person) =>
        (AccountId, Id, OrganisationId, Name, Email, IsOrganisationAdmin, IsOperator, ManagedProgrammeIds, Culture, Zone, Theme, GuestIn, UnitIds, Reach) =
        (person.AccountId, person.PersonId, person.OrganisationId, person.Name, person.Email, person.IsOrganisationAdmin,
            person.IsOperator, person.ManagedProgrammeIds, person.Culture, person.Zone, person.Theme, person.GuestIn, person.UnitIds ?? new HashSet<Guid>(), person.Reach ?? DirectoryReach.None);

    /// <summary>The facts about a signed-in person, as one query reads them.</summary>
    public sealed record PersonAtHand(
        Guid AccountId, Guid PersonId, Guid OrganisationId, string Name, string Email, bool IsOrganisationAdmin, bool IsOperator,
        IReadOnlySet<Guid> ManagedProgrammeIds, string Culture, ReaderZone Zone, string Theme, Guid? GuestIn = null, IReadOnlySet<Guid>? UnitIds = null, DirectoryReach? Reach = null, bool RunsSomething = false);
}
