using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Endings;

/// <summary>The note for the mentee's next mentor: written by either of the two, agreed to by the mentee, read by the next pair.</summary>
[UseCase]
public sealed class WriteHandOver(AppDb db, FindPairSpace find, TimeProvider clock)
{
    /// <param name="Theirs">Only once it was shared.</param>
    public sealed record Shown(HandOverNote? Mine, HandOverNote? Theirs);

    /// <param name="With">Whom the mentee was with then.</param>
    public sealed record Before(string With, DateTimeOffset EndedAt, string Did, string Stopped, string Next);

    public async Task<Shown> ReadAsync(OwnSpace pair, CancellationToken ct)
    {
        var both = await db.HandOverNotes.AsNoTracking().Where(n => n.MentorshipId == pair.Id).ToListAsync(ct);
        return new(both.Find(n => n.PersonId == pair.Me.PersonId), both.Find(n => n.PersonId == pair.Partner.PersonId && n.SharedAt != null));
    }

    public async Task<Outcome> ExecuteAsync(Guid mentorshipId, string? did, string? stopped, string? next, bool share, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return Outcome.NotFound;
        if (pair.ForgottenAt is not null) return Outcome.Refused("keeping.refused.gone");
        var me = pair.Me.PersonId;
        var mine = await db.HandOverNotes.SingleOrDefaultAsync(n => n.MentorshipId == mentorshipId && n.PersonId == me, ct);
        if (mine is null) db.HandOverNotes.Add(mine = HandOverNote.By(await db.Mentorships.SingleAsync(m => m.Id == mentorshipId, ct), me, pair.Me.Role == ProgrammeRole.Mentee));
        var outcome = mine.Write(GiveFarewell.Plain(did), GiveFarewell.Plain(stopped), GiveFarewell.Plain(next), share, clock.GetUtcNow());
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    public async Task<Outcome> AgreeAsync(Guid mentorshipId, bool agreed, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { Me.Role: ProgrammeRole.Mentee } pair) return Outcome.NotFound;
        var partner = pair.Partner.PersonId;
        if (await db.HandOverNotes.SingleOrDefaultAsync(n => n.MentorshipId == mentorshipId && n.PersonId == partner, ct) is not { } theirs) return Outcome.Refused("handover.refused.notShared");
        var outcome = theirs.Agree(agreed, clock.GetUtcNow());
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    /// <summary>What the mentee's pairs before left for this one, the newest first.</summary>
    public async Task<IReadOnlyList<Before>> ForAsync(OwnSpace pair, CancellationToken ct)
    {
        if (!pair.Runs) return [];
        var mentee = pair.Mentee.PersonId;
        var found = await db.HandOverNotes.AsNoTracking().Where(n => n.SharedAt != null && n.AgreedAt != null)
            .Join(db.Mentorships.Where(m => m.Mentee.PersonId == mentee && m.EndedAt != null && m.EndedAt <= pair.StartedAt), n => n.MentorshipId, m => m.Id, (n, m) => new { Note = n, m.EndedAt, With = m.Mentor.Person.Name }).ToListAsync(ct);
        return [.. found.Where(x => x.Note.IsForNext).OrderByDescending(x => x.EndedAt).ThenBy(x => x.Note.ByMentee).Take(3).Select(x => new Before(x.With, x.EndedAt!.Value, x.Note.Did, x.Note.Stopped, x.Note.Next))];
    }
}
