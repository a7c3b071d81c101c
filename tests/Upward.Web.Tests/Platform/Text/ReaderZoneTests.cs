using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Upward.Web.Platform.Text;

namespace Upward.Web.Tests.Platform.Text;

/// <summary>The hard days of the clock, against times worked out by hand.</summary>
public sealed class ReaderZoneTests(Hosts hosts)
{
    [Theory]
    [InlineData("America/New_York", "2026-11-30T17:00:00Z", "30 Nov 2026, 12:00", "30 Nov 2026, 12:00 (New York, UTC−5)")]
    [InlineData("Asia/Kathmandu", "2026-11-30T20:30:00Z", "1 Dec 2026, 02:15", "1 Dec 2026, 02:15 (Kathmandu, UTC+5:45)")]
    [InlineData("Australia/Lord_Howe", "2026-07-01T00:00:00Z", "1 Jul 2026, 10:30", "1 Jul 2026, 10:30 (Lord Howe, UTC+10:30)")]
    // New York on 8 March 2026: 01:59 is followed by 03:00.
    [InlineData("America/New_York", "2026-03-08T06:59:00Z", "8 Mar 2026, 01:59", "8 Mar 2026, 01:59 (New York, UTC−5)")]
    [InlineData("America/New_York", "2026-03-08T07:00:00Z", "8 Mar 2026, 03:00", "8 Mar 2026, 03:00 (New York, UTC−4)")]
    // London on 25 October 2026: 01:30 comes twice, and only the name tells which.
    [InlineData("Europe/London", "2026-10-25T00:30:00Z", "25 Oct 2026, 01:30", "25 Oct 2026, 01:30 (London, UTC+1)")]
    [InlineData("Europe/London", "2026-10-25T01:30:00Z", "25 Oct 2026, 01:30", "25 Oct 2026, 01:30 (London, UTC)")]
    [InlineData("America/Argentina/Buenos_Aires", "2026-06-01T12:00:00Z", "1 Jun 2026, 09:00", "1 Jun 2026, 09:00 (Buenos Aires, UTC−3)")]
    [InlineData("Etc/GMT+5", "2026-06-01T12:00:00Z", "1 Jun 2026, 07:00", "1 Jun 2026, 07:00 (UTC−5)")]
    [InlineData("Nowhere/Town", "2026-06-01T12:00:00Z", "1 Jun 2026, 12:00", "1 Jun 2026, 12:00 (UTC)")]
    public void A_text_shows_an_instant_on_the_clock_of_its_reader(string zone, string instant, string shown, string deadline)
    {
        var texts = Speaking(zone, ("t", "{at, datetime}"), ("d", "{at, deadline}"));
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(shown, texts["t", ("at", at)]);
        Assert.Equal(deadline, texts["d", ("at", at)]);
        Assert.Equal(shown, texts["t", ("at", at.ToOffset(TimeSpan.FromHours(9)))]);
    }

    [Fact]
    public void A_day_that_is_no_instant_stays_what_it_is_and_the_date_of_an_instant_is_the_readers()
    {
        var texts = Speaking("Asia/Kathmandu", ("d", "{day, date}"));

        Assert.Equal("30 Nov 2026", texts["d", ("day", new DateOnly(2026, 11, 30))]);
        Assert.Equal("1 Dec 2026", texts["d", ("day", new DateTimeOffset(2026, 11, 30, 20, 30, 0, TimeSpan.Zero))]);
    }

    [Fact]
    public void The_first_zone_that_there_is_counts()
    {
        Assert.Equal("Asia/Kathmandu", ReaderZone.FirstOf(null, "", "Mars/Olympus", "Asia/Kathmandu", "Europe/Paris").Id);
        Assert.Equal("UTC", ReaderZone.FirstOf(null, "").Id);
    }

    [Theory]
    [InlineData("America/New_York", "2026-11-30T12:00", "2026-11-30T17:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-12-01T02:15", "2026-11-30T20:30:00Z")]
    [InlineData("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z")] // twice on that day: the first counts
    [InlineData("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00Z")]
    public async Task A_form_reads_a_time_on_the_same_clock(string zone, string typed, string instant)
    {
        var bound = await BindAsync(zone, typed);

        Assert.Equal(0, bound.State.ErrorCount);
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), bound.Value);
    }

    [Theory]
    [InlineData("2026-03-08T02:30", "There is no 02:30 on 8 Mar 2026 in New York: the clocks go forward from 02:00 to 03:00. Choose another time.")]
    [InlineData("tomorrow", "This is no date and time. Write it like 2026-11-30T17:00.")]
    [InlineData("2026-11-30T17:00Z", "This is no date and time. Write it like 2026-11-30T17:00.")]
    public async Task A_time_that_does_not_exist_is_refused_and_says_why(string typed, string sentence)
    {
        var bound = await BindAsync("America/New_York", typed);

        Assert.Null(bound.Value);
        Assert.Equal(sentence, Assert.Single(bound.State["Due"]!.Errors).ErrorMessage);
        Assert.Equal(typed, bound.State["Due"]!.AttemptedValue);
    }

    [Fact]
    public void A_day_begins_at_its_first_minute_even_where_the_clock_skips_midnight()
    {
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 18, 15, 0, TimeSpan.Zero), ReaderZone.FirstOf("Asia/Kathmandu").StartOf(new(2026, 11, 30)).ToUniversalTime());
        // Cairo goes forward at midnight of 24 April 2026: that day begins at one o'clock.
        Assert.Equal(new DateTimeOffset(2026, 4, 24, 1, 0, 0, TimeSpan.FromHours(3)), ReaderZone.FirstOf("Africa/Cairo").StartOf(new(2026, 4, 24)));
    }

    private static Texts Speaking(string zone, params (string Key, string Text)[] texts)
    {
        var speaker = new Texts(new TextCatalogue(texts.ToDictionary(t => t.Key, t => t.Text)), NullLogger<Texts>.Instance);
        speaker.Speak("en", ReaderZone.FirstOf(zone));
        return speaker;
    }

    /// <summary>What MVC itself binds for <c>DateTimeOffset? Due</c>.</summary>
    private async Task<(DateTimeOffset? Value, ModelStateDictionary State)> BindAsync(string zone, string typed)
    {
        var host = await hosts.SharedAsync(Db.Sqlite);
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Texts>().Speak("en", ReaderZone.FirstOf(zone));
        var metadata = services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(typeof(DateTimeOffset?));
        var context = new ActionContext { HttpContext = new DefaultHttpContext { RequestServices = services } };
        var binding = DefaultModelBindingContext.CreateBindingContext(context, new RouteValues(typed), metadata, null, "Due");
        await services.GetRequiredService<IModelBinderFactory>().CreateBinder(new() { Metadata = metadata }).BindModelAsync(binding);
        return ((DateTimeOffset?)binding.Result.Model, binding.ModelState);
    }

    private sealed class RouteValues(string typed) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => prefix == "Due";
        public ValueProviderResult GetValue(string key) => key == "Due" ? new(typed) : ValueProviderResult.None;
    }
}
