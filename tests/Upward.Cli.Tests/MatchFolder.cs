using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Upward.Cli.Tests;

/// <summary>A folder with three input files, and `upward match` run on it through the real entry point.</summary>
public sealed class MatchFolder : IDisposable
{
    public const string Juniors = "Id,Knows,Places\nJ1,Go; Python,1\nJ2,SQL,1\nJ3,Chess,1\n";
    public const string Seniors = "Id,Wants\nS1,go; sql\nS2,SQL\n";

    public const string Rules = """
        {
          "objective": "people-first",
          "mentor": { "id": "Id", "capacity": "Places", "separator": ";" },
          "mentee": { "id": "Id", "separator": ";" },
          "rules": [ { "kind": "requireOverlap", "mentorColumn": "Knows", "menteeColumn": "Wants" } ],
          "criteria": [ { "name": "Topics", "kind": "setOverlap", "mentorColumn": "Knows", "menteeColumn": "Wants", "points": 10 } ]
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("upward-cli-").FullName;

    public MatchFolder(string juniors = Juniors, string seniors = Seniors, string rules = Rules)
    {
        Write("juniors.csv", juniors);
        Write("seniors.csv", seniors);
        Write("rules.json", rules);
    }

    public string this[string name] => Path.Combine(folder, name);

    public void Write(string name, string text) => File.WriteAllText(this[name], text, new UTF8Encoding(false));

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(this[name], bytes);

    public string Read(string name) => File.ReadAllText(this[name]);

    public string[] Files() => [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public string[] Arguments(params string[] more) =>
    [
        "match", "--mentors", this["juniors.csv"], "--mentees", this["seniors.csv"], "--rules", this["rules.json"],
        "--out", this["pairs.csv"], .. more,
    ];

    public Task<Ran> MatchAsync(params string[] more) => RunAsync(CancellationToken.None, Arguments(more));

    public Task<Ran> MatchAsync(CancellationToken ct, params string[] more) => RunAsync(ct, Arguments(more));

    public static async Task<Ran> RunAsync(CancellationToken ct, params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await CommandLine.RunAsync(arguments, output, error, errorIsTerminal: false, ct);
        return new Ran(exit, output.ToString(), error.ToString());
    }

    /// <summary>Runs with --json and reads it.</summary>
    public async Task<JsonElement> ResultAsync(params string[] more)
    {
        var ran = await MatchAsync(["--json", this["result.json"], .. more]);
        Assert.True(ran.Exit == 0, ran.Error);
        return JsonDocument.Parse(Read("result.json")).RootElement;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <param name="Error">What stood on stderr; file names are full paths.</param>
public sealed record Ran(int Exit, string Out, string Error);
