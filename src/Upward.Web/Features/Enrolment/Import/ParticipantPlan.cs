using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Upward.Web.Features.Skills;

namespace Upward.Web.Features.Enrolment.Import;

/// <summary>What an import will do, row by row, and what it will leave out and why. Preview and commit make it the same way.</summary>
public sealed record ParticipantPlan(IReadOnlyList<PlannedParticipant> Rows, IReadOnlyList<RowProblem> Problems, IReadOnlyList<UnknownSkill> UnknownSkills)
{
    public int ToAdd => Rows.Count(r => r.EnrolmentId is null);
    public int ToChange => Rows.Count - ToAdd;
    public int RowsWithProblems => Problems.Select(p => p.Row).Distinct().Count();

    /// <summary>Names this very plan: when the directory or the taxonomy changed between preview and commit, it is another one.</summary>
    public string Digest => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Rows))));
}

/// <summary>Null members were not in the file and stay as they are.</summary>
public sealed record PlannedParticipant(
    int Row, Guid PersonId, string Name, ProgrammeRole Role, Guid? EnrolmentId, int? Capacity,
    IReadOnlyList<PlannedSkill>? Wants, IReadOnlyList<PlannedSkill>? Offers, IReadOnlyList<string>? Goals, IReadOnlyList<string>? Interests, IReadOnlyList<string>? Languages, string? Motivation);

/// <param name="SkillId">Empty: a new skill of this name is added first.</param>
public sealed record PlannedSkill(Guid SkillId, string Name, int First, int Second);

/// <param name="Kind">Text keys participants.import.problem.KIND (.found, .fix).</param>
/// <param name="Cell">As a spreadsheet shows it, for example D17.</param>
public sealed record RowProblem(string Kind, int Row, string Cell, string Found);

/// <summary>A word that is no skill: how many rows use it, and what it may have meant.</summary>
public sealed record UnknownSkill(string Word, int Rows, IReadOnlyList<FoundSkill> Nearest);
