namespace Upward.Web.Features.People;

public sealed partial class Person
{
    public PersonFacts Facts() => new()
    {
        Name = Name, PreferredName = PreferredName, Email = Email, EmployeeId = EmployeeId ?? "", Title = Title, LevelName = LevelName, LevelId = LevelId,
        Department = Department, Division = Division, Site = Site, Country = Country, TimeZone = TimeZone, EmployedSince = EmployedSince,
        Languages = Languages, CustomFields = CustomFields,
    };

    /// <summary>The dotted lines are exactly these. Use cases check first that the people exist.</summary>
    public void ReportDottedTo(IReadOnlyCollection<Guid> managerIds)
    {
        DottedLines.RemoveAll(d => !managerIds.Contains(d.ManagerId));
        foreach (var manager in managerIds.Where(m => m != Id && DottedLines.TrueForAll(d => d.ManagerId != m)))
            DottedLines.Add(new DottedLine(OrganisationId, Id, manager));
    }
}
