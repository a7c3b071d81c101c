using Upward.Web.Features.Enrolment;

namespace Upward.Web.Tests.Features.Enrolment;

public sealed class DayHoursTests
{
    [Theory]
    [InlineData("9-12", "9–12")]
    [InlineData("9:00 – 12:00, 14-16", "9–12, 14–16")]
    [InlineData("9h-12h; 12 to 13", "9–13")]
    [InlineData("22-24", "22–24")]
    [InlineData("", "")]
    public void Whole_hours_are_read_as_people_write_them(string typed, string expected)
    {
        var free = new bool[24];
        Assert.True(DayHours.TryRead(typed, free));
        Assert.Equal(expected, DayHours.Write(free));
    }

    [Theory]
    [InlineData("9:30-12")]
    [InlineData("12-9")]
    [InlineData("mornings")]
    [InlineData("20-25")]
    public void What_is_no_whole_hours_is_not_guessed_at(string typed) => Assert.False(DayHours.TryRead(typed, new bool[24]));

    [Fact]
    public void A_week_goes_to_the_form_and_back_unchanged()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var week = string.Concat(Enumerable.Range(0, 168).Select(_ => random.Next(3) == 0 ? '1' : '0'));
            Assert.Equal(week, WeekForm.Read(WeekForm.Of(week)).Week);
        }
    }

    [Fact]
    public void Ticks_and_words_add_up_and_the_first_filled_day_goes_to_all_weekdays()
    {
        var days = WeekForm.Of("");
        days[1] = new() { Morning = true, Hours = "17-18" };
        WeekForm.SameEveryWeekday(days);
        var week = WeekForm.Read(days).Week;
        Assert.Equal(5 * 5, week.Count(c => c == '1'));
        Assert.Equal("000000001111000001000000", week[..24]);
        Assert.Equal(new string('0', 24), week[(5 * 24)..(6 * 24)]);
    }
}
