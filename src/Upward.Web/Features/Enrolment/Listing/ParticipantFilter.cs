using Microsoft.AspNetCore.Http.Extensions;
using Upward.Web.Features.Skills;

namespace Upward.Web.Features.Enrolment;

public enum ParticipantState { Active, Ready, Incomplete, Free, Paired, NotNow, Alumni, Withdrawn }

/// <summary>Which participants are shown, as it stands in the address.</summary>
public sealed record ParticipantFilter
{
    public const int PageSize = 50;

    public ProgrammeRole? Role { get; init; }
    public ParticipantState State { get; init; } = ParticipantState.Active;
    public string Q { get; init; } = "";
    public string Department { get; init; } = "";
    /// <summary>name, department or state; a minus in front turns it round.</summary>
    public string Sort { get; init; } = "name";
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Q.Length > 0 || Department.Length > 0 || State != ParticipantState.Active;

    public bool Admits(ParticipantLine line) =>
        (Role is null || line.Role == Role)
        && (Department.Length == 0 || line.Department == Department)
        && IsIn(line, State)
        && PlainWords.Holds($"{line.Name} {line.Email} {line.Department} {line.Site}", Q);

    public static bool IsIn(ParticipantLine line, ParticipantState state) => state switch
    {
        ParticipantState.Withdrawn => line.IsWithdrawn,
        ParticipantState.Ready => !line.IsWithdrawn && line.IsReady,
        ParticipantState.Incomplete => !line.IsWithdrawn && !line.IsReady,
        ParticipantState.Free => !line.IsWithdrawn && line.Capacity > line.Pairs && line.After == AfterPair.LooksAgain,
        ParticipantState.NotNow => !line.IsWithdrawn && line.After == AfterPair.NotNow,
        ParticipantState.Alumni => !line.IsWithdrawn && line.After == AfterPair.Alumni,
        ParticipantState.Paired => !line.IsWithdrawn && line.Pairs > 0,
        _ => !line.IsWithdrawn,
    };

    public IEnumerable<ParticipantLine> Sorted(IEnumerable<ParticipantLine> lines)
    {
        var by = StringComparer.CurrentCultureIgnoreCase;
        return Sort switch
        {
            "-name" => lines.OrderByDescending(l => l.Name, by),
            "department" => lines.OrderBy(l => l.Department, by).ThenBy(l => l.Name, by),
            "-department" => lines.OrderByDescending(l => l.Department, by).ThenBy(l => l.Name, by),
            "state" => lines.OrderBy(l => l.Rank).ThenBy(l => l.Name, by),
            "-state" => lines.OrderByDescending(l => l.Rank).ThenBy(l => l.Name, by),
            _ => lines.OrderBy(l => l.Name, by),
        };
    }

    public string Address(Guid programmeId)
    {
        var query = new QueryBuilder();
        if (Role is { } role) query.Add("role", role.ToString());
        if (State != ParticipantState.Active) query.Add("state", State.ToString().ToLowerInvariant());
        if (Q.Length > 0) query.Add("q", Q);
        if (Department.Length > 0) query.Add("department", Department);
        if (Sort != "name") query.Add("sort", Sort);
        if (Page > 1) query.Add("p", Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return $"/programmes/{programmeId}/participants{query}";
    }
}

/// <param name="IsReady">Skills of the role and hours are stated.</param>
/// <param name="Pairs">Running pairs.</param>
/// <param name="After">What they chose when a pair was over: whoever looks for nobody is in no round.</param>
public sealed record ParticipantLine(
    Guid Id, Guid PersonId, string Name, string Email, string Department, string Site, ProgrammeRole Role, int Capacity, bool IsReady, int Pairs, bool IsWithdrawn, AfterPair After)
{
    internal int Rank => IsWithdrawn ? 3 : Pairs > 0 ? 2 : IsReady ? 1 : 0;
}
