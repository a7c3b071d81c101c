using System.Globalization;
using Upward.Web.Features.People.Import;

namespace Upward.Web.Tests.Features.People.Import;

public class ValueTests
{
    [Theory]
    [InlineData("2019-03-12", "2019-03-12")]
    [InlineData("2019-03-12T00:00:00Z", "2019-03-12")]
    [InlineData("2019-03-12 00:00:00", "2019-03-12")]
    [InlineData("2019/3/5", "2019-03-05")]
    [InlineData("20190312", "2019-03-12")]
    [InlineData("12.3.2019", "2019-03-12")]
    [InlineData("05.03.19", "2019-03-05")]
    [InlineData("12/03/2019", "2019-03-12")]
    [InlineData("12-03-2019", "2019-03-12")]
    [InlineData("03/25/2019", "2019-03-25")]
    [InlineData("12 March 2019", "2019-03-12")]
    [InlineData("March 12, 2019", "2019-03-12")]
    [InlineData("Sept 3, 2019", "2019-09-03")]
    [InlineData("12-Mar-19", "2019-03-12")]
    [InlineData("12. März 2019", "2019-03-12")]
    [InlineData("1er août 2019", "2019-08-01")]
    [InlineData("12 de marzo de 2019", "2019-03-12")]
    [InlineData("43536", "2019-03-12")]
    [InlineData("31/02/2019", null)]
    [InlineData("soon", null)]
    [InlineData("12 Foo 2019", null)]
    [InlineData("0", null)]
    public void Reads_dates_in_many_forms(string text, string? expected) =>
        Assert.Equal(expected, Dates.Read(text, dayFirst: true)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void The_column_decides_whether_the_day_or_the_month_comes_first()
    {
        Assert.Equal(DateEvidence.DayFirst, Dates.Evidence(["03/04/2019", "25/04/2019"]));
        Assert.Equal(DateEvidence.MonthFirst, Dates.Evidence(["03/04/2019", "04/25/2019"]));
        Assert.Equal(DateEvidence.Ambiguous, Dates.Evidence(["03/04/2019", "2019-04-25"]));
        Assert.Equal(DateEvidence.Contradictory, Dates.Evidence(["03/04/2019", "04/25/2019", "25/04/2019"]));
        Assert.Equal(DateEvidence.Unneeded, Dates.Evidence(["3.4.2019", "2019-04-25", "05/05/2019", ""]));
        Assert.Equal(new DateOnly(2019, 3, 4), Dates.Read("03/04/2019", dayFirst: false));
    }

    [Theory]
    [InlineData("ada@x.example", true)]
    [InlineData("أمينة@مثال.إختبار", true)]
    [InlineData("o'brien+hr@sub.x.example", true)]
    [InlineData("ada@x", false)]
    [InlineData("ada x@x.example", false)]
    [InlineData("a@b@x.example", false)]
    [InlineData("@x.example", false)]
    [InlineData("ada@x..example", false)]
    [InlineData("a@x.example;b@x.example", false)]
    [InlineData("n/a", false)]
    public void Checks_an_email(string text, bool valid) => Assert.Equal(valid, Email.IsValid(text));

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("UTC+1", "Etc/GMT-1")]
    [InlineData("GMT-05:00", "Etc/GMT+5")]
    [InlineData("UTC+5:30", "Asia/Kolkata")]
    [InlineData("UTC", "UTC")]
    [InlineData("São Paulo", null)]
    [InlineData("Sao Paulo", "America/Sao_Paulo")]
    [InlineData("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam")]
    [InlineData("Mars", null)]
    [InlineData("UTC+25", null)]
    public void Reads_time_zones(string text, string? expected) => Assert.Equal(expected, TimeZones.Read(text));

    [Theory]
    [InlineData("English", "en")]
    [InlineData("Englisch (fließend)", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("deu", "de")]
    [InlineData("Français", "fr")]
    [InlineData("español", "es")]
    [InlineData("中文", "zh")]
    [InlineData("العربية", "ar")]
    [InlineData("Klingon", null)]
    public void Reads_languages(string text, string? expected) => Assert.Equal(expected, Languages.Tag(text));

    [Theory]
    [InlineData("Haddad, Amina", "Amina Haddad")]
    [InlineData("Amina Haddad", "Amina Haddad")]
    [InlineData("Paul van Dyk, PhD", "Paul van Dyk, PhD")]
    [InlineData("山田 太郎", "山田 太郎")]
    public void Puts_the_given_name_first(string text, string expected) => Assert.Equal(expected, PersonNames.GivenFirst(text));
}
