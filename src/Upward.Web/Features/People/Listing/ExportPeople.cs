using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People;

/// <summary>The people of a filter (or the chosen ones) as CSV that the import reads back and no spreadsheet runs.</summary>
[UseCase]
public sealed class ExportPeople(AppDb db, CurrentPerson person, FilterPeople filtering, AuditLog audit)
{
    private static readonly string[] Headings =
        ["Employee ID", "Name", "Preferred name", "E-mail", "Job title", "Level", "Department", "Division", "Site", "Country", "Time zone", "Manager e-mail", "Dotted-line managers", "Hire date", "Languages"];

    /// <param name="chosen">Only these, whatever the filter; empty: all that the filter shows.</param>
    public async Task<Outcome<byte[]>> ExecuteAsync(PeopleFilter filter, IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        if (!person.ManagesAny) return Outcome.NotFound;
        var readable = db.People.AsNoTracking().ReadableBy(person);
        var shown = chosen.Count > 0 ? readable.Where(p => EF.Parameter(chosen).Contains(p.Id)) : await filtering.ApplyAsync(readable, filter, ct);
        var people = await FilterPeople.Sorted(shown, filter.Sort).ToListAsync(ct);
        var keys = await db.People.AsNoTracking().ReadableBy(person).Select(p => new { p.Id, Key = p.Email != "" ? p.Email : p.EmployeeId ?? p.Name }).ToDictionaryAsync(p => p.Id, p => p.Key, ct);
        var dotted = (await db.DottedLines.AsNoTracking().ToListAsync(ct)).ToLookup(d => d.PersonId, d => d.ManagerId);

        var custom = people.SelectMany(p => p.CustomFields.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder(SafeCsv.Line(Headings.Concat(custom)));
        foreach (var p in people)
            text.Append(SafeCsv.Line([
                p.EmployeeId ?? "", p.Name, p.PreferredName, p.Email, p.Title, p.LevelName, p.Department, p.Division, p.Site, p.Country, p.TimeZone,
                p.ManagerId is { } m ? keys.GetValueOrDefault(m, "") : "", string.Join("; ", dotted[p.Id].Select(d => keys.GetValueOrDefault(d, "")).Order(StringComparer.Ordinal)),
                p.EmployedSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", string.Join("; ", p.Languages), .. custom.Select(c => p.CustomFields.GetValueOrDefault(c, ""))]));
        audit.Record("people.exported", details: new { people = people.Count, filter = filter.Address() });
        await db.SaveChangesAsync(ct);
        return SafeCsv.File(text.ToString());
    }
}
