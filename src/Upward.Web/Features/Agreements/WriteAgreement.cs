using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Agreements;

/// <summary>Writing, handing over and signing, by one of the two. What is said stays between them: the audit log keeps that something was signed, never a word.</summary>
[UseCase]
public sealed class WriteAgreement(AppDb db, FindPairSpace find, FillAgreement fill, TellPartner tell, AuditLog audit, TimeProvider clock)
{
    public enum Then { Keep, HandOver, Sign }

    /// <summary>Begins it, or the next version of one that is in force. Before the first there is one for both: the mentee writes it.</summary>
    public async Task<Outcome> BeginAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await PairAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (!pair.Runs) return Outcome.Refused("agreement.refused.ended");
        var all = await db.Agreements.AsNoTracking().Where(a => a.MentorshipId == mentorshipId).OrderByDescending(a => a.Number).ToListAsync(ct);
        if (all.Exists(a => !a.IsInForce)) return Outcome.Done;
        if (all.Count == 0 && pair.Me.Role != Enrolment.ProgrammeRole.Mentee) return Outcome.Refused("agreement.refused.menteeFirst");
        var mentorship = await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct);
        var words = all.Count > 0 ? all[0].Words : await fill.ForAsync(pair, ct);
        db.Agreements.Add(Agreement.Begin(mentorship, all.Count + 1, pair.Me.Role, pair.Me.PersonId, words, clock.GetUtcNow()));
        return await db.SaveSeenAsync(ct);
    }

    /// <param name="seen">The version that the form was made from.</param>
    public async Task<Outcome> SaveAsync(Guid mentorshipId, AgreementWords words, Then then, int seen, CancellationToken ct)
    {
        var (pair, open, refusal) = await OpenAsync(mentorshipId, ct);
        if (refusal is not null) return refusal;
        if (open!.Version != seen) return Outcome.Refused("refused.changedMeanwhile");
        var outcome = open.Change(pair!.Me.Role, pair.Me.PersonId, words, clock.GetUtcNow());
        if (outcome.Succeeded && then == Then.HandOver) outcome = open.HandOver(pair.Me.Role, clock.GetUtcNow());
        if (outcome.Succeeded && then == Then.Sign) outcome = open.Sign(pair.Me.Role, pair.Me.PersonId, pair.Me.Name, open.Hash(), clock.GetUtcNow());
        return outcome.Succeeded ? await DoneAsync(pair, open, then, ct) : outcome;
    }

    /// <summary>Signs the words as they stand, from the page that shows them.</summary>
    public async Task<Outcome> SignAsync(Guid mentorshipId, string hash, CancellationToken ct)
    {
        var (pair, open, refusal) = await OpenAsync(mentorshipId, ct);
        if (refusal is not null) return refusal;
        var outcome = open!.Sign(pair!.Me.Role, pair.Me.PersonId, pair.Me.Name, hash, clock.GetUtcNow());
        return outcome.Succeeded ? await DoneAsync(pair, open, Then.Sign, ct) : outcome;
    }

    /// <summary>A next version that nobody has signed is dropped by whose turn it is; the one in force stays.</summary>
    public async Task<Outcome> DropAsync(Guid mentorshipId, CancellationToken ct)
    {
        var (pair, open, refusal) = await OpenAsync(mentorshipId, ct);
        if (refusal is not null) return refusal;
        if (open!.Turn != pair!.Me.Role) return Outcome.Refused("agreement.refused.turn");
        if (open.Number == 1) return Outcome.Refused("agreement.refused.first");
        db.Agreements.Remove(open);
        return await db.SaveSeenAsync(ct);
    }

    private async Task<Outcome> DoneAsync(OwnSpace pair, Agreement open, Then then, CancellationToken ct)
    {
        if (then == Then.Sign) audit.Record(open.IsInForce ? "agreement.inForce" : "agreement.signed", "mentorship", pair.Id, pair.Me.Name, new { open.Number });
        if (then != Then.Keep) await tell.AboutAgreementAsync(pair, open, ct);
        return await db.SaveSeenAsync(ct);
    }

    private async Task<(OwnSpace? Pair, Agreement? Open, Outcome? Refusal)> OpenAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await PairAsync(mentorshipId, ct) is not { } pair) return (null, null, Outcome.NotFound);
        if (!pair.Runs) return (pair, null, Outcome.Refused("agreement.refused.ended"));
        var open = await db.Agreements.Include(a => a.Signatures).SingleOrDefaultAsync(a => a.MentorshipId == mentorshipId && a.InForceAt == null, ct);
        return open is null ? (pair, null, Outcome.Refused("agreement.refused.inForce")) : (pair, open, null);
    }

    /// <summary>In a programme without written agreements there are none.</summary>
    private async Task<OwnSpace?> PairAsync(Guid mentorshipId, CancellationToken ct) =>
        await find.FindAsync(mentorshipId, ct) is { Programme.Formality: Formality.Agreement } pair ? pair : null;
}
