using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Mentorships.Space;

/// <summary>The pair's space: what is next for the two, and everything that is theirs.</summary>
[GuestsToo]
public sealed class PairPage(FindPairSpace find, ReadAgreement agreements, ReadSessions sessions, LetPairRest rest) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public ReadSessions.All Sessions { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, ReaderZone> Clocks { get; private set; } = null!;
    public LetPairRest.Shown Rests { get; private set; } = null!;
    /// <summary>Null in a programme that puts nothing in writing.</summary>
    public ReadAgreement.Shown? Agreement { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        (Pair, Sessions, Clocks, Rests) = (pair, await sessions.OfAsync(pair, ct), await sessions.ClocksAsync(pair, ct), await rest.ReadAsync(pair, ct));
        if (pair.Programme.Formality == Formality.Agreement) Agreement = await agreements.OfAsync(pair, ct);
        return Page();
    }
}

/// <summary>One's pairs: leads to the only one that runs, else lists them, and those that have ended.</summary>
[GuestsToo]
public sealed class OwnPairsPage(FindPairSpace find) : PageModel
{
    public IReadOnlyList<OwnSpace> Pairs { get; private set; } = [];
    public IReadOnlyList<OwnSpace> Ended { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Pairs = await find.RunningAsync(ct);
        Ended = await find.EndedAsync(ct);
        return Pairs.Count == 1 && Ended.Count == 0 ? LocalRedirect($"~/pairs/{Pairs[0].Id}") : Page();
    }
}
