using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.People.Import;

/// <summary>From a table and its mapping to what the import would do. Pure: the same input gives the same plan and digest.</summary>
public static class ImportPlanning
{
    public static ImportPlan Plan(CsvTable table, int headerRow, ColumnMapping mapping, DirectorySnapshot directory, ImportOptions options)
    {
        var (dayFirst, questions) = DayOrMonthFirst(table, headerRow, mapping);
        var reading = new RowValues(mapping, directory, dayFirst, FamilyNameFirst(table, headerRow, mapping), options);
        var drafts = table.Below(headerRow).Select(reading.Read).ToList();

        NearValues.Name(drafts, mapping, directory);
        new KnownPeople(directory).Join(drafts, mapping, options);
        new ManagerLines(new(mapping.ManagerBy, directory, drafts), directory, drafts, options.ImportWithoutManager).Settle();

        var rows = drafts.Select(Planned).ToList();
        if (options.MissingPeopleLeave) rows.AddRange(Leavers(directory, drafts, table.Rows[^1].Number));
        var problems = drafts.SelectMany(d => d.Problems).ToList();
        return new(rows, problems, questions, reading.NewLevels, PlanDigest.Of(rows, questions, reading.NewLevels));
    }

    private static (bool DayFirst, List<DateQuestion> Questions) DayOrMonthFirst(CsvTable table, int headerRow, ColumnMapping mapping)
    {
        if (mapping.DateOrder != DateOrder.FromEvidence || mapping.ColumnOf(Field.EmploymentStart) is not { } column) return (mapping.DateOrder == DateOrder.DayFirst, []);
        var values = table.Below(headerRow).Select(r => r.Cell(column)).ToList();
        var evidence = Dates.Evidence(values);
        if (evidence is not (DateEvidence.Ambiguous or DateEvidence.Contradictory)) return (evidence != DateEvidence.MonthFirst, []);
        var open = values.Where(v => Dates.Read(v, true) is { } a && Dates.Read(v, false) is { } b && a != b).ToList();
        return (true, [new(column, open[0], open.Count, evidence == DateEvidence.Contradictory)]);
    }

    /// <summary>One comma in most of the names: payroll's way of writing. A comma here and there is a title.</summary>
    private static bool FamilyNameFirst(CsvTable table, int headerRow, ColumnMapping mapping)
    {
        if (mapping.ColumnOf(Field.Name) is not { } column) return false;
        var names = table.Below(headerRow).Select(r => r.Cell(column)).Where(n => n.Length > 0).ToList();
        return names.Count(n => n.AsSpan().Count(',') == 1) * 2 > names.Count;
    }

    private static PlannedRow Planned(DraftRow draft)
    {
        if (draft.LeftOut) return new(draft.Number, RowAction.Skip, draft.PersonId, []);
        var changes = new List<FieldChange>(draft.Values.Count);
        foreach (var (field, after) in draft.Values)
        {
            var before = draft.Known?.TextOf(field);
            if (before != after) changes.Add(new(field, before, after));
        }
        // Someone on the staff list works here again.
        if (draft.Known is { HasLeft: true }) changes.Add(new(PersonField.Status, PersonField.Left, PersonField.Active));
        changes.Sort((a, b) => string.CompareOrdinal(a.Field, b.Field));
        var action = draft.Known is null ? RowAction.Create : changes.Count > 0 ? RowAction.Update : RowAction.Same;
        return new(draft.Number, action, draft.PersonId, changes);
    }

    /// <summary>Rows that were left out still show that their person is there.</summary>
    private static IEnumerable<PlannedRow> Leavers(DirectorySnapshot directory, List<DraftRow> drafts, int lastRow)
    {
        var present = drafts.Select(d => d.PersonId).ToHashSet();
        return directory.People.Where(p => !p.HasLeft && !present.Contains(p.Id)).OrderBy(p => p.Id)
            .Select((p, i) => new PlannedRow(lastRow + 1 + i, RowAction.Leave, p.Id, [new(PersonField.Status, PersonField.Active, PersonField.Left)]));
    }
}
