using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Safety;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// Two kind words, each once. To both: the next session has no date, and the rhythm has passed by a quarter. To the senior alone,
/// before anybody else could notice: two sessions in a row did not take place because of them. A pair that rests is left alone.
/// The key of the mail remembers the session it is about; safe to run twice.
/// </summary>
[UseCase]
public sealed class RemindOfSessions(AppDb db, MailComposer mail, TimeProvider clock)
{
    private const int SoonestDays = 7, AtOnce = 500;
    /// <summary>So long after the last one a word to the senior is still about now; then it is dropped, and listed for as long again.</summary>
    private const int RecentDays = 30;
    /// <summary>In rhythms. From the second on it is no reminder any more: it is dropped, and listed; from the third on it is history.</summary>
    private const double Due = 1.25, TooLate = 4, Past = 12;

    public static Expression<Func<Mentorship, bool>> RunningAt(DateTimeOffset now)
    {
        var began = now.AddDays(-SoonestDays);
        return m => m.EndedAt == null && m.StartedAt <= began;
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sent = 0;
        foreach (var ids in (await DueAsync(now, ct)).Chunk(AtOnce))
        {
            var pairs = await db.Mentorships.AsNoTracking().WithBoth().Where(m => ids.Contains(m.Id)).OrderBy(m => m.StartedAt).ThenBy(m => m.Id).ToListAsync(ct);
            var sessions = (await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.MentorshipId)).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct)).ToLookup(s => s.MentorshipId);
            var inCircles = (await db.Mentorships.Where(m => ids.Contains(m.Id)).MeetInCircle(db).Select(m => m.Id).ToListAsync(ct)).ToHashSet();
            var words = pairs.SelectMany(pair => new[] { inCircles.Contains(pair.Id) ? null : NoDate(pair, [.. sessions[pair.Id]], now), OftenOff(pair, [.. sessions[pair.Id]], now) }.OfType<Word>().Select(word => (Pair: pair, Word: word))).ToList();
            var keys = words.SelectMany(w => w.Word.Keys(w.Pair)).ToList();
            var told = (await db.Outbox.Where(m => keys.Contains(m.UniqueKey)).Select(m => m.UniqueKey).ToListAsync(ct)).ToHashSet();
            foreach (var (pair, word) in words.Where(w => !w.Word.Keys(w.Pair).Any(told.Contains))) sent += await TellAsync(pair, word, ct);
        }
        return sent;
    }

    /// <summary>
    /// Pairs of which there could be something to say, by the database: of ten thousand pairs most have a date. What is to be
    /// said, if anything, is decided with their sessions at hand.
    /// </summary>
    public async Task<IReadOnlyCollection<Guid>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        var awake = db.Mentorships.Where(RunningAt(now)).AreAwake(db, now);
        var due = new HashSet<Guid>();
        foreach (var days in await awake.Select(m => m.Mentor.Programme.CadenceDays).Distinct().ToListAsync(ct))
        {
            var (from, to) = (now.AddDays(-Past * Math.Max(1, days)), now.AddDays(-Due * Math.Max(1, days)));
            due.UnionWith(await awake.Where(m => m.Mentor.Programme.CadenceDays == days && !db.Sessions.Any(s => s.MentorshipId == m.Id && s.CancelledAt == null && s.HeldSaidAt == null && s.MissedSaidAt == null && s.EndsAt > now))
                .Select(m => new { m.Id, Since = db.Sessions.Where(s => s.MentorshipId == m.Id && s.HeldSaidAt != null && s.CancelledAt == null).Max(s => (DateTimeOffset?)s.EndsAt) ?? m.StartedAt })
                .Where(m => m.Since > from && m.Since <= to).Select(m => m.Id).ToListAsync(ct));
        }
        var recent = now.AddDays(-2 * RecentDays);
        var bySenior = db.Sessions.Where(s => s.MissedBy == ProgrammeRole.Mentee || s.CancelledBy == ProgrammeRole.Mentee);
        due.UnionWith(await awake.Where(m => bySenior.Count(s => s.MentorshipId == m.Id) > 1 && bySenior.Any(s => s.MentorshipId == m.Id && (s.CancelledAt > recent || s.MissedSaidAt > recent))).Select(m => m.Id).ToListAsync(ct));
        return due;
    }

    /// <param name="Due">When it was to be said.</param>
    /// <param name="Late">From when on it would only puzzle.</param>
    private sealed record Word(string Kind, string About, IReadOnlyList<Guid> To, DateTimeOffset Due, DateTimeOffset Late)
    {
        public string KeyOf(Mentorship pair, Guid person) => $"{Kind}:{pair.Id:N}:{About}:{person:N}";
        public IEnumerable<string> Keys(Mentorship pair) => To.Select(person => KeyOf(pair, person));
    }

    private static Word? NoDate(Mentorship pair, List<Session> sessions, DateTimeOffset now)
    {
        // A pair from before Upward that never planned here has its own ways.
        if (sessions.Exists(s => s.IsOpen && s.EndsAt > now) || pair.ProposalId is null && sessions.Count == 0) return null;
        var last = sessions.FindLast(s => s.State == SessionState.Held);
        var (from, rhythm) = (last?.EndsAt ?? pair.StartedAt, Math.Max(1, pair.Mentor.Programme.CadenceDays));
        return now >= from.AddDays(Due * rhythm) && now < from.AddDays(Past * rhythm)
            ? new("session-nodate", last?.Id.ToString("N") ?? "first", [pair.Mentee.PersonId, pair.Mentor.PersonId], from.AddDays(Due * rhythm), from.AddDays(TooLate * rhythm)) : null;
    }

    private static Word? OftenOff(Mentorship pair, List<Session> sessions, DateTimeOffset now)
    {
        var over = sessions.FindAll(s => !s.IsOpen && (s.StartsAt <= now || s.State == SessionState.Cancelled)).TakeLast(2).ToList();
        if (over.Count < 2 || !over.TrueForAll(s => s.MissedBy == ProgrammeRole.Mentee || s.CancelledBy == ProgrammeRole.Mentee)) return null;
        // From the moment at which it could be known.
        var since = over.Max(s => s.CancelledAt ?? s.MissedSaidAt ?? s.StartsAt);
        return now < since.AddDays(2 * RecentDays) ? new("session-often-off", over[1].Id.ToString("N"), [pair.Mentee.PersonId], since, since.AddDays(RecentDays)) : null;
    }

    private async Task<int> TellAsync(Mentorship pair, Word word, CancellationToken ct)
    {
        var people = await db.ReachableAsync(word.To, ct);
        var go = people.Count(one => mail.AddReminder(one.Value, word.Kind, word.KeyOf(pair, one.Key), $"/pairs/{pair.Id}/sessions/plan",
            word.Due, word.Late, ("partner", OwnSpace.Of(pair, one.Key).Partner.CallName), ("programme", pair.Mentor.Programme.Name)));
        // Another node may be at it in this very moment: the keys of the mails let only one of the two through.
        var saved = (await db.SaveSeenAsync(ct)).Succeeded;
        db.ChangeTracker.Clear();
        return saved ? go : 0;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfSessionsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("sessions", RemindOfSessions.RunningAt(clock.GetUtcNow()), services => services.GetRequiredService<RemindOfSessions>().ExecuteAsync(ct), ct);
}
