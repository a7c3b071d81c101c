using System.Globalization;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.People.Import;

/// <summary>Cells to values by the mapping, with a problem for each cell that cannot be read.</summary>
internal sealed class RowValues(ColumnMapping mapping, DirectorySnapshot directory, bool dayFirst, bool familyFirst, ImportOptions options)
{
    private readonly Dictionary<string, string> levelNames = directory.SpellingsOfLevels();
    private readonly Dictionary<(Field, string), string> corrections = options.Corrections.DistinctBy(c => (c.Field, c.Found)).ToDictionary(c => (c.Field, c.Found), c => c.Use);
    private readonly bool clear = options.EmptyCellsClear;
    private readonly List<ColumnUse> used = mapping.Columns.Where(c => c.Field != Field.Ignore).ToList();

    /// <summary>Levels of the file that the organisation's scale does not hold, in the order of their first row.</summary>
    public List<string> NewLevels { get; } = [];

    public DraftRow Read(CsvRow row)
    {
        var draft = new DraftRow(row);
        foreach (var use in used)
        {
            var cell = row.Cell(use.Column).Normalize();
            if (use.Field is Field.Manager or Field.DottedLineManagers) Mention(draft, use, cell);
            else if (use.Field is not (Field.Name or Field.GivenName or Field.FamilyName)) Keep(draft, use, cell);
        }
        Name(draft);
        if (draft[PersonField.Email] is null && draft[PersonField.EmployeeId] is null && !draft.Problems.Exists(p => p.Kind == ProblemKind.BadEmail))
            draft.Problems.Add(new(ProblemKind.MissingKey, row.Number, mapping.ColumnOf(Field.Email) ?? mapping.ColumnOf(Field.EmployeeId), ""));
        return draft;
    }

    private void Keep(DraftRow draft, ColumnUse use, string cell)
    {
        var field = FieldOf(use);
        if (cell.Length == 0)
        {
            if (clear) draft.Values[field] = null;
            return;
        }
        var value = use.Field switch
        {
            Field.Email => EmailOf(draft, use, cell),
            Field.EmploymentStart => DateOf(draft, use, cell),
            Field.TimeZone => TimeZoneOf(draft, use, cell),
            Field.Languages => LanguagesOf(draft, use, cell),
            Field.Level => LevelOf(Corrected(use.Field, cell)),
            _ => Corrected(use.Field, cell),
        };
        if (value is null) return;
        if (value.Length > PersonField.MaxLength(field)) TooLong(draft, use.Column, cell, field);
        else draft.Values[field] = value;
    }

    private void Name(DraftRow draft)
    {
        var row = draft.Source;
        string Part(Field field) => mapping.ColumnOf(field) is { } column ? OneLine(row.Cell(column).Normalize()) : "";
        var name = Part(Field.Name);
        if (name.Length == 0) name = $"{Part(Field.GivenName)} {Part(Field.FamilyName)}".Trim();
        var at = mapping.ColumnOf(Field.Name) ?? mapping.ColumnOf(Field.GivenName) ?? mapping.ColumnOf(Field.FamilyName);
        if (name.Length == 0) draft.Problems.Add(new(ProblemKind.MissingName, row.Number, at, ""));
        else if (name.Length > PersonField.MaxLength(PersonField.Name)) TooLong(draft, at ?? 0, name, PersonField.Name);
        else draft.Values[PersonField.Name] = familyFirst ? PersonNames.GivenFirst(name) : name;
    }

    private void Mention(DraftRow draft, ColumnUse use, string cell)
    {
        var dotted = use.Field == Field.DottedLineManagers;
        if (ManyValues.MeansNothing(cell))
        {
            if (clear) draft.Values[dotted ? PersonField.DottedLines : PersonField.Manager] = null;
            return;
        }
        if (!dotted) draft.Mentions.Add(new(use.Column, Corrected(use.Field, cell), false));
        else foreach (var one in ManyValues.Split(cell, mapping.Separator, commaCuts: cell.Contains('@', StringComparison.Ordinal) || !cell.Contains(' ', StringComparison.Ordinal)))
            draft.Mentions.Add(new(use.Column, Corrected(use.Field, one), true));
    }

    private static string? EmailOf(DraftRow draft, ColumnUse use, string cell)
    {
        if (ManyValues.MeansNothing(cell)) return null;
        var email = Email.Bare(cell);
        if (Email.IsValid(email)) return email;
        draft.Problems.Add(new(ProblemKind.BadEmail, draft.Number, use.Column, cell));
        return null;
    }

    private string? DateOf(DraftRow draft, ColumnUse use, string cell)
    {
        if (ManyValues.MeansNothing(cell)) return null;
        if (Dates.Read(cell, dayFirst) is { } date) return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        draft.Problems.Add(new(ProblemKind.UnreadableDate, draft.Number, use.Column, cell));
        return null;
    }

    private static string? TimeZoneOf(DraftRow draft, ColumnUse use, string cell)
    {
        if (ManyValues.MeansNothing(cell)) return null;
        if (TimeZones.Read(cell) is { } zone) return zone;
        draft.Problems.Add(new(ProblemKind.UnknownTimeZone, draft.Number, use.Column, cell, Warning: true));
        return null;
    }

    private string? LanguagesOf(DraftRow draft, ColumnUse use, string cell)
    {
        var tags = new List<string>();
        foreach (var name in ManyValues.Split(cell, mapping.Separator, commaCuts: true))
        {
            if (Languages.Tag(name) is { } tag) tags.Add(tag);
            else draft.Problems.Add(new(ProblemKind.UnknownLanguage, draft.Number, use.Column, name, Warning: true));
        }
        return PersonField.ListText(tags);
    }

    /// <summary>The value on one line, or what was chosen to stand for it.</summary>
    private string Corrected(Field field, string cell)
    {
        var found = OneLine(cell);
        return corrections.GetValueOrDefault((field, found), found);
    }

    private string LevelOf(string level)
    {
        if (levelNames.TryGetValue(level, out var known)) return known;
        levelNames[level] = level;
        NewLevels.Add(level);
        return level;
    }

    private static void TooLong(DraftRow draft, int column, string cell, string field) => draft.Problems.Add(new(ProblemKind.ValueTooLong, draft.Number, column,
        cell[..40] + "…", PersonField.MaxLength(field).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Line ends and runs of spaces inside a value come from wrapped spreadsheet cells.</summary>
    private static string OneLine(string cell) => cell.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 && !cell.Contains("  ", StringComparison.Ordinal)
        ? cell : string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string FieldOf(ColumnUse use) => use.Field switch
    {
        Field.PreferredName => PersonField.PreferredName,
        Field.Email => PersonField.Email,
        Field.EmployeeId => PersonField.EmployeeId,
        Field.Title => PersonField.Title,
        Field.Level => PersonField.Level,
        Field.Department => PersonField.Department,
        Field.Division => PersonField.Division,
        Field.Site => PersonField.Site,
        Field.Country => PersonField.Country,
        Field.TimeZone => PersonField.TimeZone,
        Field.EmploymentStart => PersonField.EmploymentStart,
        Field.Languages => PersonField.Languages,
        _ => PersonField.Custom(use.CustomName!.Trim()),
    };
}
