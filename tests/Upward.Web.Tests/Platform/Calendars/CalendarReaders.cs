using System.Diagnostics;
using System.Text.Json;

namespace Upward.Web.Tests.Platform.Calendars;

/// <summary>What one of the programs of tests/support/calendars read out of an event.</summary>
public sealed record ReadEvent(string Method, string Start, string End, string Zone, string Summary, string Description, string Location, string Uid, int Sequence, string Status, string Organizer, string OrganizerName, IReadOnlyList<ReadAttendee> Attendees);

public sealed record ReadAttendee(string Address, string Name, string Answer);

/// <summary>The three programs of others that read calendars; one process of each for all events.</summary>
internal static class CalendarReaders
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Folder => Environment.GetEnvironmentVariable("UPWARD_TEST_CALENDARS");

    private static readonly Dictionary<string, string[]> Programs = new()
    {
        ["ical.js"] = ["node", "icaljs.mjs"],
        // Debian's own Python, for which Debian's packages are.
        ["icalendar"] = ["/usr/bin/python3", "icalendar_reader.py"],
        ["evolution-data-server"] = ["/usr/bin/python3", "evolution_reader.py"],
    };

    public static IEnumerable<string> Names => Programs.Keys;

    /// <returns>A line for each text: a <see cref="ReadEvent"/> in JSON, or an error.</returns>
    public static async Task<List<string>> ReadAsync(string reader, IReadOnlyList<string> texts)
    {
        var command = Programs[reader];
        var start = new ProcessStartInfo(command[0], [Path.Combine(Folder!, command[1])]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new System.Text.UTF8Encoding(false), StandardOutputEncoding = System.Text.Encoding.UTF8 };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = Process.Start(start)!;
        var trouble = process.StandardError.ReadToEndAsync();
        var writing = WriteAsync(process, texts);
        var answers = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line) answers.Add(line);
        await writing;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0 && answers.Count == texts.Count, $"{reader} ended with {process.ExitCode} after {answers.Count} of {texts.Count} events:\n{await trouble}");
        return answers;
    }

    private static async Task WriteAsync(Process process, IReadOnlyList<string> texts)
    {
        foreach (var text in texts) await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { text }));
        process.StandardInput.Close();
    }
}
