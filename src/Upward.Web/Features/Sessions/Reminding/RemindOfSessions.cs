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
public sealed class RemindOfSessions(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    private const int SoonestDays = 7;
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
        var pairs = await db.Mentorships.AsNoTracking().WithBoth().Where(RunningAt(now)).AreAwake(db, now)
            .OrderBy(m => m.StartedAt).ThenBy(m => m.Id).ToListAsync(ct);
        var ids = pairs.Select(p => p.Id).ToList();
        var sessions = (await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.MentorshipId)).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).ToListAsync(ct)).ToLookup(s => s.MentorshipId);
        var inCircles = await db.Mentorships.Where(m => ids.Contains(m.Id)).MeetInCircle(db).Select(m => m.Id).ToListAsync(ct);
        var sent = 0;
        foreach (var pair in pairs)
        {
            if (!inCircles.Contains(pair.Id)) sent += await TellAsync(pair, NoDate(pair, [.. sessions[pair.Id]], now), now, ct);
            sent += await TellAsync(pair, OftenOff(pair, [.. sessions[pair.Id]], now), now, ct);
        }
        return sent;
    }

    /// <param name="Due">When it was to be said.</param>
    /// <param name="Late">From when on it would only puzzle; null: never.</param>
    private sealed record Word(string Kind, string About, IReadOnlyList<Guid> To, DateTimeOffset Due, DateTimeOffset? Late);

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
        return over.Count == 2 && over.TrueForAll(s => s.MissedBy == ProgrammeRole.Mentee || s.CancelledBy == ProgrammeRole.Mentee) ? new("session-often-off", over[1].Id.ToString("N"), [pair.Mentee.PersonId], over[1].StartsAt, null) : null;
    }

    private async Task<int> TellAsync(Mentorship pair, Word? word, DateTimeOffset now, CancellationToken ct)
    {
        if (word is null) return 0;
        string KeyOf(Guid person) => $"{word.Kind}:{pair.Id:N}:{word.About}:{person:N}";
        var keys = word.To.Select(KeyOf).ToList();
        if (await db.Outbox.AnyAsync(m => keys.Contains(m.UniqueKey), ct)) return 0;
        var people = await db.ReachableAsync(word.To, ct);
        foreach (var (id, to) in people)
        {
            (string, object?)[] words = [("partner", OwnSpace.Of(pair, id).Partner.CallName), ("programme", pair.Mentor.Programme.Name)];
            if (word.Late <= now) mail.AddTooLate(to, word.Kind, KeyOf(id), word.Due, words);
            else mail.Add(to, word.Kind, KeyOf(id), address.LinkTo($"/pairs/{pair.Id}/sessions/plan"), secret: false, words).Until(word.Late);
        }
        // Another node may be at it in this very moment: the keys of the mails let only one of the two through.
        var saved = (await db.SaveSeenAsync(ct)).Succeeded;
        db.ChangeTracker.Clear();
        return saved && !(word.Late <= now) ? people.Count : 0;
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class RemindOfSessionsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("sessions", RemindOfSessions.RunningAt(clock.GetUtcNow()), services => services.GetRequiredService<RemindOfSessions>().ExecuteAsync(ct), ct);
}
