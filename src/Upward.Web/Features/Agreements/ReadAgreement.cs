using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Agreements;

/// <summary>The words between the two, for one of them.</summary>
[UseCase]
public sealed class ReadAgreement(AppDb db)
{
    /// <param name="InForce">The newest that both have signed.</param>
    /// <param name="Open">One that is being written or waits for a signature. Its words are there only for whose turn it is, until they were handed over.</param>
    /// <param name="Past">All that were in force before, the newest first.</param>
    public sealed record Shown(Agreement? InForce, Agreement? Open, IReadOnlyList<Agreement> Past, bool HidesOpen);

    public async Task<Shown> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var all = await db.Agreements.AsNoTracking().Include(a => a.Signatures).Where(a => a.MentorshipId == pair.Id).OrderByDescending(a => a.Number).ToListAsync(ct);
        var open = all.Find(a => !a.IsInForce);
        var signed = all.Where(a => a.IsInForce).ToList();
        var hides = open is { HandedOverAt: null } && open.Turn != pair.Me.Role;
        return new(signed.FirstOrDefault(), open, [.. signed.Skip(1)], hides);
    }
}
