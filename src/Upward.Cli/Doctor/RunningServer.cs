using System.Net;
using System.Text.Json;

namespace Upward.Cli.Doctor;

/// <summary>SQLite belongs to the server while it runs; it answers for its database.</summary>
internal static class RunningServer
{
    public static async Task<Finding> AskAsync(string address, CancellationToken ct)
    {
        const string name = "database";
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var answer = await http.GetAsync(new Uri($"{address.TrimEnd('/')}/healthz/ready"), ct);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable))
                return Finding.Bad(name, $"{address} answers {(int)answer.StatusCode}: is that Upward? Name the server with --server.");
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
            var facts = string.Join(", ", body.RootElement.GetProperty("checks").EnumerateObject().Select(c => $"{c.Name} {c.Value}"));
            return answer.IsSuccessStatusCode ? Finding.Good(name, $"the server is ready: {facts}") : Finding.Bad(name, $"the server is not ready: {facts}");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or UriFormatException or JsonException or KeyNotFoundException)
        {
            ct.ThrowIfCancellationRequested();
            return Finding.Bad(name, $"A server holds the data folder, but none answers at {address}. Name it with --server http://127.0.0.1:PORT.");
        }
    }
}
