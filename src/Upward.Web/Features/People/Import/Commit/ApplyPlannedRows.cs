using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.People.Import;

/// <summary>
/// Carries out some rows of a plan inside the caller's transaction. The directory may have changed since the plan was
/// accepted: a row that no longer fits is kept out and says why, nothing is overwritten.
/// </summary>
[UseCase]
public sealed class ApplyPlannedRows(AppDb db, TimeProvider clock)
{
    public async Task ExecuteAsync(Guid runId, IReadOnlyList<PlannedRow> rows, LevelScale levels, CancellationToken ct)
    {
        var ids = rows.Select(r => r.PersonId).ToList();
        var people = await db.People.Include(p => p.DottedLines).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var taken = await TakenAsync(rows, ct);
        var managers = await ManagersAsync(rows, ct);
        foreach (var row in rows)
        {
            var kept = Refusal(row, people.GetValueOrDefault(row.PersonId), taken);
            if (kept is null) Apply(row, people, managers, levels);
            // A new person whose manager went away in the meantime comes in without one: half a row is better than a broken line.
            if (kept is null && ManagerOf(row) is { } manager && !managers.Contains(manager)) kept = "import.kept.managerGone";
            Record(runId, row, kept);
        }
        await db.SaveChangesAsync(ct);
    }

    private static string? Refusal(PlannedRow row, Person? person, HashSet<(string, string)> taken)
    {
        if (row.Changes.Any(c => c.After is not null && taken.Contains((c.Field, Key(c.After))))) return "import.kept.taken";
        if (row.Action == RowAction.Create) return person is null ? null : "import.kept.taken";
        if (person is null) return "import.kept.gone";
        var now = PersonChanges.Snapshot(person);
        return row.Changes.All(c => now.TextOf(c.Field) == c.Before || now.TextOf(c.Field) == c.After) ? null : "import.kept.changedMeanwhile";
    }

    private void Apply(PlannedRow row, Dictionary<Guid, Person> people, HashSet<Guid> managers, LevelScale levels)
    {
        var after = row.Changes.Select(c => KeyValuePair.Create(c.Field, c.After)).ToList();
        if (!people.TryGetValue(row.PersonId, out var person))
        {
            person = Person.Add(db.OrganisationId, PersonChanges.Apply(new(), after, levels), clock.GetUtcNow(), row.PersonId);
            db.People.Add(person);
        }
        else if (after.Exists(c => c.Key is not (PersonField.Manager or PersonField.DottedLines or PersonField.Status)))
            person.Change(PersonChanges.Apply(person.Facts(), after, levels));

        foreach (var (field, value) in after)
        {
            if (field == PersonField.Manager && value is null) person.ReportTo(null);
            else if (field == PersonField.Manager && managers.Contains(Guid.Parse(value!))) person.ReportTo(Guid.Parse(value!));
            else if (field == PersonField.Status && value == PersonField.Left) person.Leave(clock.GetUtcNow());
            else if (field == PersonField.Status) person.Return();
        }
    }

    private void Record(Guid runId, PlannedRow row, string? kept)
    {
        var kind = row.Action switch { RowAction.Create => ImportedChangeKind.Created, RowAction.Leave => ImportedChangeKind.Left, _ => ImportedChangeKind.Updated };
        var carriedOut = kept is null or "import.kept.managerGone";
        var changes = carriedOut ? row.Changes.Where(c => kept is null || c.Field != PersonField.Manager).ToList() : [];
        var change = ImportedChange.Of(db.OrganisationId, runId, row.Row, row.PersonId, kind,
            carriedOut ? PersonChanges.Json(changes, c => c.Before) : "", carriedOut ? PersonChanges.Json(changes, c => c.After) : "");
        if (kept is not null) change.Keep(kept);
        db.ImportedChanges.Add(change);
    }

    /// <summary>E-mails and ids of these rows that somebody else has by now.</summary>
    private async Task<HashSet<(string, string)>> TakenAsync(IReadOnlyList<PlannedRow> rows, CancellationToken ct)
    {
        string[] Of(string field) => [.. rows.SelectMany(r => r.Changes).Where(c => c.Field == field && c.After is not null).Select(c => c.After!).Distinct()];
        var emails = Of(PersonField.Email).Select(e => Person.KeyOf(e)).ToList();
        var ids = Of(PersonField.EmployeeId);
        var owners = await db.People.AsNoTracking().Where(p => emails.Contains(p.EmailKey) || ids.Contains(p.EmployeeId))
            .Select(p => new { p.Id, p.EmailKey, p.EmployeeId }).ToListAsync(ct);
        var taken = new HashSet<(string, string)>();
        foreach (var row in rows)
            foreach (var owner in owners.Where(o => o.Id != row.PersonId))
                foreach (var change in row.Changes)
                    if (change.Field == PersonField.Email && owner.EmailKey == Key(change.After) || change.Field == PersonField.EmployeeId && owner.EmployeeId == change.After)
                        taken.Add((change.Field, Key(change.After)));
        return taken;
    }

    private async Task<HashSet<Guid>> ManagersAsync(IReadOnlyList<PlannedRow> rows, CancellationToken ct)
    {
        var wanted = rows.Select(ManagerOf).OfType<Guid>().Distinct().ToList();
        var there = (await db.People.AsNoTracking().Where(p => wanted.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        there.UnionWith(rows.Where(r => r.Action == RowAction.Create).Select(r => r.PersonId));
        return there;
    }

    private static Guid? ManagerOf(PlannedRow row) => row.Changes.FirstOrDefault(c => c.Field == PersonField.Manager)?.After is { } id ? Guid.Parse(id) : null;

    private static string Key(string? text) => text?.ToUpperInvariant() ?? "";
}
