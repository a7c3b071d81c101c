using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Skills;

/// <summary>The taxonomy as CSV: name, category, other words. The import reads the same file back.</summary>
[UseCase]
public sealed class ExportSkills(AppDb db, CurrentPerson person)
{
    public async Task<Outcome<byte[]>> ExecuteAsync(CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        var skills = await db.Skills.AsNoTracking().Where(s => s.RetiredAt == null).OrderBy(s => s.Category).ThenBy(s => s.Name).ToListAsync(ct);
        var text = new StringBuilder(SafeCsv.Line(["name", "category", "synonyms"]));
        foreach (var skill in skills) text.Append(SafeCsv.Line([skill.Name, skill.Category, string.Join("; ", skill.Synonyms)]));
        return SafeCsv.File(text.ToString());
    }
}

public sealed record ImportedSkills(int Added, int Changed, int Same);

/// <summary>
/// Reads such a file: a name that is known is changed, another one added; nothing is removed. All rows or none, so that a
/// half-read file never has to be cleaned up by hand.
/// </summary>
[UseCase]
public sealed class ImportSkills(AppDb db, AuditLog audit, CurrentPerson person)
{
    private const int MostRows = 5_000;

    public async Task<Outcome<ImportedSkills>> ExecuteAsync(byte[] content, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        if (CsvReading.Read(content).Table is not { } table) return Outcome.RefusedAt("File", "skills.refused.noCsv");
        var header = table.Rows[0];
        var (name, category, synonyms) = (Column(header, "name"), Column(header, "category"), Column(header, "synonyms"));
        if (name < 0 || category < 0) return Outcome.RefusedAt("File", "skills.refused.columns");
        if (table.Rows.Count > MostRows) return Outcome.RefusedAt("File", "skills.refused.manyRows", ("max", MostRows));

        var known = await db.Skills.ToListAsync(ct);
        var result = new ImportedSkills(0, 0, 0);
        foreach (var row in table.Below(header.Number))
        {
            var facts = new SkillFacts(Unfenced(row.Cell(name)), Unfenced(row.Cell(category)), synonyms < 0 ? [] : Unfenced(row.Cell(synonyms)).Split(';')).Tidy();
            var same = known.Find(s => PlainWords.Of(s.Name) == PlainWords.Of(facts.Name));
            var outcome = facts.CheckAgainst(known.Where(s => s != same).Select(s => new SkillWords(s.Id, s.Name, s.Category, s.Synonyms)));
            if (!outcome.Succeeded) return Outcome.RefusedAt("File", "skills.refused.row", ("row", row.Number), ("why", outcome.Refusals[0].Message));
            result = Apply(facts, same, known, result);
        }
        audit.Record("skills.imported", details: result);
        await db.SaveChangesAsync(ct);
        return result;
    }

    private ImportedSkills Apply(SkillFacts facts, Skill? same, List<Skill> known, ImportedSkills sofar)
    {
        if (same is null)
        {
            var skill = Skill.Of(db.OrganisationId, facts.Name, facts.Category, facts.Synonyms);
            db.Skills.Add(skill);
            known.Add(skill);
            return sofar with { Added = sofar.Added + 1 };
        }
        if (same.Name == facts.Name && same.Category == facts.Category && same.Synonyms.SequenceEqual(facts.Synonyms)) return sofar with { Same = sofar.Same + 1 };
        same.Change(facts.Name, facts.Category, facts.Synonyms);
        return sofar with { Changed = sofar.Changed + 1 };
    }

    private static int Column(CsvRow header, string heading) => Array.FindIndex(header.Cells, c => PlainWords.Of(c) == heading);

    /// <summary>The export puts an apostrophe before what a spreadsheet would run; it comes off again.</summary>
    private static string Unfenced(string cell) => cell.StartsWith('\'') && SafeCsv.StartsFormula(cell[1..]) ? cell[1..] : cell;
}
