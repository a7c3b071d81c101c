using System.Linq.Expressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime.Extensions;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Outgoing;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Sessions.FreeBusy;

/// <summary>Reads a calendar that somebody keeps elsewhere, and keeps when it is taken in the weeks in which sessions are looked for.</summary>
[UseCase]
public sealed class ReadBusyCalendar(AppDb db, SafeHttp http, IDataProtectionProvider protection, TimeProvider clock)
{
    public const int Days = 45;
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(50), TagHolds = TimeSpan.FromHours(12);

    public static Expression<Func<BusyCalendar, bool>> DueAt(DateTimeOffset now)
    {
        var before = now - Often;
        return c => c.TriedAt == null || c.TriedAt < before;
    }

    internal static IDataProtector SealOf(IDataProtectionProvider protection) => protection.CreateProtector("Upward.BusyCalendar");

    /// <summary>In the unit of work; the caller saves.</summary>
    public async Task IntoAsync(BusyCalendar calendar, ReaderZone zone, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var etag = calendar.ReadAt is { } read && now - read < TagHolds ? calendar.ETag : "";
        var answer = await http.GetAsync(new Uri(SealOf(protection).Unprotect(calendar.SealedAddress)), "text/calendar", etag, ct);
        if (!answer.Succeeded) calendar.Fail(answer.Problem, now);
        else if (answer.IsUnchanged) calendar.Same(now);
        else if (CalendarReader.Read(answer.Body) is not { } text) calendar.Fail("busy.problem.noCalendar", now);
        else
        {
            var found = BusyReader.Read(text, SessionTime.ZoneOf(zone.Id), now.ToInstant(), now.AddDays(Days).ToInstant());
            var own = await OwnAsync(found.Stretches, ct);
            calendar.Read([.. found.Stretches.Where(s => !own.Contains(s.Uid)).Select(s => new BusyTime(s.From.ToDateTimeOffset(), s.To.ToDateTimeOffset()))], found.NotUnderstood, answer.ETag, now);
        }
    }

    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var read = 0;
        foreach (var id in await db.BusyCalendars.AsNoTracking().Where(DueAt(clock.GetUtcNow())).OrderBy(c => c.TriedAt).ThenBy(c => c.PersonId).Select(c => c.PersonId).ToListAsync(ct))
        {
            db.ChangeTracker.Clear();
            if (await db.BusyCalendars.SingleOrDefaultAsync(c => c.PersonId == id, ct) is not { } calendar) continue;
            await IntoAsync(calendar, (await db.RecipientsAsync(db.People.Where(p => p.Id == id), ct))[id].Zone, ct);
            if ((await db.SaveSeenAsync(ct)).Succeeded) read++;
        }
        db.ChangeTracker.Clear();
        return read;
    }

    /// <summary>Our own sessions stand in that calendar too, and are counted from here: moved, the old time must not stay taken.</summary>
    private async Task<HashSet<string>> OwnAsync(IReadOnlyList<BusyStretch> stretches, CancellationToken ct)
    {
        var ids = stretches.Select(s => Guid.TryParse(s.Uid, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
        return [.. (await db.Sessions.Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct)).Select(id => id.ToString())];
    }
}

/// <summary>The same in every organisation.</summary>
[UseCase]
public sealed class ReadBusyCalendarsEverywhere(EachOrganisation each, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken ct) =>
        each.DoAsync("busy-calendars", ReadBusyCalendar.DueAt(clock.GetUtcNow()), services => services.GetRequiredService<ReadBusyCalendar>().ExecuteAsync(ct), ct);
}
