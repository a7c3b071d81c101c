using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Safety;

/// <summary>
/// One page of what a pair wrote, for the admin who opened it and as long as it is open. The line of the log is kept before a
/// word is read: whoever sees the page has left it.
/// </summary>
[UseCase]
public sealed class LookThroughGlass(AppDb db, CurrentPerson person, AuditLog audit, Texts texts, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <param name="By">Who wrote it; empty where both did.</param>
    public sealed record Entry(string Title, string By, DateTimeOffset? At, string Text);
    public sealed record Shown(GlassOpening Opening, Mentorship Pair, GlassPart Part, IReadOnlyList<Entry> Entries, int Total);

    public async Task<Shown?> ReadAsync(Guid openingId, GlassPart part, int from, CancellationToken ct)
    {
        if (await db.GlassOpenings.AsNoTracking().HeldBy(person, clock.GetUtcNow()).SingleOrDefaultAsync(o => o.Id == openingId, ct) is not { } opening) return null;
        var pair = await db.Mentorships.WithBoth().AsNoTracking().SingleAsync(m => m.Id == opening.MentorshipId, ct);
        audit.Record("mentorship.glass.read", "mentorship", pair.Id, OpenGlass.NamesOf(pair), new { opening = opening.Id, page = part.ToString(), from });
        await db.SaveChangesAsync(ct);
        var (entries, total) = await (part switch
        {
            GlassPart.Agreement => AgreementAsync(pair, ct),
            GlassPart.Notes => NotesAsync(pair, from, ct),
            GlassPart.Messages => MessagesAsync(pair, from, ct),
            _ => GoalsAsync(pair, from, ct),
        });
        return new(opening, pair, part, entries, total);
    }

    /// <summary>All that was handed over. What one of the two is still writing has not been said to anybody.</summary>
    private async Task<(IReadOnlyList<Entry>, int)> AgreementAsync(Mentorship pair, CancellationToken ct)
    {
        var all = await db.Agreements.AsNoTracking().Where(a => a.MentorshipId == pair.Id && a.HandedOverAt != null).OrderByDescending(a => a.Number).ToListAsync(ct);
        var entries = all.SelectMany(a => a.Sections.Select(s => new Entry($"{texts["agreement.heading", ("n", a.Number)]}: {texts["agreement.section." + s]}", "", a.ChangedAt, a.Words.Read(s, texts, pair.Mentor.Person.CallName, pair.Mentee.Person.CallName)))).ToList();
        return (entries, entries.Count);
    }

    private async Task<(IReadOnlyList<Entry>, int)> NotesAsync(Mentorship pair, int from, CancellationToken ct)
    {
        var shared = db.SessionNotes.AsNoTracking().Where(n => n.OwnerId == Guid.Empty && n.Text != "").Join(db.Sessions.Where(s => s.MentorshipId == pair.Id), n => n.SessionId, s => s.Id, (n, s) => new { s.StartsAt, n.ChangedAt, n.Text });
        var found = await shared.OrderByDescending(n => n.StartsAt).Skip(from).Take(PageSize).ToListAsync(ct);
        return ([.. found.Select(n => new Entry(texts["glass.note", ("at", n.StartsAt)], "", n.ChangedAt, n.Text))], await shared.CountAsync(ct));
    }

    private async Task<(IReadOnlyList<Entry>, int)> MessagesAsync(Mentorship pair, int from, CancellationToken ct)
    {
        var all = db.ThreadMessages.AsNoTracking().Where(m => m.Thread.MentorshipId == pair.Id);
        var found = await all.OrderByDescending(m => m.Number).Skip(from).Take(PageSize).Select(m => new { m.PersonId, m.At, m.Text, Files = m.Files.OrderBy(f => f.Id).Select(f => f.Name).ToList() }).ToListAsync(ct);
        return ([.. found.Select(m => new Entry("", NameOf(pair, m.PersonId), m.At, string.Join('\n', m.Files.Prepend(m.Text).Where(l => l.Length > 0))))], await all.CountAsync(ct));
    }

    private async Task<(IReadOnlyList<Entry>, int)> GoalsAsync(Mentorship pair, int from, CancellationToken ct)
    {
        var open = db.Goals.AsNoTracking().Where(g => g.MentorshipId == pair.Id && !g.IsPrivate);
        var found = await open.Include(g => g.Words).OrderBy(g => g.DueOn).ThenBy(g => g.Id).Skip(from).Take(PageSize).ToListAsync(ct);
        return ([.. found.Select(g => new Entry(g.Title, g.OwnerId is { } owner ? NameOf(pair, owner) : "", g.ChangedAt, string.Join('\n', g.Words.OrderBy(w => w.Number).Select(w => w.Sentence).Prepend(g.Measure).Where(l => l.Length > 0))))], await open.CountAsync(ct));
    }

    private static string NameOf(Mentorship pair, Guid personId) => personId == pair.Mentee.PersonId ? pair.Mentee.Person.Name : pair.Mentor.Person.Name;
}
