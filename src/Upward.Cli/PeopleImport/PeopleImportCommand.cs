using Microsoft.EntityFrameworkCore;
using Upward.Cli.Arguments;
using Upward.Cli.Demo;
using Upward.Cli.Faults;
using Upward.Cli.Files;
using Upward.Web.Data;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;
using Upward.Web.Platform.Text;

namespace Upward.Cli.PeopleImport;

/// <summary>`upward people import`: the same reading, plan and commit as the pages, for a nightly file from the HR system.</summary>
internal sealed class PeopleImportCommand : ICommand
{
    private const string Name = "people import";

    internal static readonly Option[] Options =
    [
        new("--file", "FILE", "the staff list: CSV, or an Excel workbook (.xlsx)", Required: true),
        new("--sheet", "NAME", "which sheet of a workbook; the first one when left out"),
        new("--organisation", "NAME", "whose directory; may be left out when there is one"),
        new("--mapping", "JSON", "what the columns mean, as the preview page gives it; otherwise as last time, or guessed"),
        new("--without-manager", null, "a row whose manager is unknown comes in without the manager instead of being left out"),
        new("--missing-leave", null, "people who are not in the file are marked as left"),
        new("--empty-clears", null, "an empty cell empties the field"),
        new("--dry-run", null, "say what would happen and store nothing"),
        DemoHelp.Data,
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = OptionValues.Parse(Name, Options, arguments);
        var content = await InputFile.ReadAsync(Name, options["--file"]!, ct);
        var mapping = options["--mapping"] is { } file ? MappingFile.Read(file, await InputFile.ReadAsync(Name, file, ct)) : null;
        await using var installation = await Installation.OpenAsync(Name, options["--data"], ct);
        await OrganisationAtHand.ChooseAsync(installation, Name, options["--organisation"], ct);
        var texts = installation.Get<Texts>();

        var read = await installation.Get<UploadStaffList>().ReadAsync(options["--file"]!, content, ct, options["--sheet"] ?? "");
        if (!read.Succeeded) throw texts.Refused(Name, read.Result);
        var run = read.Value;
        Choose(run, options, texts, mapping);
        var plan = (await installation.Get<PreviewImport>().OfAsync(run, ct)).Plan;
        await terminal.Out.WriteLineAsync(PlanReport.Text(plan, texts));
        // A nightly file that brings nothing new is no mistake.
        var nothing = !plan.ChangesAnything && plan.Questions.Count == 0;
        if (options.Has("--dry-run") || nothing)
        {
            if (nothing) await terminal.Out.WriteLineAsync(texts["import.nothingToDo"]);
            return ExitCode.Done;
        }
        await installation.Get<UploadStaffList>().KeepAsync(run, ct);
        var commit = await installation.Get<CommitImport>().ExecuteAsync(run.Id, plan.Digest, ct);
        if (!commit.Succeeded) throw texts.Refused(Name, commit.Result);
        var db = installation.Get<AppDb>();
        await installation.Get<LongTaskRunner>().RunAsync(db.OrganisationId, commit.Value.Id, ct);
        var task = await db.LongTasks.AsNoTracking().SingleAsync(t => t.Id == commit.Value.Id, CancellationToken.None);
        if (task.End != LongTaskEnd.Done) throw new RefusedException($"upward {Name}: " + (task.FailureKey.Length > 0 ? texts[task.FailureKey, ("id", task.FailureDetail), ("detail", task.FailureDetail)] : texts["task.cancelled"]));
        await terminal.Out.WriteLineAsync("Imported. The import can be undone on its page, People > Import.");
        return ExitCode.Done;
    }

    /// <summary>The mapping of the file, with the switches on top of what it says.</summary>
    private static void Choose(ImportRun run, OptionValues options, Texts texts, ImportChoices? mapping)
    {
        var found = ImportChoices.FromJson(run.Mapping);
        if (mapping is { Headings.Count: > 0 } && !SavedMapping.SameHeadings(mapping.Headings, found.Headings))
            throw texts.Refused(Name, Outcome.Refused("import.mapping.otherFile", ("expected", Line(mapping.Headings)), ("found", Line(found.Headings))));
        var choices = mapping ?? found;
        choices = choices with
        {
            Headings = found.Headings,
            ImportWithoutManager = choices.ImportWithoutManager || options.Has("--without-manager"),
            MissingPeopleLeave = choices.MissingPeopleLeave || options.Has("--missing-leave"),
            EmptyCellsClear = choices.EmptyCellsClear || options.Has("--empty-clears"),
        };
        var faults = choices.Mapping.Faults().Select(ChooseColumns.Say).ToList();
        if (faults.Count > 0) throw texts.Refused(Name, Outcome.Refused(faults));
        run.MapColumns(choices.ToJson());
    }

    private static string Line(IEnumerable<string> headings) => string.Join(", ", headings.Take(12).Select(h => Shown.Plain(h)));
}
