using Microsoft.AspNetCore.Http.Extensions;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Skills;

namespace Upward.Web.Features.Training;

public enum TraineeState { All, NotBegun, Begun, Finished }

/// <summary>Which people of a programme's training are shown, as it stands in the address.</summary>
public sealed record TraineeFilter
{
    public const int PageSize = 50;

    public ProgrammeRole? Role { get; init; }
    public TraineeState State { get; init; }
    public string Q { get; init; } = "";
    /// <summary>name, department or done; a minus in front turns it round.</summary>
    public string Sort { get; init; } = "name";
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Q.Length > 0 || State != TraineeState.All;

    public bool Admits(Trainee t) => IsOfRole(t) && (State == TraineeState.All || t.State == State)
        && PlainWords.Holds($"{t.Name} {t.Email} {t.Department}", Q);

    public bool IsOfRole(Trainee t) => Role is null || t.Role == Role;

    public IEnumerable<Trainee> Sorted(IEnumerable<Trainee> trainees)
    {
        var by = StringComparer.CurrentCultureIgnoreCase;
        return Sort switch
        {
            "-name" => trainees.OrderByDescending(t => t.Name, by),
            "department" => trainees.OrderBy(t => t.Department, by).ThenBy(t => t.Name, by),
            "-department" => trainees.OrderByDescending(t => t.Department, by).ThenBy(t => t.Name, by),
            "done" => trainees.OrderBy(t => t.Share).ThenBy(t => t.Name, by),
            "-done" => trainees.OrderByDescending(t => t.Share).ThenBy(t => t.Name, by),
            _ => trainees.OrderBy(t => t.Name, by),
        };
    }

    public string Address(Guid programmeId)
    {
        var query = new QueryBuilder();
        if (Role is { } role) query.Add("role", role.ToString());
        if (State != TraineeState.All) query.Add("state", State.ToString().ToLowerInvariant());
        if (Q.Length > 0) query.Add("q", Q);
        if (Sort != "name") query.Add("sort", Sort);
        if (Page > 1) query.Add("p", Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return $"/programmes/{programmeId}/training/people{query}";
    }
}

/// <param name="Done">Of the compulsory units of the role.</param>
/// <param name="Due">Of those that are not: finished once, and due again.</param>
public sealed record Trainee(Guid EnrolmentId, Guid PersonId, string Name, string Email, string Department, ProgrammeRole Role, int Done, int Required, DateTimeOffset? LastAt, int Due = 0)
{
    public TraineeState State => Done >= Required ? TraineeState.Finished : Done == 0 ? TraineeState.NotBegun : TraineeState.Begun;
    internal double Share => Required == 0 ? 1 : (double)Done / Required;
}

public sealed record TraineeCounts(int All, int Done);

/// <param name="Matching">All whom the filter finds, sorted.</param>
/// <param name="Counts">Of everybody in the programme, whatever is filtered.</param>
public sealed record TraineeList(IReadOnlyList<Trainee> Matching, TraineeCounts Counts, IReadOnlyDictionary<TraineeState, int> ByState, int Mentors, int Mentees)
{
    public IEnumerable<Trainee> Page(int number) => Matching.Skip((number - 1) * TraineeFilter.PageSize).Take(TraineeFilter.PageSize);
}
