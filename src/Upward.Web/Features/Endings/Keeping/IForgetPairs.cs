using Upward.Web.Features.Mentorships;

namespace Upward.Web.Features.Endings;

/// <summary>
/// What a slice keeps of a pair and lets go 90 days after its end. Found by itself; adds to the unit of work or deletes at
/// once, in a transaction that is already open, and must be safe to do twice.
/// </summary>
public interface IForgetPairs
{
    Task ForgetAsync(Guid mentorshipId, CancellationToken ct);
}

/// <summary>What a slice keeps of a pair, for one of the two to take along, as they may read it themselves. Found by itself.</summary>
public interface IExportPairs
{
    /// <summary>The place among the others: as in the life of a pair.</summary>
    int Order { get; }
    Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct);
}
