using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Hours;

public static class TeamHoursAccess
{
    /// <summary>Places of one's own direct reports in programmes that share hours with line managers. Nobody above, nobody beside.</summary>
    public static IQueryable<ParticipantEnrolment> LedBy(this IQueryable<ParticipantEnrolment> enrolments, CurrentPerson person, AppDb db) =>
        enrolments.Where(e => e.Person.ManagerId == person.Id && e.Person.LeftAt == null && db.HoursSharings.Any(s => s.ProgrammeId == e.ProgrammeId));
}

/// <summary>What a line manager sees of their people: how many hours this month, and how many were agreed. Nothing else, not even the partner or the programme's own name.</summary>
[UseCase]
public sealed class TeamHours(AppDb db, CurrentPerson person, CountHours count, TimeProvider clock)
{
    public const int PageSize = 100;

    public sealed record Row(string Name, string Called, int Minutes, int Agreed);
    public sealed record Shown(DateOnly Month, IReadOnlyList<Row> Rows, int Total);

    /// <summary>Null for whoever leads nobody in such a programme: there is no such page for them.</summary>
    public async Task<Shown?> ReadAsync(int from, CancellationToken ct)
    {
        var led = db.Enrolments.AsNoTracking().LedBy(person, db);
        if (!await led.AnyAsync(ct)) return null;
        var month = CountHours.FirstOf(person.Zone.DayAt(clock.GetUtcNow()));
        var began = person.Zone.StartOf(month);
        // Whoever had a pair in this month, so that the page does not tell the day on which one ended.
        var paired = led.Where(e => db.Mentorships.Any(m => (m.MentorEnrolmentId == e.Id || m.MenteeEnrolmentId == e.Id) && (m.EndedAt == null || m.EndedAt >= began)));
        var rows = await paired.OrderBy(e => e.Person.Name).ThenBy(e => e.Id).Skip(from).Take(PageSize)
            .Select(e => new { e.Id, e.PersonId, e.Person.Name, e.Role, Called = db.HoursSharings.Where(s => s.ProgrammeId == e.ProgrammeId).Select(s => s.CalledThere).First() }).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var pairs = await db.Mentorships.AsNoTracking().Where(m => (ids.Contains(m.MentorEnrolmentId) || ids.Contains(m.MenteeEnrolmentId)) && (m.EndedAt == null || m.EndedAt >= began)).Select(m => new { m.Id, m.MentorEnrolmentId, m.MenteeEnrolmentId }).ToListAsync(ct);
        var hours = await count.OfMonthAsync([.. pairs.Select(p => p.Id)], month, ct);
        return new(month, [.. rows.Select(r =>
        {
            var own = pairs.Where(p => p.MentorEnrolmentId == r.Id || p.MenteeEnrolmentId == r.Id).ToList();
            return new Row(r.Name, r.Called, own.Sum(p => hours[p.Id].Of(r.PersonId)), own.Sum(p => hours[p.Id].AgreedOf(r.Role)));
        })], await paired.CountAsync(ct));
    }
}
