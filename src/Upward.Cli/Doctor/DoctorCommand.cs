using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Upward.Cli.Arguments;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Cli.Doctor;

/// <summary>`upward doctor`: each examination says what it found; none stops the others.</summary>
internal sealed class DoctorCommand : ICommand
{
    public static readonly Option[] Options =
    [
        new("--data", "DIR", "the data folder (default: setting Upward:DataFolder, else ./data)"),
        new("--server", "ADDRESS", "where the running server answers (default: the public address)"),
        new("--json", null, "write the findings for programs"),
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var given = OptionValues.Parse("doctor", Options, arguments);
        var findings = await ExamineAsync(Settings(given["--data"]), given["--server"], ct);
        var healthy = findings.All(f => f.Health != Health.Bad);
        await terminal.Out.WriteLineAsync(given.Has("--json") ? AsJson(findings, healthy) : AsText(findings, healthy));
        return healthy ? ExitCode.Done : ExitCode.SomethingIsWrong;
    }

    private static async Task<List<Finding>> ExamineAsync(UpwardSettings settings, string? server, CancellationToken ct)
    {
        var findings = new List<Finding> { Machine.Program() };
        DatabaseChoice choice;
        try
        {
            PublicAddress.Parse(settings.PublicAddress);
            choice = DatabaseChoice.From(settings);
            findings.Add(Finding.Good("settings", $"{settings.PublicAddress}, {(choice.IsPostgres ? "PostgreSQL" : "SQLite")}, data folder {choice.DataFolder}"));
        }
        catch (Exception error) when (error is RefusedToStartException or ArgumentException or UriFormatException)
        {
            findings.Add(Finding.Bad("settings", error.Message));
            return findings;
        }

        using var folder = DataFolder.Open(choice);
        findings.Add(folder.Finding);
        findings.Add(Machine.Disk(choice.DataFolder));
        findings.Add(Machine.TimeZones(choice.DataFolder));
        var mail = settings.Smtp.Host.Length > 0 ? settings.Smtp : null;
        if (folder.IsInUse && !choice.IsPostgres)
            findings.Add(await RunningServer.AskAsync(server ?? settings.PublicAddress, ct));
        else if (choice.IsPostgres || File.Exists(Path.Combine(choice.DataFolder, "upward.db")))
            mail = await Database.ExamineAsync(choice, findings, ct) is { } stored && mail is null ? stored : mail;
        else
            findings.Add(Finding.Note("database", "There is no database here yet; the first start makes it."));
        findings.Add(await Mail.ReachAsync(mail, serverIsRunning: folder.IsInUse, ct));
        return findings;
    }

    private static UpwardSettings Settings(string? folder)
    {
        var settings = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build().GetSection(UpwardSettings.Section).Get<UpwardSettings>() ?? new();
        if (folder is not null) settings.DataFolder = folder;
        return settings;
    }

    private static string AsText(List<Finding> findings, bool healthy)
    {
        var lines = findings.Select(f => $"{Mark(f.Health)}  {f.Name.PadRight(12)}{f.Text}");
        return string.Join('\n', [.. lines, "", healthy ? "Nothing is wrong." : "Something is wrong: see the lines marked BAD."]);
    }

    private static string Mark(Health health) => health switch { Health.Good => "ok  ", Health.Note => "note", _ => "BAD " };

    private static string AsJson(List<Finding> findings, bool healthy) => JsonSerializer.Serialize(
        new { healthy, findings = findings.Select(f => new { name = f.Name, state = f.Health switch { Health.Good => "good", Health.Note => "note", _ => "bad" }, text = f.Text }) }, Json);
}
