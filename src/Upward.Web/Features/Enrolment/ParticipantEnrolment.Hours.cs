using Upward.Web.Platform;

namespace Upward.Web.Features.Enrolment;

public sealed partial class ParticipantEnrolment
{
    /// <summary>The weekly hours alone, as somebody who arranges the meetings states them.</summary>
    public Outcome StateHours(string week, DateTimeOffset now)
    {
        if (!WeeklyAvailability.IsWellFormed(week)) return Outcome.RefusedAt("Availability", "profile.refused.week");
        Availability = week.Contains('1') ? week : "";
        ProfileChangedAt = now;
        Version++;
        return Outcome.Done;
    }
}
