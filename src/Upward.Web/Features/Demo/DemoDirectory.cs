using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People;

namespace Upward.Web.Features.Demo;

/// <summary>The people of a plan as rows. The seat of the organiser is taken by the account that tries the demo.</summary>
internal sealed class DemoDirectory
{
    private DemoDirectory(IReadOnlyList<Level> levels, IReadOnlyList<Person> people, IReadOnlyList<DottedLine> dottedLines, int organiser) =>
        (Levels, People, DottedLines, Organiser) = (levels, people, dottedLines, people[organiser]);

    public IReadOnlyList<Level> Levels { get; }
    /// <summary>By their number in the plan.</summary>
    public IReadOnlyList<Person> People { get; }
    public IReadOnlyList<DottedLine> DottedLines { get; }
    public Person Organiser { get; }

    public static DemoDirectory Of(DemoPlan plan, Account account, Guid organisationId, RisingTime time)
    {
        var levels = DemoHouse.Levels.Select((name, i) => Level.Of(organisationId, name, i + 1)).ToList();
        var today = DateOnly.FromDateTime(time.Now.UtcDateTime);
        var people = new List<Person>(plan.People.Count);
        foreach (var planned in plan.People)
        {
            var own = planned.Number == plan.Organiser;
            var person = Person.Add(organisationId, new()
            {
                Name = own ? account.Name : planned.Name, PreferredName = own ? "" : planned.PreferredName, Email = own ? account.Email! : planned.Email,
                EmployeeId = planned.EmployeeId, Title = planned.Title, LevelName = planned.LevelName, LevelId = planned.Rank == 0 ? null : levels[planned.Rank - 1].Id,
                Department = planned.Department, Division = planned.Division, Site = planned.Site.City, Country = planned.Site.Country,
                TimeZone = own && account.TimeZone is { Length: > 0 } zone ? zone : planned.Site.TimeZone,
                EmployedSince = today.AddDays(-planned.EmployedForDays), Languages = planned.Languages,
            }, time.Next());
            // Whom somebody reports to has a smaller number and is there already.
            person.ReportTo(planned.Manager is { } manager ? people[manager].Id : null);
            if (own) person.Connect(account.Id);
            people.Add(person);
        }
        var dotted = plan.People.SelectMany(p => p.DottedManagers.Select(d => new DottedLine(organisationId, people[p.Number].Id, people[d].Id)));
        return new(levels, people, [.. dotted], plan.Organiser);
    }
}

/// <summary>
/// Instants that rise by a millisecond. Ids are made from them, so rows sort in the order of the plan. The ids themselves
/// differ from founding to founding, and by them the engine decides between equally good answers.
/// </summary>
internal sealed class RisingTime(DateTimeOffset start, DateTimeOffset now)
{
    private DateTimeOffset _at = start;

    /// <summary>When the demo is founded.</summary>
    public DateTimeOffset Now => now;

    public DateTimeOffset Next() => _at = _at.AddMilliseconds(1);
}
