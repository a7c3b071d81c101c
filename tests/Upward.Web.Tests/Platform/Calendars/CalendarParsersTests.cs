using System.Globalization;
using System.Text.Json;
using NodaTime;
using Upward.Web.Platform.Calendars;

namespace Upward.Web.Tests.Platform.Calendars;

/// <summary>
/// H4: three programs of others read the same out of what we write: ical.js, python3-icalendar and evolution-data-server. Instants are found with the clock in the text, not with the machine's.
/// </summary>
public sealed class CalendarParsersTests(ITestOutputHelper output)
{
    [Fact]
    public Task H4_Three_programs_read_the_same_in_300_events() => AllReadTheSameAsync(300, 20261123);

    [Fact, Trait("Category", "Long"), Trait("Id", "calendars")]
    public Task H4_Three_programs_read_the_same_in_5000_events() => AllReadTheSameAsync(5000, 4711);

    private async Task AllReadTheSameAsync(int count, int seed)
    {
        Assert.SkipWhen(CalendarReaders.Folder is null, "UPWARD_TEST_CALENDARS is not set: ./test installs the programs that read calendars when it runs as root, and sets it.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        var random = new Random(seed);
        // Every hour that a clock skips or repeats is among them: by chance there would be one in ten thousand.
        List<(CalendarMethod Method, CalendarEvent Event)> events = [.. AroundChanges(random).Concat(CalendarTextTests.Random(count, seed)).Take(count).Select(e => Method(random, e))];
        List<string> texts = [.. events.Select(e => CalendarText.SentFrom(CalendarText.Write(e.Method, [e.Event]), "mentoring@example.org"))];
        var expected = events.ConvertAll(e => Write(Expected(e.Method, e.Event)));
        var wrong = new List<string>();
        foreach (var (reader, answers) in await Task.WhenAll(CalendarReaders.Names.Select(async name => (name, await CalendarReaders.ReadAsync(name, texts)))))
        {
            var before = wrong.Count;
            for (var n = 0; n < count; n++)
                if (Again(answers[n]) != expected[n]) wrong.Add($"{reader} read event {n} otherwise\nwritten: {expected[n]}\nread:    {Again(answers[n])}\n{texts[n]}");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader}: {count - (wrong.Count - before)} of {count} alike"));
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {3 * count} readings differ; the first:\n{string.Join('\n', wrong.Take(3))}");
    }

    private static (CalendarMethod, CalendarEvent) Method(Random random, CalendarEvent e) => random.Next(5) == 0 ? (CalendarMethod.Cancel, e with { IsCancelled = true }) : (CalendarMethod.Request, e);

    /// <summary>Sessions that begin or end in, or go over, each change of six clocks between 2025 and 2027.</summary>
    private static IEnumerable<CalendarEvent> AroundChanges(Random random)
    {
        var like = CalendarTextTests.Random(200, 7).GetEnumerator();
        foreach (var id in new[] { "Europe/Stockholm", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Pacific/Chatham", "Europe/Dublin" })
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            foreach (var change in zone.GetZoneIntervals(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2027, 12, 31, 0, 0)).Skip(1).Where(i => i.HasStart))
                foreach (var minutes in new[] { -90, -15, 0, 15 })
                {
                    like.MoveNext();
                    yield return like.Current with { Uid = $"{id}-{change.Start}-{minutes}", Zone = zone, Start = change.Start.Plus(Duration.FromMinutes(minutes)).InZone(zone).LocalDateTime, Minutes = 15 * random.Next(1, 12) };
                }
        }
    }

    private static ReadEvent Expected(CalendarMethod method, CalendarEvent e) => new(CalendarText.NameOf(method), At(e.StartInstant), At(e.EndInstant), CalendarText.ZoneNameOf(e), e.Summary, e.Description, e.Location, e.Uid, e.Sequence,
        e.IsCancelled ? "CANCELLED" : "CONFIRMED", "mailto:mentoring@example.org", Name(e.OrganizerName), [.. e.Attendees.Select(a => new ReadAttendee("mailto:" + a.Address, Name(a.Name), a.Attendance == Attendance.NeedsAction ? "NEEDS-ACTION" : a.Attendance.ToString().ToUpperInvariant()))]);

    /// <summary>In a parameter there is no sign for a quote and none for a new line (RFC 5545, 3.1); of a backslash and a circumflex programs make different things.</summary>
    private static string Name(string text) => text.Replace('"', '\'').Replace('\n', ' ').Replace('\\', '/').Replace('^', 'ˆ');

    private static string At(Instant at) => NodaTime.Text.InstantPattern.General.Format(at);

    private static string Write(ReadEvent e) => JsonSerializer.Serialize(e, CalendarReaders.Json);

    private static string Again(string answer) => answer.StartsWith("{\"error\"", StringComparison.Ordinal) ? answer.Replace("\\n", "\n", StringComparison.Ordinal) : Write(JsonSerializer.Deserialize<ReadEvent>(answer, CalendarReaders.Json)!);
}
