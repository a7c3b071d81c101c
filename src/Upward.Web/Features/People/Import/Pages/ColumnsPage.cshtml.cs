using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.People.Import.Pages;

[OrganisationAdminsOnly]
public sealed class ColumnsPage(ChooseColumns choose, AppDb db, CurrentPerson person, Texts texts) : PageModel
{
    public sealed class Column
    {
        public Field Field { get; set; }
        public string? CustomName { get; set; }
    }

    [BindProperty] public List<Column> Columns { get; set; } = [];
    [BindProperty] public ManagerBy ManagerBy { get; set; }
    [BindProperty] public DateOrder DateOrder { get; set; }
    [BindProperty] public string? Separator { get; set; }

    public ImportRun Run { get; private set; } = null!;
    public CsvTable Table { get; private set; } = null!;
    /// <summary>The earlier import whose mapping stands here.</summary>
    public TakenFrom? TakenFrom { get; private set; }
    public bool AsksDateOrder { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid runId, CancellationToken ct)
    {
        if (!await LoadAsync(runId, ct)) return NotFound();
        if (Run.IsAccepted) return Redirect(Url.Content($"~/people/import/{runId}"));
        var mapping = ImportChoices.FromJson(Run.Mapping).Mapping;
        (ManagerBy, DateOrder, Separator) = (mapping.ManagerBy, mapping.DateOrder, mapping.Separator);
        Columns = [.. Enumerable.Range(0, Table.Columns).Select(c => mapping.Columns.FirstOrDefault(m => m.Column == c)).Select(m => new Column { Field = m?.Field ?? Field.Ignore, CustomName = m?.CustomName })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid runId, CancellationToken ct)
    {
        if (!await LoadAsync(runId, ct) || Run.IsAccepted) return NotFound();
        var before = ImportChoices.FromJson(Run.Mapping);
        var uses = Columns.Take(Table.Columns).Select((c, i) => new ColumnUse(i, c.Field, c.Field == Field.Custom ? NameOf(c, i) : null)).ToList();
        var mapping = new ColumnMapping(uses) { ManagerBy = ManagerBy, DateOrder = DateOrder, Separator = Separator is { Length: <= 5 } s ? s : "" };
        var ranks = mapping.ColumnOf(Field.Level) == before.Mapping.ColumnOf(Field.Level) ? before.LevelRanks : NewLevels.Guess(Table, Run.HeaderRow, mapping);
        var outcome = await choose.ExecuteAsync(runId, before with { Mapping = mapping, LevelRanks = ranks, Headings = SavedMapping.HeadingsOf(Table, Run.HeaderRow) }, ct);
        if (outcome.IsNotFound) return NotFound();
        if (outcome.Succeeded) return Redirect(Url.Content($"~/people/import/{runId}/preview"));
        ModelState.Clear();
        ModelState.Add(outcome, texts);
        return this.Again();
    }

    public async Task<IActionResult> OnPostGuessAsync(Guid runId, CancellationToken ct) =>
        (await choose.GuessAsync(runId, ct)).IsNotFound ? NotFound() : Redirect(Url.Content($"~/people/import/{runId}/columns"));

    /// <summary>Three values that show what a column holds.</summary>
    public string Sample(int column) => string.Join(" · ", Table.Below(Run.HeaderRow).Select(r => r.Cell(column)).Where(v => v.Length > 0).Distinct().Take(3).Select(v => v.Length > 32 ? v[..31] + "…" : v));

    /// <summary>The heading is a good name for an own field when none is typed.</summary>
    private string NameOf(Column column, int index) => string.IsNullOrWhiteSpace(column.CustomName) ? Table.Heading(Run.HeaderRow, index) : column.CustomName.Trim();

    private async Task<bool> LoadAsync(Guid runId, CancellationToken ct)
    {
        if (await db.ImportRuns.AsNoTracking().WorkableBy(person).SingleOrDefaultAsync(r => r.Id == runId, ct) is not { } run || run.Content.Length == 0) return false;
        (Run, Table) = (run, run.Reading().Table!);
        TakenFrom = ImportChoices.FromJson(run.Mapping).TakenFrom;
        var date = ImportChoices.FromJson(run.Mapping).Mapping.ColumnOf(Field.EmploymentStart);
        AsksDateOrder = date is { } c && Dates.Evidence(Table.Below(run.HeaderRow).Select(r => r.Cell(c))) is DateEvidence.Ambiguous or DateEvidence.Contradictory;
        return true;
    }
}
