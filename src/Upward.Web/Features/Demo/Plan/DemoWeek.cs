using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Demo.Plan;

/// <summary>The hours in which somebody can meet: whole mornings and afternoons of working days, earlier or later where most colleagues live far away.</summary>
internal static class DemoWeek
{
    public static string Draw(SeededRandom random, DemoSite site)
    {
        var (first, last) = site.TimeZone switch
        {
            _ when site.TimeZone.StartsWith("Asia/", StringComparison.Ordinal) => (10, 20),
            _ when site.TimeZone.StartsWith("America/", StringComparison.Ordinal) => (7, 16),
            _ => (8, 18),
        };
        var hours = new bool[WeeklyAvailability.Hours];
        foreach (var day in random.Some(Enumerable.Range(0, 5), random.Between(3, 5)).Order())
        {
            var half = random.Below(5);
            var (from, to) = half switch { 0 => (first, first + 3), 1 or 2 => (last - 4, last), _ => (first + 1, last - 1) };
            for (var hour = from; hour < to; hour++) hours[day * 24 + hour] = hour != 12;
        }
        return Write(hours);
    }

    /// <summary>Early on Sundays only: nobody else is there then.</summary>
    public static string SundayMornings()
    {
        var hours = new bool[WeeklyAvailability.Hours];
        for (var hour = 5; hour < 8; hour++) hours[6 * 24 + hour] = true;
        return Write(hours);
    }

    private static string Write(bool[] hours) => string.Concat(hours.Select(h => h ? '1' : '0'));
}
