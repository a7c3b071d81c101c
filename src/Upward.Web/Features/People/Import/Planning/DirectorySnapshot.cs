using System.Globalization;

namespace Upward.Web.Features.People.Import;

/// <summary>The directory as it was when the plan was made.</summary>
public sealed record DirectorySnapshot(IReadOnlyList<DirectoryPerson> People, IReadOnlyList<string> Levels)
{
    public static readonly DirectorySnapshot Empty = new([], []);

    /// <summary>Other spellings of levels, each with the name it stands for: "Sr. Manager" is "Senior Manager".</summary>
    public IReadOnlyDictionary<string, string> AlsoKnownAs { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of guests by their e-mail: they are not in the directory, but their address is given.</summary>
    public IReadOnlyDictionary<string, string> Guests { get; init; } = new Dictionary<string, string>();

    /// <summary>From every spelling to the level's own name.</summary>
    public Dictionary<string, string> SpellingsOfLevels()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var level in Levels) names.TryAdd(level, level);
        foreach (var (spelling, level) in AlsoKnownAs) names.TryAdd(spelling, level);
        return names;
    }
}

public sealed record DirectoryPerson(Guid Id, string Name)
{
    public string? PreferredName { get; init; }
    public string? Email { get; init; }
    public string? EmployeeId { get; init; }
    public string? Title { get; init; }
    public string? Level { get; init; }
    public string? Department { get; init; }
    public string? Division { get; init; }
    public string? Site { get; init; }
    public string? Country { get; init; }
    public string? TimeZone { get; init; }
    public Guid? ManagerId { get; init; }
    public IReadOnlyList<Guid> DottedLineIds { get; init; } = [];
    public DateOnly? EmploymentStart { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>();
    public bool HasLeft { get; init; }

    /// <summary>The value of a field in the one written form that plans, changes and undo share; null when empty.</summary>
    public string? TextOf(string field) => field switch
    {
        PersonField.Name => Name,
        PersonField.PreferredName => PreferredName,
        PersonField.Email => Email,
        PersonField.EmployeeId => EmployeeId,
        PersonField.Title => Title,
        PersonField.Level => Level,
        PersonField.Department => Department,
        PersonField.Division => Division,
        PersonField.Site => Site,
        PersonField.Country => Country,
        PersonField.TimeZone => TimeZone,
        PersonField.Manager => ManagerId?.ToString(),
        PersonField.DottedLines => PersonField.ListText(DottedLineIds.Select(id => id.ToString())),
        PersonField.EmploymentStart => EmploymentStart?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PersonField.Languages => PersonField.ListText(Languages),
        PersonField.Status => HasLeft ? PersonField.Left : PersonField.Active,
        _ => PersonField.CustomName(field) is { } custom ? Custom.GetValueOrDefault(custom) : null,
    };
}

/// <summary>Names of a person's fields in plans and change records. Stored, so never renamed.</summary>
public static class PersonField
{
    public const string Name = "name", PreferredName = "preferredName", Email = "email", EmployeeId = "employeeId", Title = "title", Level = "level",
        Department = "department", Division = "division", Site = "site", Country = "country", TimeZone = "timeZone", Manager = "manager",
        DottedLines = "dottedLines", EmploymentStart = "employmentStart", Languages = "languages", Status = "status";

    public const string Active = "active", Left = "left";

    private const string CustomPrefix = "custom:";

    /// <summary>Every field a person may have, with these custom ones.</summary>
    public static IEnumerable<string> All(IEnumerable<string> custom) =>
        [Name, PreferredName, Email, EmployeeId, Title, Level, Department, Division, Site, Country, TimeZone, Manager, DottedLines, EmploymentStart, Languages, .. custom.Select(Custom)];

    public static string Custom(string name) => CustomPrefix + name;

    public static string? CustomName(string field) => field.StartsWith(CustomPrefix, StringComparison.Ordinal) ? field[CustomPrefix.Length..] : null;

    /// <summary>Lists are sets here: sorted, so that another order in the file is no change.</summary>
    public static string? ListText(IEnumerable<string> values)
    {
        var text = string.Join(',', values.Distinct().Order(StringComparer.Ordinal));
        return text.Length == 0 ? null : text;
    }

    public static IReadOnlyList<string> List(string? text) => text is null ? [] : text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The longest text the directory stores in a field.</summary>
    public static int MaxLength(string field) => field switch
    {
        Email => Import.Email.MaxLength,
        EmployeeId or Level or Country or TimeZone => 100,
        _ when CustomName(field) is not null => 500,
        _ => 200,
    };
}
