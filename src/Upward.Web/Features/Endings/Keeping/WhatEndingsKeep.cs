using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Agreements.Expectations;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Endings;

/// <summary>Looking back and the list of the last meeting go. Thanks and references stay with whoever received them; a hand-over note stays while it is shared with the next pair.</summary>
internal sealed class ForgetEndingWords(AppDb db) : IForgetPairs
{
    public async Task ForgetAsync(Guid mentorshipId, CancellationToken ct)
    {
        db.RemoveRange(await db.EndReflections.Where(r => r.MentorshipId == mentorshipId).ToListAsync(ct));
        db.RemoveRange(await db.PairClosings.Where(c => c.MentorshipId == mentorshipId).ToListAsync(ct));
        db.RemoveRange(await db.HandOverNotes.Where(n => n.MentorshipId == mentorshipId && (n.SharedAt == null || n.AgreedAt == null)).ToListAsync(ct));
    }
}

/// <summary>Expectations and words that were never signed by both go. What both signed stays, for the two: it is the paper they gave each other.</summary>
internal sealed class ForgetAgreementDrafts(AppDb db) : IForgetPairs
{
    public async Task ForgetAsync(Guid mentorshipId, CancellationToken ct)
    {
        db.RemoveRange(await db.ExpectationAnswers.Where(e => e.MentorshipId == mentorshipId).ToListAsync(ct));
        db.RemoveRange(await db.Agreements.Where(a => a.MentorshipId == mentorshipId && a.InForceAt == null).ToListAsync(ct));
    }
}

internal sealed class ExportAgreements(ReadAgreement agreements, SayExpectations expectations, Texts texts) : IExportPairs
{
    public int Order => 10;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var parts = new List<PairExport>();
        var shown = await agreements.OfAsync(pair, ct);
        foreach (var a in shown.Past.Reverse().Concat(shown.InForce is { } now ? [now] : []).Concat(shown is { Open: { } open, HidesOpen: false } ? [open] : []))
            parts.Add(new(texts["agreement.heading", ("n", a.Number)],
            [
                .. a.Sections.Where(s => a.Words.Of(s).Length > 0).Select(s => texts["agreement.section." + s] + "\n" + a.Words.Read(s, texts, pair.Mentor.CallName, pair.Mentee.CallName)),
                .. a.Signatures.OrderBy(s => s.SignedAt).Select(s => texts["agreement.signedBy", ("name", s.Name), ("at", s.SignedAt)]),
            ]));
        var said = await expectations.ReadAsync(pair, ct);
        foreach (var (who, answers) in new[] { (pair.Me.Name, said.Mine), (pair.Partner.Name, said.Theirs) })
            if (answers is not null)
                parts.Add(new($"{texts["pair.tab.expectations"]}: {who}", [.. ExpectationAnswers.Questions.Where(q => answers.Of(q).Length > 0).Select(q => texts["expectations.q." + q] + "\n" + answers.Of(q))]));
        return parts;
    }
}

internal sealed class ExportEndings(ClosePair closing, GiveFarewell farewell, WriteHandOver handOver, Texts texts) : IExportPairs
{
    public int Order => 90;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var parts = new List<PairExport>();
        var back = (await closing.ReadAsync(pair, ct)).Looked;
        foreach (var (who, said) in new[] { (pair.Me.Name, back.Mine), (pair.Partner.Name, back.Theirs) })
            if (said is not null)
                parts.Add(new($"{texts["reflection.title"]}: {who}", [.. EndReflection.Questions.Where(q => said.Of(q).Length > 0).Select(q => texts["reflection.q." + q] + "\n" + said.Of(q))]));
        var (mine, theirs) = await farewell.ReadAsync(pair, ct);
        foreach (var (who, given) in new[] { (pair.Me.Name, mine), (pair.Partner.Name, theirs) })
            if (given is not null && given.Thanks.Length + given.Reference.Length > 0)
                parts.Add(new($"{texts["farewell.title"]}: {who}", [.. new[] { given.Thanks, given.Reference }.Where(t => t.Length > 0)]));
        var notes = await handOver.ReadAsync(pair, ct);
        foreach (var (who, note) in new[] { (pair.Me.Name, notes.Mine), (pair.Partner.Name, notes.Theirs) })
            if (note is { IsEmpty: false })
                parts.Add(new($"{texts["handover.title"]}: {who}", [.. new[] { note.Did, note.Stopped, note.Next }.Where(t => t.Length > 0)]));
        return parts;
    }
}
