using Microsoft.EntityFrameworkCore;
using NodaTime;
using Upward.Web.Data;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Matching.Board;

/// <summary>A participant as shown on a card. Name and place are those of today; what they count for is the round's own.</summary>
public sealed record Face(Guid EnrolmentId, string Name, string CallName, string Title, string Department, string Site, string Zone)
{
    /// <summary>Site and offset, for example "Pune, UTC+5:30".</summary>
    public string Where => string.Join(", ", new[] { Site, Zone }.Where(s => s.Length > 0));

    public bool Says(string search) => Name.Contains(search, StringComparison.CurrentCultureIgnoreCase)
        || Title.Contains(search, StringComparison.CurrentCultureIgnoreCase) || Department.Contains(search, StringComparison.CurrentCultureIgnoreCase)
        || Site.Contains(search, StringComparison.CurrentCultureIgnoreCase);
}

public static class Faces
{
    public static async Task<Dictionary<Guid, Face>> OfAsync(AppDb db, Guid programmeId, DateOnly week, CancellationToken ct)
    {
        var organisationZone = await db.Organisations.Where(o => o.Id == db.OrganisationId).Select(o => o.TimeZone).SingleAsync(ct);
        var people = await db.Enrolments.Where(e => e.ProgrammeId == programmeId)
            .Select(e => new { e.Id, e.Person.Name, e.Person.PreferredName, e.Person.Title, e.Person.Department, e.Person.Site, e.Person.TimeZone }).ToListAsync(ct);
        // Thousands of people live in a handful of zones.
        var offsets = people.Select(p => p.TimeZone).Distinct().ToDictionary(zone => zone, zone => OffsetOf(zone.Length > 0 ? zone : organisationZone, week));
        return people.ToDictionary(p => p.Id, p => new Face(p.Id, p.Name, p.PreferredName.Length > 0 ? p.PreferredName : p.Name,
            p.Title, p.Department, p.Site, offsets[p.TimeZone]));
    }

    /// <summary>"UTC+5:30" at noon of the week's Monday, when no clock changes.</summary>
    private static string OffsetOf(string zoneId, DateOnly week)
    {
        if (Zones.All.GetZoneOrNull(zoneId) is not { } zone) return "";
        return ReaderZone.OffsetText(zone.GetUtcOffset(Instant.FromUtc(week.Year, week.Month, week.Day, 12, 0)));
    }
}
