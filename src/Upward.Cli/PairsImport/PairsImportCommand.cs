using Microsoft.EntityFrameworkCore;
using Upward.Cli.Arguments;
using Upward.Cli.Demo;
using Upward.Cli.Faults;
using Upward.Cli.Files;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships.Import;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Cli.PairsImport;

/// <summary>`upward pairs import`: the same reading, plan and commit as the page of the programme.</summary>
internal sealed class PairsImportCommand : ICommand
{
    private const string Name = "pairs import";

    internal static readonly Option[] Options =
    [
        new("--file", "FILE", "the pairs: CSV, or an Excel workbook (.xlsx)", Required: true),
        new("--programme", "NAME", "into which programme; may be left out when there is one"),
        new("--sheet", "NAME", "which sheet of a workbook; the first one when left out"),
        new("--dates", "ORDER", "day-first or month-first, for dates such as 03/04/2025"),
        new("--organisation", "NAME", "whose programme; may be left out when there is one"),
        new("--dry-run", null, "say what would happen and store nothing"),
        DemoHelp.Data,
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = OptionValues.Parse(Name, Options, arguments);
        var content = await InputFile.ReadAsync(Name, options["--file"]!, ct);
        var dates = options["--dates"] switch
        {
            null => DateOrder.FromEvidence, "day-first" => DateOrder.DayFirst, "month-first" => DateOrder.MonthFirst,
            var other => throw new RefusedException($"upward {Name}: --dates is day-first or month-first, not {Shown.Quoted(other)}."),
        };
        await using var installation = await Installation.OpenAsync(Name, options["--data"], ct);
        await OrganisationAtHand.ChooseAsync(installation, Name, options["--organisation"], ct);
        var (texts, import) = (installation.Get<Texts>(), installation.Get<ImportPairs>());
        var programme = await ProgrammeAsync(installation, options["--programme"], ct);

        var preview = await import.PreviewAsync(programme, content, Choices(texts, content, options["--sheet"] ?? "", dates), ct);
        if (!preview.Succeeded) throw texts.Refused(Name, preview.Result);
        var (file, plan) = preview.Value;
        if (file.Missing.ToList() is { Count: > 0 } missing)
            throw new RefusedException($"upward {Name}: no column for {string.Join(", ", missing.Select(c => Shown.Quoted(texts["pairs.import.column." + c])))}. The row of headings has to name it.");
        await terminal.Out.WriteLineAsync(PairPlanText.Of(plan, texts));
        if (plan.DatesAsk is { } example) throw new RefusedException($"upward {Name}: {Shown.Quoted(example)} can be read both ways. Say --dates day-first or --dates month-first.");
        // A nightly file that brings nothing new is no mistake.
        if (options.Has("--dry-run") || !plan.CanCommit) return ExitCode.Done;
        var done = await import.CommitAsync(programme, Path.GetFileName(options["--file"]!), content, file.Choices, plan.Digest, ct);
        if (!done.Succeeded) throw texts.Refused(Name, done.Result);
        await terminal.Out.WriteLineAsync("Imported. The import can be undone on its page, Pairs > Import pairs.");
        return ExitCode.Done;
    }

    private static PairChoices Choices(Texts texts, byte[] content, string sheet, DateOrder dates)
    {
        if (sheet.Length == 0)
        {
            var first = PairFile.Read(content, null);
            return first.Succeeded ? first.Value.Choices with { DateOrder = dates } : throw texts.Refused(Name, first.Result);
        }
        var reading = Web.Platform.Csv.TableReading.Read(content, sheet);
        return reading.Table is { } table ? PairColumns.Guess(reading, table) with { DateOrder = dates } : throw texts.Refused(Name, UploadStaffList.Say(reading.Refusal!));
    }

    private static async Task<Guid> ProgrammeAsync(Installation installation, string? name, CancellationToken ct)
    {
        var all = await installation.Get<AppDb>().Programmes.AsNoTracking().ManageableBy(installation.Get<CurrentPerson>()).OrderBy(p => p.Name).Select(p => ValueTuple.Create(p.Id, p.Name)).ToListAsync(ct);
        return OnlyOne.Of(Name, "programme", all, name, "there is no programme yet.");
    }
}
