using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.TimeZones;
using Upward.Web.Platform.Calendars;

namespace Upward.Cli.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("upward-doctor-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<Ran> Examine(params string[] more) => MatchFolder.RunAsync(CancellationToken.None, ["doctor", "--data", _folder, .. more]);

    [Fact]
    public async Task Before_the_first_start_nothing_is_wrong_and_nothing_is_made()
    {
        var ran = await Examine();

        Assert.Equal(0, ran.Exit);
        Assert.Contains("There is no database here yet", ran.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Programs_get_the_same_as_json()
    {
        var ran = await Examine("--json");

        using var json = JsonDocument.Parse(ran.Out);
        Assert.True(json.RootElement.GetProperty("healthy").GetBoolean());
        var names = json.RootElement.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("name").GetString()).ToList();
        Assert.Equal(["program", "settings", "data folder", "disk", "time zones", "database", "mail"], names);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_so()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "upward.db"), new string('x', 8192));

        var ran = await Examine();

        Assert.Equal(4, ran.Exit);
        Assert.Contains("BAD   database", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_server_is_asked_about_its_database()
    {
        using var held = Hold();
        using var server = new OneAnswer("200 OK", """{"status":"ok","checks":{"database":"SQLite","journalMode":"truncate"}}""");

        var ran = await Examine("--server", server.Address);

        Assert.Equal(0, ran.Exit);
        Assert.Contains("the server is ready: database SQLite, journalMode truncate", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_ready_is_a_fault()
    {
        using var held = Hold();
        using var server = new OneAnswer("503 Service Unavailable", """{"status":"not ready","checks":{"pendingMigrations":1}}""");

        var ran = await Examine("--server", server.Address);

        Assert.Equal(4, ran.Exit);
        Assert.Contains("not ready: pendingMigrations 1", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_folder_without_an_answering_server_is_a_fault_with_its_way_out()
    {
        using var held = Hold();

        var ran = await Examine("--server", "http://127.0.0.1:1");

        Assert.Equal(4, ran.Exit);
        Assert.Contains("Name it with --server", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_time_zone_database_is_named_an_older_one_is_a_note_and_a_broken_one_a_fault()
    {
        var (file, own) = (Path.Combine(_folder, Zones.FileName), TzdbDateTimeZoneSource.Default.TzdbVersion);
        Assert.Contains($"times are counted with {own}, which this release brings", (await Examine()).Out, StringComparison.Ordinal);

        await LayAsync("2099a");
        Assert.Contains($"times are counted with 2099a of {file}", (await Examine()).Out, StringComparison.Ordinal);

        await LayAsync("2001a");
        var older = await Examine();
        Assert.Equal(0, older.Exit);
        Assert.Contains($"{file} is 2001a, older than {own}, which this release brings: it is not used and can be deleted.", older.Out, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "<html>Not found</html>");
        var broken = await Examine();
        Assert.Equal(4, broken.Exit);
        Assert.Contains($"The time zone database {file} cannot be read", broken.Out, StringComparison.Ordinal);

        // The release's own, under another name.
        async Task LayAsync(string version)
        {
            await using var stream = typeof(DateTimeZone).Assembly.GetManifestResourceStream("NodaTime.TimeZones.Tzdb.nzd")!;
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Encoding.ASCII.GetBytes(version).CopyTo(bytes.GetBuffer(), bytes.GetBuffer().AsSpan().IndexOf(Encoding.ASCII.GetBytes(own)));
            await File.WriteAllBytesAsync(file, bytes.ToArray());
        }
    }

    [Fact]
    public async Task A_wrong_option_is_refused()
    {
        var ran = await Examine("--jsn");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("did you mean", ran.Error, StringComparison.Ordinal);
    }

    /// <summary>As a server does.</summary>
    private FileStream Hold() => new(Path.Combine(_folder, "upward.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private sealed class OneAnswer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public OneAnswer(string status, string body)
        {
            _listener.Start();
            _ = AnswerAsync(status, body);
        }

        public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        private async Task AnswerAsync(string status, string body)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            await stream.ReadExactlyAsync(new byte[4]);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        }

        public void Dispose() => _listener.Dispose();
    }
}
