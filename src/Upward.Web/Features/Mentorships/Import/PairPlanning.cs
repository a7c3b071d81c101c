using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Features.Mentorships.Import;

/// <summary>From a file to a plan. Pure: the same file and knowledge give the same plan. Earlier rows take the places first.</summary>
public sealed class PairPlanning(PairKnowledge known)
{
    private readonly PairKnowledge _known = known;
    private readonly List<PlannedPair> _rows = [];
    private readonly List<PairProblem> _problems = [];
    private readonly Dictionary<(Guid, Guid, DateOnly?), int> _seen = [];
    private readonly Dictionary<Guid, ProgrammeRole> _roles = [];
    private readonly Dictionary<Guid, int> _taken = [];

    public PairPlan Plan(PairFile file)
    {
        var dates = file.Rows.SelectMany(r => new[] { file.Cell(r, PairColumn.StartedOn), file.Cell(r, PairColumn.EndedOn) }).Where(d => d.Length > 0).ToList();
        var evidence = file.Choices.DateOrder == DateOrder.FromEvidence ? Dates.Evidence(dates) : DateEvidence.Unneeded;
        var dayFirst = file.Choices.DateOrder == DateOrder.DayFirst || evidence == DateEvidence.DayFirst;
        foreach (var row in file.Rows) new Row(this, file, row, dayFirst).Plan();
        return new(_rows, _problems, evidence is DateEvidence.Ambiguous or DateEvidence.Contradictory ? dates.First(d => Dates.Read(d, true) != Dates.Read(d, false)) : null);
    }

    /// <summary>One row: what it says, and every reason why it cannot come in.</summary>
    private sealed class Row(PairPlanning plan, PairFile file, CsvRow row, bool dayFirst)
    {
        private readonly int _before = plan._problems.Count;

        private bool Sound => plan._problems.Count == _before;

        public void Plan()
        {
            var (mentor, mentee) = (Person(PairColumn.Mentor), Person(PairColumn.Mentee));
            var (started, ended) = (Day(PairColumn.StartedOn), Day(PairColumn.EndedOn));
            if (Cell(PairColumn.StartedOn).Length == 0) Problem("noStart", PairColumn.StartedOn);
            if (started > plan._known.Today) Problem("later", PairColumn.StartedOn);
            if (ended > plan._known.Today) Problem("later", PairColumn.EndedOn);
            if (ended < started) Problem("endsFirst", PairColumn.EndedOn);
            if (Cell(PairColumn.CalledBefore).Length > PastPair.LongestName) Problem("tooLong", PairColumn.CalledBefore);
            if (Cell(PairColumn.Ending).Length > PastPair.LongestEnding) Problem("tooLong", PairColumn.Ending);
            if (mentor is not null && mentor.Id == mentee?.Id) Problem("samePerson", PairColumn.Mentee);
            if (!Sound || mentor is null || mentee is null || started is not { } first) return;
            var open = Cell(PairColumn.EndedOn).Length == 0;
            if (!plan._seen.TryAdd((mentor.Id, mentee.Id, open ? null : first), row.Number)) Problem("twice", PairColumn.Mentor);
            else if (open) PlanRunning(mentor, mentee, first);
            else PlanHistory(mentor, mentee, first, ended!.Value);
        }

        private void PlanRunning(KnownPerson mentor, KnownPerson mentee, DateOnly first)
        {
            if (plan._known.Running.Contains((mentor.Id, mentee.Id))) { Keep(PairFate.Known, mentor, mentee, first, null, false); return; }
            var inLine = plan._known.InLine(mentor.Id, mentee.Id);
            if (inLine && plan._known.LineForbids) Problem("inLine", PairColumn.Mentee);
            Fits(mentor, ProgrammeRole.Mentor, PairColumn.Mentor);
            Fits(mentee, ProgrammeRole.Mentee, PairColumn.Mentee);
            if (!Sound) return;
            foreach (var (person, role) in new[] { (mentor, ProgrammeRole.Mentor), (mentee, ProgrammeRole.Mentee) })
            {
                plan._roles[person.Id] = role;
                plan._taken[person.Id] = TakenBy(person) + 1;
            }
            Keep(PairFate.Running, mentor, mentee, first, null, inLine);
        }

        private void PlanHistory(KnownPerson mentor, KnownPerson mentee, DateOnly first, DateOnly last)
        {
            if (plan._known.Running.Contains((mentor.Id, mentee.Id))) { Problem("runsHere", PairColumn.EndedOn); return; }
            Keep(plan._known.Past.Contains((mentor.Id, mentee.Id, first)) ? PairFate.Known : PairFate.History, mentor, mentee, first, last, false);
        }

        /// <summary>Whether somebody can take part in this role, and has a place left.</summary>
        private void Fits(KnownPerson person, ProgrammeRole role, PairColumn column)
        {
            if (person.HasLeft) { Problem("left", column); return; }
            var other = plan._roles.TryGetValue(person.Id, out var inFile) ? inFile != role : person.Enrolment is { } e && e.Role != role && (e.IsActive || e.Named);
            if (other) { Problem("otherRole", column); return; }
            var places = person.Enrolment?.Capacity ?? (role == ProgrammeRole.Mentor ? plan._known.MentorCapacity : plan._known.MenteeCapacity);
            if (TakenBy(person) >= places) Problem("full", column);
        }

        private int TakenBy(KnownPerson person) => plan._taken.TryGetValue(person.Id, out var taken) ? taken : person.Enrolment?.Taken ?? 0;

        private void Keep(PairFate fate, KnownPerson mentor, KnownPerson mentee, DateOnly first, DateOnly? last, bool inLine) =>
            plan._rows.Add(new(row.Number, fate, Side(mentor, fate), Side(mentee, fate), first, last, Cell(PairColumn.CalledBefore), Cell(PairColumn.Ending), inLine));

        private static PlannedSide Side(KnownPerson person, PairFate fate) => fate == PairFate.Running
            ? new(person.Id, person.Name, person.Enrolment?.Id, person.Enrolment is null ? Joining.Joins : person.Enrolment.IsActive ? Joining.IsIn : Joining.Returns)
            : new(person.Id, person.Name, null, Joining.IsIn);

        private KnownPerson? Person(PairColumn column)
        {
            var cell = Cell(column);
            if (cell.Length == 0) { Problem("noPerson", column); return null; }
            if (plan._known.Find(cell) is { } person) return person;
            plan._problems.Add(new("unknownPerson", row.Number, file.PlaceOf(row, column), Shown(cell), plan._known.Nearest(cell)));
            return null;
        }

        private DateOnly? Day(PairColumn column)
        {
            if (Cell(column).Length == 0) return null;
            if (Dates.Read(Cell(column), dayFirst) is { } day) return day;
            Problem("noDate", column);
            return null;
        }

        private string Cell(PairColumn column) => file.Cell(row, column);
        private void Problem(string kind, PairColumn column) => plan._problems.Add(new(kind, row.Number, file.PlaceOf(row, column), Shown(Cell(column))));
        private static string Shown(string cell) => cell.Length > 60 ? cell[..59] + "…" : cell;
    }
}
