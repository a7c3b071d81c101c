using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

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
