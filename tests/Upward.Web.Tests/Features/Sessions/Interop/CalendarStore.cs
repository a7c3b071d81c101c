using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions.Interop;

/// <summary>Somebody's calendar in a real CalDAV store (Radicale, which ./test starts): what a calendar program on their desk does with our mails.</summary>
internal sealed class CalendarStore : IDisposable
{
    private static readonly XNamespace Dav = "DAV:", CalDav = "urn:ietf:params:xml:ns:caldav";

    // Radicale hangs up after every answer without saying so: a PUT on such a connection is lost.
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });
    private readonly string _path;

    private CalendarStore(string owner)
    {
        _http.BaseAddress = new Uri(Address!);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(owner + ":any")));
        _path = $"/{owner}/sessions/";
    }

    public static string? Address => Environment.GetEnvironmentVariable("UPWARD_TEST_CALDAV");

    public static void Need() => Assert.SkipWhen(Address is null, "UPWARD_TEST_CALDAV is not set: ./test installs Radicale when it runs as root, starts it and sets it.");

    public static async Task<CalendarStore> OfAsync(string owner)
    {
        var store = new CalendarStore(owner + Guid.NewGuid().ToString("N")[..8]);
        (await store.SendAsync("MKCALENDAR", store._path, "")).EnsureSuccessStatusCode();
        return store;
    }

    /// <summary>
    /// What RFC 5546 has a calendar program do with a REQUEST or a CANCEL: found by its UID, taken when its SEQUENCE is higher, or the
    /// same and its DTSTAMP not older; kept without METHOD, which a store must not hold (RFC 4791, 4.1).
    /// </summary>
    public async Task TakeAsync(string calendar)
    {
        var meeting = Assert.Single(CalendarReader.Read(calendar)!.All("VEVENT"));
        var path = $"{_path}{meeting.Text("UID")}.ics";
        var known = await SendAsync("GET", path, null);
        if (known.StatusCode == HttpStatusCode.OK && IsOlder(meeting, Assert.Single(CalendarReader.Read(await known.Content.ReadAsStringAsync())!.All("VEVENT")))) return;
        var kept = string.Join("\r\n", calendar.Split("\r\n").Where(line => !line.StartsWith("METHOD:", StringComparison.Ordinal)));
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(kept, Encoding.UTF8, "text/calendar") };
        var put = await _http.SendAsync(request);
        Assert.True(put.IsSuccessStatusCode, $"Radicale refused with {(int)put.StatusCode}: {await put.Content.ReadAsStringAsync()}\n{kept}");
    }

    /// <summary>All events, as REPORT calendar-query finds them; with times, only those that take place in between, as the store understands them.</summary>
    public async Task<List<CalendarComponent>> EventsAsync(DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var filter = new XElement(CalDav + "comp-filter", new XAttribute("name", "VEVENT"));
        if (from is not null) filter.Add(new XElement(CalDav + "time-range", new XAttribute("start", Utc(from)), new XAttribute("end", Utc(to))));
        var query = new XElement(CalDav + "calendar-query", new XElement(Dav + "prop", new XElement(Dav + "getetag"), new XElement(CalDav + "calendar-data")),
            new XElement(CalDav + "filter", new XElement(CalDav + "comp-filter", new XAttribute("name", "VCALENDAR"), filter)));
        var answer = await SendAsync("REPORT", _path, query.ToString());
        Assert.Equal(HttpStatusCode.MultiStatus, answer.StatusCode);
        // XML knows no CR: what it hands on has line feeds.
        return [.. XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants(CalDav + "calendar-data").SelectMany(d => CalendarReader.Read(d.Value)!.All("VEVENT")).OrderBy(e => e.Text("DTSTART"), StringComparer.Ordinal)];
    }

    private static string Utc(DateTimeOffset? at) => at!.Value.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsOlder(CalendarComponent one, CalendarComponent known) =>
        (Sequence(one), one.Text("DTSTAMP")) is var (mine, stamp) && (Sequence(known), known.Text("DTSTAMP")) is var (theirs, kept)
        && (mine < theirs || mine == theirs && string.CompareOrdinal(stamp, kept) < 0);

    private static int Sequence(CalendarComponent e) => int.Parse(e.Text("SEQUENCE"), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/xml");
        if (method == "REPORT") request.Headers.Add("Depth", "1");
        return await _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();
}
