namespace Upward.Web.Platform;

/// <summary>
/// Which organisation this unit of work belongs to. The query filters of <c>AppDb</c> read it, and on PostgreSQL each
/// opened connection carries it to row-level security. Requests set it from the signed-in person; sign-in, jobs and the
/// outbox choose it here, by name, and nowhere else.
/// </summary>
public sealed class OrganisationScope
{
    public Guid OrganisationId { get; private set; }

    /// <summary>True while the work is the installation's own (sign-in, outbox, set-up): rows of every organisation.</summary>
    public bool IsInstallation { get; private set; }

    public void Use(Guid organisationId) => (OrganisationId, IsInstallation) = (organisationId, false);

    /// <summary>Opens all organisations until disposed. For sign-in, set-up, the outbox and the operator's commands only.</summary>
    public IDisposable UseInstallation()
    {
        var before = (OrganisationId, IsInstallation);
        IsInstallation = true;
        return new Restore(() => (OrganisationId, IsInstallation) = before);
    }

    /// <summary>Works for another organisation until disposed: a job that goes through organisations one by one.</summary>
    public IDisposable UseFor(Guid organisationId)
    {
        var before = (OrganisationId, IsInstallation);
        Use(organisationId);
        return new Restore(() => (OrganisationId, IsInstallation) = before);
    }

    private sealed class Restore(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}

/// <summary>A row of exactly one organisation. <c>AppDb</c> stamps it, filters by it and fences it.</summary>
public interface IBelongToOrganisation
{
    Guid OrganisationId { get; }
}
