using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Sessions;

/// <summary>
/// What somebody's calendar answers to an invitation (iTIP REPLY, RFC 5546 3.2.3). It counts only when the mail comes from the
/// very address that was invited; an answer to an older time, an older answer, a foreign or unknown one changes nothing.
/// </summary>
[UseCase]
public sealed class TakeCalendarReply(AppDb db, OrganisationScope scope, TakeGroupReply groups, TellOfSession tell)
{
    /// <param name="from">The address that the mail comes from.</param>
    /// <returns>Whether it changed anything.</returns>
    public async Task<bool> ExecuteAsync(string from, string calendar, CancellationToken ct)
    {
        if (CalendarReader.Read(calendar) is not { } read || !read.Text("METHOD").Equals("REPLY", StringComparison.OrdinalIgnoreCase)) return false;
        if (Person.KeyOf(from) is not { } sender) return false;
        var taken = false;
        foreach (var meeting in read.All("VEVENT")) taken |= await TakeAsync(sender, meeting, ct);
        return taken;
    }

    private async Task<bool> TakeAsync(string fromKey, CalendarComponent meeting, CancellationToken ct)
    {
        if (!Guid.TryParse(meeting.Text("UID"), out var id) || meeting.Properties.Find(p => p.Name == "ATTENDEE" && KeyOf(p.Value) == fromKey) is not { } attendee || AttendanceOf(attendee) is not { } attendance) return false;
        Guid organisation;
        using (scope.UseInstallation()) organisation = await db.Sessions.IgnoreQueryFilters().Where(s => s.Id == id).Select(s => s.OrganisationId).SingleOrDefaultAsync(ct);
        var sequence = int.TryParse(meeting.Text("SEQUENCE"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        if (organisation == Guid.Empty) return await groups.ExecuteAsync(id, fromKey, attendance, sequence, StampOf(meeting), ct);
        using var own = scope.UseFor(organisation);
        if (await db.Sessions.Include(s => s.Replies).SingleOrDefaultAsync(s => s.Id == id, ct) is not { IsOpen: true } session) return false;
        var mentorship = await db.Mentorships.AsNoTracking().WithBoth().SingleAsync(m => m.Id == session.MentorshipId, ct);
        if (new[] { mentorship.Mentor.Person, mentorship.Mentee.Person }.FirstOrDefault(p => p.EmailKey == fromKey && p.LeftAt is null) is not { } person) return false;
        var pair = OwnSpace.Of(mentorship, person.Id);
        var before = session.ReplyOf(pair.Me.Role);
        if (!pair.Runs || !session.Reply(pair.Me.Role, attendance, sequence, StampOf(meeting))) return false;
        if (attendance == Attendance.Declined && before != Attendance.Declined) await tell.AddAsync(pair, session, SessionNews.Declined, ct);
        return (await db.SaveSeenAsync(ct)).Succeeded;
    }

    private static DateTimeOffset StampOf(CalendarComponent meeting) =>
        DateTimeOffset.TryParseExact(meeting.Text("DTSTAMP"), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.MinValue;

    private static string? KeyOf(string mailto) => Person.KeyOf(mailto.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? mailto["mailto:".Length..] : mailto);

    private static Attendance? AttendanceOf(CalendarProperty attendee) => attendee.Parameters.GetValueOrDefault("PARTSTAT", "").ToUpperInvariant() switch
    {
        "ACCEPTED" => Attendance.Accepted, "DECLINED" => Attendance.Declined, "TENTATIVE" => Attendance.Tentative, _ => null,
    };
}
