namespace Upward.Web.Features.People.Import;

/// <summary>What a column may hold.</summary>
public enum Field
{
    Ignore, Name, GivenName, FamilyName, PreferredName, Email, EmployeeId, Title, Level, Department, Division, Site, Country,
    TimeZone, Manager, DottedLineManagers, EmploymentStart, Languages, Custom,
}

public enum ManagerBy { Any, Email, EmployeeId, Name }

public enum DateOrder { FromEvidence, DayFirst, MonthFirst }

/// <param name="CustomName">The name of the organisation's own field, for <see cref="Field.Custom"/>.</param>
public sealed record ColumnUse(int Column, Field Field, string? CustomName = null);

/// <summary>What each column of the file means. Saved with the import, and on its own for the next file of the same shape.</summary>
public sealed record ColumnMapping(IReadOnlyList<ColumnUse> Columns)
{
    public ManagerBy ManagerBy { get; init; }
    public DateOrder DateOrder { get; init; }

    /// <summary>Between several values in one cell; empty: found by itself (semicolon, bar, line end, or comma where no value holds one).</summary>
    public string Separator { get; init; } = "";

    public int? ColumnOf(Field field) => Columns.FirstOrDefault(c => c.Field == field)?.Column;

    public bool Has(Field field) => Columns.Any(c => c.Field == field);

    /// <summary>Without a name there is no person; without an e-mail or an id nobody can be found again.</summary>
    public IEnumerable<MappingFault> Faults()
    {
        if (!Has(Field.Name) && !Has(Field.GivenName) && !Has(Field.FamilyName)) yield return new(MappingFaultKind.NoName);
        if (!Has(Field.Email) && !Has(Field.EmployeeId)) yield return new(MappingFaultKind.NoKey);
        foreach (var twice in Columns.Where(c => c.Field is not (Field.Ignore or Field.Custom)).GroupBy(c => c.Field).Where(g => g.Count() > 1))
            yield return new(MappingFaultKind.FieldTwice, twice.Key.ToString(), twice.Last().Column);
        foreach (var twice in Columns.Where(c => c.Field == Field.Custom).GroupBy(c => c.CustomName?.Trim() ?? "", StringComparer.OrdinalIgnoreCase))
        {
            if (twice.Key.Length is 0 or > 60) yield return new(MappingFaultKind.CustomNameMissing, null, twice.First().Column);
            else if (twice.Count() > 1) yield return new(MappingFaultKind.CustomNameTwice, twice.Key, twice.Last().Column);
        }
    }
}

public enum MappingFaultKind { NoName, NoKey, FieldTwice, CustomNameMissing, CustomNameTwice }

public sealed record MappingFault(MappingFaultKind Kind, string? Detail = null, int? Column = null);
