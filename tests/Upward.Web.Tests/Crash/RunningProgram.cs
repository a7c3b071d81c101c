using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Upward.Web.Tests.Crash;

/// <summary>The built program as a process of its own, that can be killed as a machine would: without a word.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 32 };

    private RunningProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }
    public TimeSpan StartedIn { get; private set; }

    public static async Task<RunningProgram> StartAsync(string folder, string log, IReadOnlyDictionary<string, string>? more = null)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Upward.Web.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["UPWARD__DATAFOLDER"] = folder;
        start.Environment["UPWARD__DATABASE"] = "";
        start.Environment["UPWARD__LIMITS__REQUESTSPERMINUTE"] = "1000000";
        start.Environment["LOGGING__LOGLEVEL__DEFAULT"] = "Warning";
        foreach (var (name, value) in more ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var program = new RunningProgram(process, address);
        await program.UntilReadyAsync();
        program.StartedIn = watch.Elapsed;
        return program;

        void Keep(string? line)
        {
            if (line is null) return;
            lock (process) File.AppendAllText(log, line + "\n");
        }
    }

    public Browser NewBrowser(Cookie session)
    {
        var browser = new Browser(_handler, Address);
        browser.Keep(session);
        return browser;
    }

    /// <summary>kill -9, by the id of this process.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient(_handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(90))
        {
            Assert.False(_process.HasExited, $"the program ended by itself with code {(_process.HasExited ? _process.ExitCode : 0)}");
            try
            {
                if ((await client.GetAsync(new Uri(Address, "/healthz/ready"))).IsSuccessStatusCode) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
            await Task.Delay(50);
        }
        Assert.Fail("the program was not ready within 90 seconds");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        _handler.Dispose();
    }
}
