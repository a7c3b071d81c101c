using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Home;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Safety;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions;

/// <summary>Times that wait for an answer, sessions of which nobody said what happened, open actions, a missing next date, the question after the first time.</summary>
internal sealed class SessionsTodo(AppDb db, CurrentPerson person, Texts texts, TimeProvider clock) : ITellTodo
{
    private const int StaleDays = 30;

    public async Task<IReadOnlyList<Todo>> OfAsync(IReadOnlyList<OwnSpace> pairs, CancellationToken ct)
    {
        var (now, ids) = (clock.GetUtcNow(), pairs.Select(p => p.Id).ToList());
        var offers = await db.SessionOffers.AsNoTracking().Where(o => ids.Contains(o.MentorshipId) && o.AnsweredAt == null).ToListAsync(ct);
        var sessions = (await db.Sessions.AsNoTracking().Include(s => s.Replies).Where(s => ids.Contains(s.MentorshipId)).ToListAsync(ct)).ToLookup(s => s.MentorshipId);
        var actions = await db.SessionActions.AsNoTracking().Where(a => ids.Contains(a.MentorshipId) && a.DoneAt == null).ToListAsync(ct);
        var asked = await db.FitChecks.AsNoTracking().Where(f => ids.Contains(f.MentorshipId) && f.PersonId == person.Id).Select(f => f.MentorshipId).ToListAsync(ct);
        var awake = await db.Mentorships.Where(m => ids.Contains(m.Id)).AreAwake(db, now).Select(m => m.Id).ToListAsync(ct);
        var todos = new List<Todo>();
        foreach (var pair in pairs)
        {
            var (here, name) = ($"/pairs/{pair.Id}/sessions", pair.Partner.CallName);
            var own = sessions[pair.Id].ToList();
            todos.AddRange(offers.Where(o => o.MentorshipId == pair.Id && o.By != pair.Me.Role).Select(o => new Todo(texts["session.offer.theirs", ("name", name)], texts["todo.with", ("name", name)], here, "session", Soon.Waited, o.AskedAt)));
            todos.AddRange(own.Where(s => s.IsOpen && s.StartsAt > now && s.ReplyOf(pair.Me.Role) == Platform.Calendars.Attendance.NeedsAction).Select(s => new Todo(texts["todo.answer", ("at", s.StartsAt)], texts["todo.with", ("name", name)], $"{here}/{s.Id}", "session", Soon.Waited, s.StartsAt)));
            todos.AddRange(own.Where(s => s.IsOpen && s.EndsAt <= now && s.EndsAt > now.AddDays(-StaleDays)).Select(s => new Todo(texts["todo.happened", ("at", s.StartsAt)], texts["todo.with", ("name", name)], $"{here}/{s.Id}", "session", Soon.Dated, s.EndsAt)));
            if (awake.Contains(pair.Id) && !own.Exists(s => s.IsOpen && s.EndsAt > now) && !offers.Exists(o => o.MentorshipId == pair.Id)) todos.Add(new(texts["todo.noDate", ("name", name)], texts["todo.noDate.why"], here + "/plan", "session", Soon.Dated, now));
            if (own.Exists(s => s.State == SessionState.Held) && !asked.Contains(pair.Id) && own.Count(s => s.State == SessionState.Held) <= 2) todos.Add(new(texts["todo.fit"], texts["todo.fit.why"], $"/pairs/{pair.Id}/fit", "session", Soon.Anytime));
            todos.AddRange(actions.Where(a => a.MentorshipId == pair.Id && (a.Owner is null || a.Owner == pair.Me.Role)).Select(a => new Todo(a.Text,
                a.DueOn is { } due ? texts["todo.with.due", ("name", name), ("due", due)] : texts["todo.with", ("name", name)], $"{here}/{a.SessionId}/notes", "action", a.DueOn is null ? Soon.Anytime : Soon.Dated, a.DueOn is { } day ? person.Zone.StartOf(day) : null)));
        }
        return todos;
    }
}
