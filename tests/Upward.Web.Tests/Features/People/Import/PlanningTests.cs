using System.Text;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Tests.Features.People.Import;

public class PlanningTests
{
    private static readonly Guid Amina = Guid.Parse("0198a000-0000-7000-8000-000000000001");
    private static readonly Guid Paul = Guid.Parse("0198a000-0000-7000-8000-000000000002");
    private static readonly ImportOptions Options = new() { ImportId = Guid.Parse("0198a000-0000-7000-8000-00000000000f"), UploadedAt = DateTimeOffset.UnixEpoch };

    /// <summary>Amina mentors Director Paul, who is also her manager's manager nowhere: two people, one line.</summary>
    private static readonly DirectorySnapshot Directory = new(
    [
        new(Amina, "Amina Haddad") { Email = "amina@x.example", EmployeeId = "007", Department = "Claims", ManagerId = Paul },
        new(Paul, "Paul Byrne") { Email = "paul@x.example", EmployeeId = "001", Department = "Board" },
    ], ["Junior", "Senior"])
    {
        Guests = new Dictionary<string, string> { ["greta@x.example"] = "Greta Guest" },
    };

    private static ImportPlan Plan(string text, DirectorySnapshot? directory = null, ImportOptions? options = null, Func<ColumnMapping, ColumnMapping>? adjust = null)
    {
        var table = CsvReading.Read(Encoding.UTF8.GetBytes(text)).Table!;
        var header = HeaderGuess.Row(table);
        var mapping = MappingGuess.For(table, header);
        return ImportPlanning.Plan(table, header, adjust?.Invoke(mapping) ?? mapping, directory ?? Directory, options ?? Options);
    }

    [Fact]
    public void Creates_updates_leaves_alone_and_says_what_changed()
    {
        var plan = Plan("ID,Name,Email,Department,Manager\n007,Amina Haddad,amina@x.example,Legal,paul@x.example\n001,Paul Byrne,paul@x.example,Board,\n900,Nguyễn Phương Thảo,thao@x.example,Pricing,007\n");
        Assert.Equal([RowAction.Update, RowAction.Same, RowAction.Create], plan.Rows.Select(r => r.Action));
        Assert.Equal(new FieldChange(PersonField.Department, "Claims", "Legal"), Assert.Single(plan.Rows[0].Changes));
        Assert.Contains(new FieldChange(PersonField.Manager, null, Amina.ToString()), plan.Rows[2].Changes);
        Assert.Empty(plan.Problems);
        Assert.True(plan.CanCommit);
    }

    [Fact]
    public void Matches_by_id_first_then_by_email_whatever_its_case()
    {
        var plan = Plan("ID,Name,Email\n007,Amina Haddad-Vale,a.vale@x.example\n,Paul Byrne,PAUL@X.example\n");
        Assert.Equal([Amina, Paul], plan.Rows.Select(r => r.PersonId));
        Assert.Equal("a.vale@x.example", plan.Rows[0].Changes.Single(c => c.Field == PersonField.Email).After);
    }

    [Theory]
    [InlineData("ID,Name,Email\n9,,n@x.example\n", ProblemKind.MissingName, "B2")]
    [InlineData("ID,Name,Email\n,Neo,\n", ProblemKind.MissingKey, "C2")]
    [InlineData("ID,Name,Email\n9,Neo,neo at x\n8,Bo,b@x.example\n7,Cy,c@x.example\n", ProblemKind.BadEmail, "C2")]
    [InlineData("ID,Name,Email\n9,Neo,n@x.example\n8,Nea,N@x.example\n", ProblemKind.DuplicateEmail, "C3")]
    [InlineData("ID,Name,Email\n9,Neo,n@x.example\n9,Nea,o@x.example\n", ProblemKind.DuplicateEmployeeId, "A3")]
    [InlineData("ID,Name,Email\n007,Amina,\n,Amina Haddad,amina@x.example\n", ProblemKind.DuplicatePerson, "3")]
    [InlineData("ID,Name,Email\n007,Amina,paul@x.example\n", ProblemKind.EmailOfSomeoneElse, "C2")]
    [InlineData("ID,Name,Email\n9,Neo,GRETA@x.example\n", ProblemKind.EmailOfGuest, "C2")]
    [InlineData("ID,Name,Email\n007,Amina,greta@x.example\n", ProblemKind.EmailOfGuest, "C2")]
    [InlineData("ID,Name,Email\n555,Amina,amina@x.example\n", ProblemKind.IdOfSomeoneElse, "A2")]
    [InlineData("ID,Name,Hire date\n9,Neo,soon\n8,Bo,2020-01-02\n7,Cy,2020-01-02\n", ProblemKind.UnreadableDate, "C2")]
    [InlineData("ID,Name,Manager\n9,Neo,ghost@x.example\n", ProblemKind.UnknownManager, "C2")]
    [InlineData("ID,Name,Manager\n9,Neo,9\n", ProblemKind.SelfManager, "C2")]
    [InlineData("ID,Name,Manager\n9,Li Wei,001\n8,Li Wei,001\n7,Neo,Li Wei\n", ProblemKind.AmbiguousManager, "C4")]
    public void Names_each_problem_with_its_cell_and_leaves_the_row_out(string text, ProblemKind kind, string cell)
    {
        var plan = Plan(text);
        var problem = Assert.Single(plan.Problems);
        Assert.Equal((kind, cell), (problem.Kind, problem.Cell));
        Assert.Equal(RowAction.Skip, plan.Rows.Single(r => r.Row == problem.Row).Action);
    }

    [Fact]
    public void A_value_too_long_is_named_with_the_limit()
    {
        var problem = Assert.Single(Plan($"ID,Name,Title\n9,Neo,{new string('x', 201)}\n").Problems);
        Assert.Equal((ProblemKind.ValueTooLong, "200"), (problem.Kind, problem.Detail));
    }

    [Fact]
    public void An_unknown_time_zone_or_language_is_a_warning_only()
    {
        var plan = Plan("ID,Name,Time zone,Languages\n9,Neo,Mars,English; Klingon\n");
        Assert.Equal([ProblemKind.UnknownTimeZone, ProblemKind.UnknownLanguage], plan.Problems.Select(p => p.Kind));
        Assert.All(plan.Problems, p => Assert.True(p.Warning));
        Assert.Equal("en", plan.Rows[0].Changes.Single(c => c.Field == PersonField.Languages).After);
    }

    [Fact]
    public void A_circle_names_its_chain_and_takes_those_below_a_left_out_manager_with_it()
    {
        const string text = "ID,Name,Manager\n1a,Ada,2b\n2b,Bo,3c\n3c,Cy,1a\n4d,Di,3c\n5e,Eve,001\n";
        var plan = Plan(text);
        Assert.Equal([RowAction.Skip, RowAction.Skip, RowAction.Skip, RowAction.Skip, RowAction.Create], plan.Rows.Select(r => r.Action));
        Assert.All(plan.Problems.Where(p => p.Kind == ProblemKind.ManagerCycle), p => Assert.Equal("Ada → Bo → Cy → Ada", p.Detail));
        Assert.Equal((5, ProblemKind.ManagerLeftOut, "4"), plan.Problems.Where(p => p.Row == 5).Select(p => (p.Row, p.Kind, p.Detail!)).Single());

        var without = Plan(text, options: Options with { ImportWithoutManager = true });
        Assert.Equal(5, without.Count(RowAction.Create));
        Assert.All(without.Problems, p => Assert.True(p.Warning));
        Assert.DoesNotContain(without.Rows.Take(3).SelectMany(r => r.Changes), c => c.Field == PersonField.Manager);
        Assert.Contains(without.Rows[3].Changes, c => c.Field == PersonField.Manager);
    }

    [Fact]
    public void A_circle_may_close_through_people_who_are_not_in_the_file()
    {
        var problem = Assert.Single(Plan("ID,Name,Manager\n001,Paul Byrne,007\n").Problems);
        Assert.Equal((ProblemKind.ManagerCycle, "Paul Byrne → Amina Haddad (amina@x.example) → Paul Byrne"), (problem.Kind, problem.Detail));
    }

    [Fact]
    public void Leaving_out_one_row_of_a_swap_finds_the_circle_that_is_left()
    {
        // Amina is to leave Paul's line, but her row has no name and stays out: then Paul under Amina would close a circle.
        var plan = Plan("ID,Name,Manager\n007,,900\n001,Paul Byrne,007\n900,Neo,\n");
        Assert.Equal([ProblemKind.MissingName, ProblemKind.ManagerCycle], plan.Problems.Select(p => p.Kind));
        Assert.Equal([RowAction.Skip, RowAction.Skip, RowAction.Create], plan.Rows.Select(r => r.Action));
    }

    [Fact]
    public void An_unknown_manager_comes_with_a_near_value()
    {
        string? Suggestion(string manager) => Plan($"ID,Name,Manager\n9,Neo,{manager}\n", new([new(Amina, "Hiroshi Tanabe") { Email = "hiroshi.tanabe@x.example", EmployeeId = "00017" }], [])).Problems.Single().Suggestion;
        Assert.Equal("hiroshi.tanabe@x.example", Suggestion("h.tanabe"));
        Assert.Equal("hiroshi.tanabe@x.example", Suggestion("hiroshi.tanabe@old.example"));
        Assert.Equal("hiroshi.tanabe@x.example", Suggestion("hirsohi.tanabe@x.example"));
        Assert.Equal("00017", Suggestion("17"));
        Assert.Null(Suggestion("vacant"));
    }

    [Fact]
    public void Managers_by_name_family_first_and_dotted_lines_are_found()
    {
        var plan = Plan("ID,Name,Manager,Dotted-line managers\n9,\"Vale, Eva\",\"Byrne, Paul\",amina@x.example; 001\n");
        Assert.Empty(plan.Problems);
        Assert.Contains(new FieldChange(PersonField.Name, null, "Eva Vale"), plan.Rows[0].Changes);
        Assert.Contains(new FieldChange(PersonField.Manager, null, Paul.ToString()), plan.Rows[0].Changes);
        Assert.Contains(new FieldChange(PersonField.DottedLines, null, Amina.ToString()), plan.Rows[0].Changes);
    }

    [Fact]
    public void Missing_people_leave_only_when_asked_and_never_because_of_a_faulty_row()
    {
        const string text = "ID,Name\n007,\n";
        Assert.Equal(0, Plan(text).Count(RowAction.Leave));
        var leaver = Assert.Single(Plan(text, options: Options with { MissingPeopleLeave = true }).Rows, r => r.Action == RowAction.Leave);
        Assert.Equal(Paul, leaver.PersonId);
    }

    [Fact]
    public void Someone_who_had_left_returns()
    {
        var plan = Plan("ID,Name\n007,Amina Haddad\n", new([new(Amina, "Amina Haddad") { EmployeeId = "007", HasLeft = true }], []));
        Assert.Equal(new FieldChange(PersonField.Status, PersonField.Left, PersonField.Active), Assert.Single(plan.Rows[0].Changes));
    }

    [Fact]
    public void An_empty_cell_keeps_what_is_there_unless_told_otherwise()
    {
        const string text = "ID,Name,Department\n007,Amina Haddad,\n001,Paul Byrne,Board\n";
        Assert.Equal(RowAction.Same, Plan(text).Rows[0].Action);
        Assert.Equal(new FieldChange(PersonField.Department, "Claims", null), Assert.Single(Plan(text, options: Options with { EmptyCellsClear = true }).Rows[0].Changes));
    }

    [Fact]
    public void An_ambiguous_date_column_is_a_question_and_the_answer_settles_it()
    {
        const string text = "ID,Name,Hire date\n9,Neo,03/04/2019\n8,Bo,05/06/2020\n";
        var plan = Plan(text);
        Assert.Equal(new DateQuestion(2, "03/04/2019", 2, false), Assert.Single(plan.Questions));
        Assert.False(plan.CanCommit);
        var answered = Plan(text, adjust: m => m with { DateOrder = DateOrder.MonthFirst });
        Assert.True(answered.CanCommit);
        Assert.Equal("2019-03-04", answered.Rows[0].Changes.Single(c => c.Field == PersonField.EmploymentStart).After);
    }

    [Fact]
    public void Levels_take_the_spelling_of_the_scale_and_new_ones_are_listed()
    {
        var plan = Plan("ID,Name,Level\n9,Neo,junior\n8,Bo,Wizard\n7,Cy,WIZARD\n");
        Assert.Equal(["Wizard"], plan.NewLevels);
        Assert.Equal(["Junior", "Wizard", "Wizard"], plan.Rows.Select(r => r.Changes.Single(c => c.Field == PersonField.Level).After));
    }

    [Fact]
    public void The_same_input_gives_the_same_digest_and_a_changed_directory_another()
    {
        const string text = "ID,Name,Department\n007,Amina Haddad,Legal\n";
        Assert.Equal(Plan(text).Digest, Plan(text).Digest);
        var changed = new DirectorySnapshot([Directory.People[0] with { Department = "Pricing" }, Directory.People[1]], Directory.Levels);
        Assert.NotEqual(Plan(text).Digest, Plan(text, changed).Digest);
    }

    [Fact]
    public void I4_ten_thousand_real_rows_are_planned_without_a_problem()
    {
        var bytes = RealStaff.Csv(RealStaff.Organisation(10_000));
        var table = CsvReading.Read(bytes).Table!;
        var header = HeaderGuess.Row(table);
        var plan = ImportPlanning.Plan(table, header, MappingGuess.For(table, header), DirectorySnapshot.Empty, Options);
        Assert.Equal(10_000, plan.Count(RowAction.Create));
        Assert.Empty(plan.Problems);

        // The same file again, now against the directory that it made: nothing changes.
        var people = plan.Rows.Select(FromChanges).ToList();
        var again = ImportPlanning.Plan(table, header, MappingGuess.For(table, header), new(people, plan.NewLevels), Options with { ImportId = Guid.NewGuid() });
        Assert.Equal(10_000, again.Count(RowAction.Same));
    }

    [Fact]
    public void Real_names_of_every_script_survive_in_each_delimiter()
    {
        var staff = RealStaff.Organisation(1_470);
        foreach (var delimiter in new[] { ',', ';', '\t' })
        {
            var table = CsvReading.Read(RealStaff.Csv(staff, delimiter, bom: delimiter == ';')).Table!;
            var plan = ImportPlanning.Plan(table, 1, MappingGuess.For(table, 1), DirectorySnapshot.Empty, Options);
            Assert.Empty(plan.Problems);
            Assert.Equal(staff.Select(s => s.Name.Normalize()), plan.Rows.Select(r => r.Changes.Single(c => c.Field == PersonField.Name).After));
        }
        Assert.Contains(staff, s => s.Name.Any(c => c is >= '\u0600' and <= '\u06FF'));
        Assert.Contains(staff, s => s.Name.Any(c => c is >= '\u0400' and <= '\u04FF'));
        Assert.Contains(staff, s => s.Name.Any(c => c is >= '\u4E00' and <= '\u9FFF'));
    }

    private static DirectoryPerson FromChanges(PlannedRow row)
    {
        string? V(string field) => row.Changes.FirstOrDefault(c => c.Field == field)?.After;
        return new(row.PersonId, V(PersonField.Name)!)
        {
            Email = V(PersonField.Email), EmployeeId = V(PersonField.EmployeeId), Title = V(PersonField.Title), Level = V(PersonField.Level), Department = V(PersonField.Department),
            Country = V(PersonField.Country), ManagerId = V(PersonField.Manager) is { } m ? Guid.Parse(m) : null, EmploymentStart = V(PersonField.EmploymentStart) is { } d ? DateOnly.Parse(d, System.Globalization.CultureInfo.InvariantCulture) : null,
        };
    }
}
