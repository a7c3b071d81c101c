using Upward.Web.Features.Enrolment;
using Xunit;

namespace Upward.Web.Tests.Features.Enrolment;

public sealed class WeeklyAvailabilityTests
{
    private static readonly DateOnly Winter = new(2026, 1, 14);
    private static readonly DateOnly Summer = new(2026, 7, 15);

    [Fact]
    public void A_week_in_utc_stays_as_it_is()
    {
        var week = Hours((0, 9), (0, 10), (6, 23));
        Assert.Equal(week, Text(WeeklyAvailability.Compile(week, "UTC", Winter)));
    }

    [Fact]
    public void The_same_local_hour_is_another_utc_hour_in_summer()
    {
        var week = Hours((2, 9));
        Assert.Equal(Hours((2, 8)), Text(WeeklyAvailability.Compile(week, "Europe/Berlin", Winter)));
        Assert.Equal(Hours((2, 7)), Text(WeeklyAvailability.Compile(week, "Europe/Berlin", Summer)));
    }

    [Fact]
    public void Monday_morning_in_the_east_is_sunday_in_utc_and_the_pattern_wraps_round()
    {
        Assert.Equal(Hours((6, 23)), Text(WeeklyAvailability.Compile(Hours((0, 8)), "Asia/Tokyo", Winter)));
        Assert.Equal(Hours((0, 4)), Text(WeeklyAvailability.Compile(Hours((6, 20)), "America/Los_Angeles", Winter)));
    }

    [Fact]
    public void In_a_half_hour_zone_an_hour_counts_only_when_all_of_it_is_free()
    {
        // 09:00 to 12:00 in Kolkata is 03:30 to 06:30 UTC: whole hours are 04 and 05.
        Assert.Equal(Hours((1, 4), (1, 5)), Text(WeeklyAvailability.Compile(Hours((1, 9), (1, 10), (1, 11)), "Asia/Kolkata", Winter)));
        Assert.Equal(0, WeeklyAvailability.Compile(Hours((1, 9)), "Asia/Kathmandu", Winter)!.Value.Count);
    }

    [Fact]
    public void An_hour_that_the_clock_skips_does_not_exist()
    {
        // Berlin, Sunday 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
        var spring = new DateOnly(2026, 3, 29);
        Assert.Equal(0, WeeklyAvailability.Compile(Hours((6, 2)), "Europe/Berlin", spring)!.Value.Count);
        Assert.Equal(Hours((6, 0), (6, 1)), Text(WeeklyAvailability.Compile(Hours((6, 1), (6, 3)), "Europe/Berlin", spring)));
    }

    [Fact]
    public void An_hour_that_the_clock_repeats_counts_twice()
    {
        // Berlin, Sunday 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC.
        var autumn = new DateOnly(2026, 10, 25);
        Assert.Equal(Hours((6, 0), (6, 1)), Text(WeeklyAvailability.Compile(Hours((6, 2)), "Europe/Berlin", autumn)));
    }

    [Fact]
    public void A_half_hour_shift_inside_the_week_changes_which_hours_are_whole()
    {
        // Lord Howe goes from +11 to +10:30 on Sunday 5 April 2026 at 15:00 UTC on Saturday.
        var week = Hours((5, 9), (6, 9), (6, 10));
        var free = Text(WeeklyAvailability.Compile(week, "Australia/Lord_Howe", new DateOnly(2026, 4, 5)));
        // Saturday 09:00 at +11 is Friday 22:00 UTC; Sunday 09:00 to 11:00 at +10:30 is Saturday 22:30 to 00:30.
        Assert.Equal(Hours((4, 22), (5, 23)), free);
    }

    [Fact]
    public void Hours_that_are_not_stated_and_zones_that_do_not_exist_give_nothing()
    {
        Assert.Null(WeeklyAvailability.Compile("", "UTC", Winter));
        Assert.Null(WeeklyAvailability.Compile(Hours((0, 9)), "Mars/Olympus", Winter));
        Assert.Throws<ArgumentException>(() => WeeklyAvailability.Compile("101", "UTC", Winter));
    }

    [Fact]
    public void Shared_hours_are_the_hours_of_both()
    {
        var berlin = WeeklyAvailability.Compile(Hours((0, 9), (0, 10), (0, 11)), "Europe/Berlin", Winter)!.Value;
        var london = WeeklyAvailability.Compile(Hours((0, 9), (0, 10), (0, 11)), "Europe/London", Winter)!.Value;
        Assert.Equal(2, berlin.SharedWith(london).Count);
    }

    private static string Hours(params (int Day, int Hour)[] free)
    {
        var week = new string('0', WeeklyAvailability.Hours).ToCharArray();
        foreach (var (day, hour) in free) week[day * 24 + hour] = '1';
        return new string(week);
    }

    private static string Text(UtcWeek? week) =>
        string.Concat(Enumerable.Range(0, WeeklyAvailability.Hours).Select(hour => week!.Value[hour] ? '1' : '0'));
}
