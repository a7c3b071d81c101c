using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Upward.Web.Features.Mentorships.Import;

/// <summary>What becomes of a row.</summary>
public enum PairFate { Running, History, Known }

/// <summary>How somebody comes into the programme by a running pair.</summary>
public enum Joining { IsIn, Joins, Returns }

/// <param name="EnrolmentId">Null for somebody who is not in the programme, and for history.</param>
public sealed record PlannedSide(Guid PersonId, string Name, Guid? EnrolmentId, Joining Joining);

/// <param name="InLine">One is in the other's line of command, and the programme's rules allow it.</param>
public sealed record PlannedPair(int Row, PairFate Fate, PlannedSide Mentor, PlannedSide Mentee, DateOnly StartedOn, DateOnly? EndedOn, string CalledBefore, string Ending, bool InLine);

/// <param name="Kind">Text keys pairs.import.problem.KIND (.fix).</param>
/// <param name="Cell">As a spreadsheet shows it, for example B17.</param>
/// <param name="Nearest">Who may have been meant.</param>
public sealed record PairProblem(string Kind, int Row, string Cell, string Found, string Nearest = "");

/// <summary>What an import will do, row by row, and what it will leave out and why. Preview and commit make it the same way.</summary>
/// <param name="DatesAsk">Dates that can be read both ways, and nothing in the file says how: an example. Nothing is stored before that is decided.</param>
public sealed record PairPlan(IReadOnlyList<PlannedPair> Rows, IReadOnlyList<PairProblem> Problems, string? DatesAsk)
{
    public IEnumerable<PlannedPair> Running => Rows.Where(r => r.Fate == PairFate.Running);
    public IEnumerable<PlannedPair> History => Rows.Where(r => r.Fate == PairFate.History);
    public int Known => Rows.Count(r => r.Fate == PairFate.Known);
    public int LeftOut => Problems.Select(p => p.Row).Distinct().Count();
    public int Joining => Running.SelectMany(r => new[] { r.Mentor, r.Mentee }).Where(s => s.Joining != Import.Joining.IsIn).DistinctBy(s => s.PersonId).Count();
    public bool CanCommit => DatesAsk is null && Rows.Any(r => r.Fate != PairFate.Known);

    /// <summary>Names this very plan: when the directory or the programme changed between preview and commit, it is another one.</summary>
    public string Digest => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Rows))));
}
