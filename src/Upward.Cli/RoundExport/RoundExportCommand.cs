using System.Globalization;
using System.Text.RegularExpressions;
using Upward.Cli.Arguments;
using Upward.Cli.Demo;
using Upward.Cli.Faults;
using Upward.Cli.Output;
using Upward.Web.Features.Matching.Rounds;

namespace Upward.Cli.RoundExport;

/// <summary>`upward round export`: a round of the web as a run record, for whoever has the host.</summary>
internal sealed partial class RoundExportCommand : ICommand
{
    internal static readonly Option[] Options =
    [
        new("ROUND", null, "the address of the round's page, as the browser shows it", Required: true),
        new("--out", "FILE", "where the record goes", Required: true),
        DemoHelp.Data,
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = OptionValues.Parse("round export", Options, arguments);
        var (programme, number) = Round(options["ROUND"]!);
        var file = options["--out"]!;
        OutputFiles.RefuseUnusable("round export", [], [("--out", file)]);
        await using var installation = await Installation.OpenAsync("round export", options["--data"], ct);
        var found = await installation.Get<ExportRound>().ExecuteOnHostAsync(programme, number, ct);
        if (!found.Succeeded) throw new RefusedException($"upward round export: in this installation there is no solved round at {Shown.Quoted(options["ROUND"]!)}. Is it the right data folder?");

        var files = new OutputFiles("round export", ownerOnly: true);
        files.Add(file, to => to.Write(found.Value.Record));
        files.Write();
        await terminal.Out.WriteLineAsync($"""
            Wrote {file}: round {found.Value.Number} of {Shown.Quoted(found.Value.Programme)}, {Shown.Plain(found.Value.Organisation)}.
            The file holds who takes part and what they keep private, such as whom they do not want to be paired with. Keep it as safe as the database;
            do not hand it to people of the organisation. The export stands in the audit log.
            `upward verify-round {Shown.Plain(file, 300)}` checks it.
            """);
        return ExitCode.Done;
    }

    private static (Guid Programme, int Number) Round(string address) =>
        Address().Match(address) is { Success: true } match && int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (Guid.Parse(match.Groups[1].Value), number)
            : throw new RefusedException($"upward round export: found {Shown.Quoted(address)}, expected the address of a round's page, such as programmes/0197f0c2-0000-7000-8000-000000000000/rounds/3.");

    [GeneratedRegex("(?:^|/)programmes/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/rounds/([0-9]{1,9})(?:[/?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
