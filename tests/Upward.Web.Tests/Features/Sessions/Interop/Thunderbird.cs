using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Upward.Web.Tests.Platform.Calendars;

namespace Upward.Web.Tests.Features.Sessions.Interop;

/// <summary>What Thunderbird showed for a mail, what it wrote back, and what its calendar held afterwards.</summary>
/// <param name="Bar">What the bar above the message says.</param>
/// <param name="Told">What stands in the message itself.</param>
/// <param name="Done">What it said when the button had done its work; null: none was pressed.</param>
/// <param name="Reply">The answer as it waits in the outbox.</param>
internal sealed record OpenedMail(string Bar, IReadOnlyList<string> Buttons, string Method, int Items, string Told, string? Done, string? Reply, IReadOnlyList<KeptEvent> Events);

internal sealed record KeptEvent(string Uid, string Title, DateTimeOffset Start, DateTimeOffset End, string Zone, int Sequence, string Status, string Location, string Organizer, string OrganizerName, IReadOnlyList<ReadAttendee> Attendees)
{
    public string AnswerOf(string address) => Assert.Single(Attendees, a => a.Address == "mailto:" + address).Answer;
}

/// <summary>A real Thunderbird of one person (tests/support/calendars/thunderbird.mjs): mails are opened in it, and buttons of its own pressed.</summary>
internal sealed class Thunderbird : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _trouble;

    private Thunderbird(Process process) => (_process, _trouble) = (process, process.StandardError.ReadToEndAsync());

    private static string? Program => Environment.GetEnvironmentVariable("UPWARD_TEST_THUNDERBIRD");

    public static void Need() => Assert.SkipWhen(Program is null || CalendarReaders.Folder is null, "UPWARD_TEST_THUNDERBIRD is not set: ./test long thunderbird installs Thunderbird when it runs as root, and sets it.");

    public static Thunderbird Of(string name, string address) => new(Process.Start(new ProcessStartInfo("node", [Path.Combine(CalendarReaders.Folder!, "thunderbird.mjs"), Program!, name, address])
    {
        RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
    })!);

    /// <param name="mail">The whole mail, as a server took it.</param>
    /// <param name="press">A button of the bar, which must be there; null: it is only read.</param>
    public async Task<OpenedMail> OpenAsync(string mail, string? press = null)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { mail, press }));
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() is { } line ? JsonSerializer.Deserialize<OpenedMail>(line, CalendarReaders.Json)! : throw new InvalidOperationException(await _trouble);
    }

    /// <summary>It ends when it is told nothing more, and takes Thunderbird and its folder with it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
