using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.People.Import;

/// <summary>
/// A first mapping from the headings, then from the values. What is not recognised is left out: a staff list holds much
/// (pay, age, marital status) that a mentoring programme has no business with, so nothing is imported by default.
/// </summary>
public static class MappingGuess
{
    private const int Sample = 200;

    public static ColumnMapping For(CsvTable table, int headerRow)
    {
        var values = Enumerable.Range(0, table.Columns)
            .Select(c => table.Below(headerRow).Take(Sample).Select(r => r.Cell(c)).Where(v => v.Length > 0).ToList()).ToList();
        var fields = new Field[table.Columns];

        // The surest headings choose first; a field is given once, to the leftmost column.
        var guesses = Enumerable.Range(0, table.Columns).Select(c => (Column: c, Guess: HeadingWords.Guess(table.Heading(headerRow, c))));
        foreach (var (column, (field, certainty)) in guesses.Where(g => g.Guess.Certainty > 0)
            .OrderByDescending(g => g.Guess.Certainty).ThenByDescending(g => Preference(g.Guess.Field, values[g.Column])).ThenBy(g => g.Column))
        {
            if (!fields.Contains(field) && Plausible(field, values[column])) fields[column] = field;
        }
        ByValues(fields, values);
        if (fields.Contains(Field.GivenName) && fields.Contains(Field.FamilyName) && Array.IndexOf(fields, Field.Name) is >= 0 and var whole) fields[whole] = Field.Ignore;
        NameAlone(fields);
        return new(fields.Select((f, c) => new ColumnUse(c, f)).ToList()) { ManagerBy = ManagerKind(fields, values) };
    }

    /// <summary>"Nom" beside "Prénom" is the family name, alone it is the whole name; the same holds for "Nombre".</summary>
    private static void NameAlone(Field[] fields)
    {
        if (fields.Contains(Field.Name)) return;
        var given = Array.IndexOf(fields, Field.GivenName);
        var family = Array.IndexOf(fields, Field.FamilyName);
        if (given >= 0 != family >= 0) fields[Math.Max(given, family)] = Field.Name;
    }

    private static void ByValues(Field[] fields, List<List<string>> values)
    {
        for (var c = 0; c < fields.Length; c++)
        {
            if (fields[c] != Field.Ignore || values[c].Count == 0) continue;
            if (!fields.Contains(Field.Email) && Share(values[c], Email.IsValid) > 0.8 && Distinct(values[c]) > 0.95) fields[c] = Field.Email;
            else if (!fields.Contains(Field.TimeZone) && Share(values[c], v => v.Contains('/', StringComparison.Ordinal) && TimeZones.Read(v) is not null) > 0.8) fields[c] = Field.TimeZone;
        }
    }

    /// <summary>Of "Manager ID" and "Manager name", the e-mail is the safest, the name the weakest.</summary>
    private static int Preference(Field field, List<string> values) => field is not (Field.Manager or Field.DottedLineManagers) || values.Count == 0 ? 0
        : Share(values, v => v.Contains('@', StringComparison.Ordinal)) > 0.5 ? 2 : Share(values, v => v.Any(char.IsDigit)) > 0.5 ? 1 : 0;

    private static bool Plausible(Field field, List<string> values) => values.Count == 0 || field switch
    {
        Field.Email => Share(values, v => v.Contains('@', StringComparison.Ordinal)) > 0.3,
        Field.EmploymentStart => Share(values, v => v.Any(char.IsDigit)) > 0.5,
        Field.EmployeeId => values.Count < 20 || Distinct(values) > 0.8,
        _ => true,
    };

    private static ManagerBy ManagerKind(Field[] fields, List<List<string>> values)
    {
        var column = Array.IndexOf(fields, Field.Manager);
        if (column < 0 || values[column].Count == 0) return ManagerBy.Any;
        if (Share(values[column], Email.IsValid) > 0.9) return ManagerBy.Email;
        var ids = Array.IndexOf(fields, Field.EmployeeId);
        return ids >= 0 && Share(values[column], v => v.Any(char.IsDigit)) > 0.9 ? ManagerBy.EmployeeId : ManagerBy.Any;
    }

    private static double Share(List<string> values, Predicate<string> test) => values.Count == 0 ? 0 : (double)values.Count(v => test(v)) / values.Count;

    private static double Distinct(List<string> values) => (double)values.Distinct(StringComparer.OrdinalIgnoreCase).Count() / values.Count;
}
