using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>What they meant to speak about and where they met goes; that they met stays, for certificates and figures.</summary>
internal sealed class ForgetSessionWords(AppDb db) : IForgetPairs
{
    public async Task ForgetAsync(Guid mentorshipId, CancellationToken ct)
    {
        foreach (var session in await db.Sessions.Where(s => s.MentorshipId == mentorshipId).ToListAsync(ct)) session.Forget();
        db.RemoveRange(await db.SessionNotes.Where(n => db.Sessions.Any(s => s.Id == n.SessionId && s.MentorshipId == mentorshipId)).ToListAsync(ct));
        db.RemoveRange(await db.Learnings.Where(l => db.Sessions.Any(s => s.Id == l.SessionId && s.MentorshipId == mentorshipId)).ToListAsync(ct));
        db.RemoveRange(await db.SessionActions.Where(a => a.MentorshipId == mentorshipId).ToListAsync(ct));
        db.RemoveRange(await db.SessionNeeds.Where(n => db.Sessions.Any(s => s.Id == n.SessionId && s.MentorshipId == mentorshipId)).ToListAsync(ct));
        db.RemoveRange(await db.FitChecks.Where(f => f.MentorshipId == mentorshipId).ToListAsync(ct));
        db.RemoveRange(await db.SessionOffers.Where(o => o.MentorshipId == mentorshipId).ToListAsync(ct));
    }
}

internal sealed class ExportSessions(ReadSessions read, KeepNotes notes, Texts texts) : IExportPairs
{
    public int Order => 15;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var all = await read.OfAsync(pair, ct);
        var lines = new List<string>();
        foreach (var session in all.Past.Reverse().Concat(all.Coming))
        {
            var kept = await notes.OfAsync(new(session, pair, false), ct);
            lines.Add(string.Join('\n', ((string[])[texts["session.exported", ("at", session.StartsAt), ("minutes", session.Minutes), ("state", texts["session.state." + session.State])], session.Agenda, kept.Shared?.Text ?? "", kept.Own?.Text ?? "", kept.Mine?.Text ?? "", kept.Theirs?.Text ?? ""]).Where(t => t.Length > 0)));
        }
        return lines.Count == 0 ? [] : [new(texts["session.list"], lines)];
    }
}
