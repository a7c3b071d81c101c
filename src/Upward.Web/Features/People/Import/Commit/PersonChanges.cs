using System.Globalization;
using System.Text.Json;

namespace Upward.Web.Features.People.Import;

/// <summary>Puts written changes on a person, and reads a person back in the same written form.</summary>
internal static class PersonChanges
{
    /// <param name="person">With their dotted lines loaded.</param>
    public static DirectoryPerson Snapshot(Person person) => new(person.Id, person.Name)
    {
        PreferredName = Text(person.PreferredName), Email = Text(person.Email), EmployeeId = person.EmployeeId, Title = Text(person.Title), Level = Text(person.LevelName),
        Department = Text(person.Department), Division = Text(person.Division), Site = Text(person.Site), Country = Text(person.Country), TimeZone = Text(person.TimeZone),
        ManagerId = person.ManagerId, DottedLineIds = person.DottedLines.ConvertAll(d => d.ManagerId), EmploymentStart = person.EmployedSince,
        Languages = person.Languages, Custom = person.CustomFields, HasLeft = !person.IsActive,
    };

    public static PersonFacts Apply(PersonFacts facts, IEnumerable<KeyValuePair<string, string?>> changes, LevelScale levels)
    {
        var custom = new Dictionary<string, string>(facts.CustomFields);
        foreach (var (field, value) in changes)
        {
            var text = value ?? "";
            facts = field switch
            {
                PersonField.Name => facts with { Name = text },
                PersonField.PreferredName => facts with { PreferredName = text },
                PersonField.Email => facts with { Email = text },
                PersonField.EmployeeId => facts with { EmployeeId = text },
                PersonField.Title => facts with { Title = text },
                PersonField.Level => facts with { LevelName = text, LevelId = levels.IdOf(text) },
                PersonField.Department => facts with { Department = text },
                PersonField.Division => facts with { Division = text },
                PersonField.Site => facts with { Site = text },
                PersonField.Country => facts with { Country = text },
                PersonField.TimeZone => facts with { TimeZone = text },
                PersonField.EmploymentStart => facts with { EmployedSince = value is null ? null : DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture) },
                PersonField.Languages => facts with { Languages = PersonField.List(value) },
                _ => facts,
            };
            if (PersonField.CustomName(field) is not { } name) continue;
            if (value is null) custom.Remove(name);
            else custom[name] = value;
        }
        return facts with { CustomFields = custom };
    }

    public static string Json(IEnumerable<FieldChange> changes, Func<FieldChange, string?> side) =>
        JsonSerializer.Serialize(changes.ToDictionary(c => c.Field, side));

    public static IReadOnlyDictionary<string, string?> FromJson(string json) =>
        json.Length == 0 ? new Dictionary<string, string?>() : JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!;

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
