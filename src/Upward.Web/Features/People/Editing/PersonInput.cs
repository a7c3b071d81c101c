using System.Globalization;
using Upward.Web.Features.People.Import;

namespace Upward.Web.Features.People;

/// <summary>The form of one person as typed. Managers are written as e-mail, employee id or full name.</summary>
public sealed class PersonInput
{
    public string Name { get; set; } = "";
    public string? PreferredName { get; set; }
    public string? Email { get; set; }
    public string? EmployeeId { get; set; }
    public string? Title { get; set; }
    public string? Level { get; set; }
    public string? Department { get; set; }
    public string? Division { get; set; }
    public string? Site { get; set; }
    public string? Country { get; set; }
    public string? TimeZone { get; set; }
    public string? Manager { get; set; }
    public string? DottedLines { get; set; }
    public string? EmployedSince { get; set; }
    public string? Languages { get; set; }
    public int Version { get; set; }

    public static PersonInput Of(Person person, string? manager, IEnumerable<string> dotted) => new()
    {
        Name = person.Name, PreferredName = person.PreferredName, Email = person.Email, EmployeeId = person.EmployeeId, Title = person.Title, Level = person.LevelName,
        Department = person.Department, Division = person.Division, Site = person.Site, Country = person.Country, TimeZone = person.TimeZone, Manager = manager,
        DottedLines = string.Join("; ", dotted), EmployedSince = person.EmployedSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Languages = string.Join(", ", person.Languages), Version = person.Version,
    };
}
