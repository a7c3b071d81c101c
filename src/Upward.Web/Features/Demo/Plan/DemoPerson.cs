namespace Upward.Web.Features.Demo.Plan;

/// <summary>One of the 240. People are numbered; whom they report to always has a smaller number, so no circle can be.</summary>
public sealed record DemoPerson
{
    public required int Number { get; init; }
    public required string Name { get; init; }
    public string PreferredName { get; init; } = "";
    public required string Email { get; init; }
    public required string EmployeeId { get; init; }
    public required string Title { get; init; }
    /// <summary>1 to 7; 0 for a level that is not in the organisation's scale.</summary>
    public required int Rank { get; init; }
    public required string LevelName { get; init; }
    /// <summary>1 is the chief executive.</summary>
    public required int Depth { get; init; }
    public required string Department { get; init; }
    public required string Division { get; init; }
    public required DemoSite Site { get; init; }
    public int? Manager { get; init; }
    public IReadOnlyList<int> DottedManagers { get; init; } = [];
    /// <summary>Days before the demo is founded.</summary>
    public required int EmployedForDays { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }

    public bool IsSenior => Depth < 5;
}
