using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Upward.Web.Features.People;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Features.People.Import;

/// <summary>The import as a whole, on both databases: by its use cases, and by the pages as a person without JavaScript sees them.</summary>
public sealed class ImportPeopleTests(Hosts hosts)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private const string Staff = """
        Employee ID,Name,E-mail,Level,Department,Manager e-mail,Dotted-line managers,Hire date,Languages,Cohort
        0001,Ingrid Moberg,ingrid@x.example,L6,People,,,2015-02-01,English; Swedish,A
        0003,أمينة حداد,amina.h@x.example,L1,Data,tunde@x.example,ingrid@x.example,12.03.2022,Arabic,B
        0002,Tunde Adeyemi,tunde@x.example,L2,Data,ingrid@x.example,amina.h@x.example,2023-09-11,English,B
        0004,张伟,wei@x.example,Wizard,Data,ghost@x.example,,2020-01-01,Chinese,A
        """;

    private static readonly string[] Mapped = ["Cohort"];

    private static async Task<Guid> UploadAsync(Story story, string text, Func<ImportChoices, ImportChoices>? choose = null)
    {
        var run = (await story.RunAsAsync<UploadStaffList, Outcome<Guid>>(story.Ada, u => u.ExecuteAsync("staff.csv", Encoding.UTF8.GetBytes(text), Ct))).Value;
        if (choose is null) return run;
        var choices = ImportChoices.FromJson(await story.InAsync(db => db.ImportRuns.Where(r => r.Id == run).Select(r => r.Mapping).SingleAsync()));
        Assert.True((await story.RunAsAsync<ChooseColumns, Outcome>(story.Ada, c => c.ExecuteAsync(run, choose(choices), Ct))).Succeeded);
        return run;
    }

    private static ImportChoices WithCohort(ImportChoices choices) => choices with
    {
        Mapping = choices.Mapping with { Columns = [.. choices.Mapping.Columns.Select(c => c.Column == 9 ? new ColumnUse(9, Field.Custom, Mapped[0]) : c)] },
        LevelRanks = new Dictionary<string, int> { ["Wizard"] = 7 },
    };

    private static async Task<Outcome<LongTask>> CommitAsync(Story story, Guid run, Person? by = null)
    {
        var preview = await story.RunAsAsync<PreviewImport, ImportPreview?>(by ?? story.Ada, p => p.ExecuteAsync(run, Ct));
        return await story.RunAsAsync<CommitImport, Outcome<LongTask>>(by ?? story.Ada, c => c.ExecuteAsync(run, preview?.Plan.Digest ?? "", Ct));
    }

    private static Task<List<Person>> PeopleAsync(Story story) => story.InAsync(db => db.People.AsNoTracking().Include(p => p.DottedLines).Include(p => p.Level).Include(p => p.Manager)
        .Where(p => p.EmailKey!.EndsWith("@X.EXAMPLE")).OrderBy(p => p.EmployeeId).ToListAsync());

    [Theory, BothDatabases]
    public async Task An_import_brings_people_with_their_lines_and_the_undo_takes_all_of_it_back(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var run = await UploadAsync(story, Staff, c => WithCohort(c) with { ImportWithoutManager = true });
        Assert.True((await CommitAsync(story, run)).Succeeded);
        await story.RunTasksAsync();

        var people = await PeopleAsync(story);
        Assert.Equal(["Ingrid Moberg", "Tunde Adeyemi", "أمينة حداد", "张伟"], people.Select(p => p.Name));
        Assert.Equal("0003", people[2].EmployeeId);
        Assert.Equal("Tunde Adeyemi", people[2].Manager?.Name);
        Assert.Equal(people[0].Id, Assert.Single(people[2].DottedLines).ManagerId);
        Assert.Equal(people[2].Id, Assert.Single(people[1].DottedLines).ManagerId);
        Assert.Equal(new DateOnly(2022, 3, 12), people[2].EmployedSince);
        Assert.Equal(["en", "sv"], people[0].Languages.Order());
        Assert.Equal("A", people[3].CustomFields["Cohort"]);
        Assert.Equal(7, people[3].Level?.Rank);
        Assert.Null(people[3].ManagerId);

        Assert.True((await story.RunAsAsync<UndoImport, Outcome<LongTask>>(story.Ada, u => u.ExecuteAsync(run, Ct))).Succeeded);
        await story.RunTasksAsync();
        Assert.Empty(await PeopleAsync(story));
        Assert.Equal(["people.import.accepted", "people.import.committed", "people.import.undoing", "people.import.undone", "people.import.uploaded"],
            await story.InAsync(x => x.AuditEntries.Where(a => a.SubjectId == run).Select(a => a.Action).OrderBy(a => a).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_second_file_changes_people_and_the_undo_keeps_what_somebody_changed_since(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await CommitAsync(story, await UploadAsync(story, Staff, c => WithCohort(c) with { ImportWithoutManager = true }));
        await story.RunTasksAsync();
        var run = await UploadAsync(story, "Employee ID,Name,E-mail,Department\n0001,Ingrid Moberg,ingrid@x.example,Board\n0002,Tunde Adeyemi,tunde@x.example,Platform\n", c => c with { MissingPeopleLeave = false });
        await CommitAsync(story, run);
        await story.RunTasksAsync();
        Assert.Equal(["Board", "Platform"], (await PeopleAsync(story)).Take(2).Select(p => p.Department));

        var tunde = (await PeopleAsync(story))[1];
        var input = PersonInput.Of(tunde, "ingrid@x.example", []);
        input.Department = "Research";
        Assert.True((await story.RunAsAsync<SavePerson, Outcome<Guid>>(story.Ada, s => s.ChangeAsync(tunde.Id, input, Ct))).Succeeded);
        await story.RunAsAsync<UndoImport, Outcome<LongTask>>(story.Ada, u => u.ExecuteAsync(run, Ct));
        await story.RunTasksAsync();

        Assert.Equal(["People", "Research"], (await PeopleAsync(story)).Take(2).Select(p => p.Department));
        var kept = Assert.Single(await story.InAsync(x => x.ImportedChanges.Where(c => c.ImportRunId == run && c.KeptBecause != "").ToListAsync()));
        Assert.Equal((tunde.Id, "import.kept.changedSince"), (kept.PersonId, kept.KeptBecause));
    }

    [Theory, BothDatabases]
    public async Task People_missing_from_the_file_leave_and_come_back_with_the_undo(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var own = string.Join('\n', new[] { story.Ada, story.Petra, story.Amina, story.Paul }.Select(p => $"{p.Name},{p.Email}"));
        var run = await UploadAsync(story, "Name,E-mail\n" + own + "\n", c => c with { MissingPeopleLeave = true });
        await CommitAsync(story, run);
        await story.RunTasksAsync();
        Assert.Equal([story.Olga.Id], await story.InAsync(x => x.People.Where(p => p.LeftAt != null).Select(p => p.Id).ToListAsync()));
        await story.RunAsAsync<UndoImport, Outcome<LongTask>>(story.Ada, u => u.ExecuteAsync(run, Ct));
        await story.RunTasksAsync();
        Assert.False(await story.InAsync(x => x.People.AnyAsync(p => p.LeftAt != null)));
    }

    [Theory, BothDatabases]
    public async Task Commit_refuses_when_the_directory_has_changed_since_the_preview(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var run = await UploadAsync(story, "Employee ID,Name,E-mail\n0001,Ingrid Moberg,ingrid@x.example\n");
        var digest = (await story.RunAsAsync<PreviewImport, ImportPreview?>(story.Ada, p => p.ExecuteAsync(run, Ct)))!.Plan.Digest;
        await story.RunAsAsync<SavePerson, Outcome<Guid>>(story.Ada, s => s.AddAsync(new() { Name = "Ingrid M.", Email = "ingrid@x.example" }, Ct));
        var outcome = await story.RunAsAsync<CommitImport, Outcome<LongTask>>(story.Ada, c => c.ExecuteAsync(run, digest, Ct));
        Assert.Equal("import.directoryChanged", Assert.Single(outcome.Refusals).Message.Key);
        Assert.Equal(0, await story.InAsync(x => x.LongTasks.CountAsync(t => t.SubjectId == run)));
        // Looked at again, it is accepted; a second click is not.
        Assert.True((await CommitAsync(story, run)).Succeeded);
        Assert.Equal("import.alreadyAccepted", Assert.Single((await story.RunAsAsync<CommitImport, Outcome<LongTask>>(story.Ada, c => c.ExecuteAsync(run, digest, Ct))).Refusals).Message.Key);
        await story.RunTasksAsync();
    }

    [Theory, BothDatabases]
    public async Task A_commit_that_died_goes_on_where_it_was_and_does_nothing_twice(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var rows = string.Concat(Enumerable.Range(1, 700).Select(i => $"{i:D5},Person {i},p{i}@x.example,{(i == 1 ? "" : $"p{i / 2}@x.example")}\n"));
        var run = await UploadAsync(story, "Employee ID,Name,E-mail,Manager e-mail\n" + rows);
        await CommitAsync(story, run);
        var task = await story.InAsync(x => x.LongTasks.SingleAsync(t => t.SubjectId == run));

        // The process dies after the first transaction.
        using (var death = new CancellationTokenSource())
        {
            await story.RunAsAsync<IEnumerable<ILongTaskHandler>, bool>(null, async handlers =>
            {
                var progress = new TaskProgress(story.Host.Services.GetRequiredService<IServiceScopeFactory>(), story.OrganisationId, task.Id, new Dying(death));
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handlers.Single(h => h.Kind == ImportPeople.TaskKind).RunAsync(run, progress, death.Token));
                return true;
            });
        }
        var half = (await PeopleAsync(story)).Count;
        Assert.InRange(half, 1, 699);
        await story.RunTasksAsync();
        var people = await PeopleAsync(story);
        Assert.Equal(700, people.Count);
        Assert.Equal(699, people.Count(p => p.ManagerId is not null));
        Assert.Equal(700, await story.InAsync(x => x.ImportedChanges.CountAsync(c => c.ImportRunId == run)));
        Assert.NotNull(await story.InAsync(x => x.ImportRuns.Where(r => r.Id == run).Select(r => r.CommittedAt).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_cancel_takes_back_what_was_done(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var run = await UploadAsync(story, Staff, c => WithCohort(c) with { ImportWithoutManager = true });
        await CommitAsync(story, run);
        await story.RunAsAsync<IEnumerable<ILongTaskHandler>, bool>(story.Ada, async handlers =>
        {
            var handler = handlers.Single(h => h.Kind == ImportPeople.TaskKind);
            await handler.RunAsync(run, new TaskProgress(story.Host.Services.GetRequiredService<IServiceScopeFactory>(), story.OrganisationId, Guid.NewGuid(), story.Host.Clock), Ct);
            await handler.CancelledAsync(run, Ct);
            return true;
        });
        Assert.Empty(await PeopleAsync(story));
        await story.RunTasksAsync();
    }

    [Theory, BothDatabases]
    public async Task After_thirty_days_the_staff_list_is_forgotten_and_the_undo_says_so(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var run = await UploadAsync(story, "Employee ID,Name,E-mail\n0001,Ingrid Moberg,ingrid@x.example\n");
        await CommitAsync(story, run);
        await story.RunTasksAsync();
        await story.InAsync(x => x.ImportRuns.Where(r => r.Id == run).ExecuteUpdateAsync(r => r.SetProperty(i => i.UploadedAt, story.Now.AddDays(-31))));
        await story.RunAsAsync<ForgetOldImports, bool>(null, async f => { await f.ExecuteAsync(Ct); return true; });
        var old = await story.InAsync(x => x.ImportRuns.SingleAsync(r => r.Id == run));
        Assert.Empty(old.Content);
        Assert.Equal("import.undo.tooLate", Assert.Single((await story.RunAsAsync<UndoImport, Outcome<LongTask>>(story.Ada, u => u.ExecuteAsync(run, Ct))).Refusals).Message.Key);
        Assert.Single(await PeopleAsync(story));
    }

    [Theory, BothDatabases]
    public async Task An_undo_keeps_a_person_who_is_in_use_and_an_email_that_has_a_new_owner(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var first = await UploadAsync(story, "Employee ID,Name,E-mail\n0001,Ingrid Moberg,ingrid@x.example\n0002,Omar,omar@x.example\n");
        await CommitAsync(story, first);
        await story.RunTasksAsync();
        var second = await UploadAsync(story, "Employee ID,Name,E-mail\n0001,Ingrid Moberg,moberg@x.example\n");
        await CommitAsync(story, second);
        await story.RunTasksAsync();
        await story.RunAsAsync<SavePerson, Outcome<Guid>>(story.Ada, s => s.AddAsync(new() { Name = "Other Ingrid", Email = "ingrid@x.example", Manager = "omar@x.example" }, Ct));

        foreach (var run in new[] { second, first })
        {
            await story.RunAsAsync<UndoImport, Outcome<LongTask>>(story.Ada, u => u.ExecuteAsync(run, Ct));
            await story.RunTasksAsync();
        }
        Assert.Equal(["import.kept.changedSince", "import.kept.inUse", "import.kept.taken"],
            await story.InAsync(x => x.ImportedChanges.Where(c => c.KeptBecause != "").Select(c => c.KeptBecause).OrderBy(k => k).ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_an_admin_of_this_organisation_can_import_or_see_one(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var run = await UploadAsync(story, "Employee ID,Name,E-mail\n0001,Ingrid Moberg,ingrid@x.example\n");
        foreach (var other in new[] { story.Petra, story.Amina, story.Olga, story.Otto })
        {
            Assert.Null(await story.RunAsAsync<PreviewImport, ImportPreview?>(other, p => p.ExecuteAsync(run, Ct)));
            Assert.True((await story.RunAsAsync<CommitImport, Outcome<LongTask>>(other, c => c.ExecuteAsync(run, "", Ct))).IsNotFound);
            Assert.True((await story.RunAsAsync<UndoImport, Outcome<LongTask>>(other, c => c.ExecuteAsync(run, Ct))).IsNotFound);
            Assert.True((await story.RunAsAsync<ChooseColumns, Outcome>(other, c => c.HeaderRowAsync(run, 1, Ct))).IsNotFound);
            var browser = await story.AsAsync(other);
            await browser.OpenAsync($"/people/import/{run}/preview");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.True((await story.RunAsAsync<UploadStaffList, Outcome<Guid>>(story.Petra, u => u.ExecuteAsync("x.csv", "Name,E-mail\nA,a@x.example\n"u8.ToArray(), Ct))).IsNotFound);
        Assert.Empty(await PeopleAsync(story));
    }

    [Theory, BothDatabases]
    public async Task Through_the_pages_with_an_ambiguous_date_a_wrong_row_and_the_undo(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Ada);
        await browser.OpenAsync("/people/import");
        await browser.UploadAsync("#upload", "file", "list.xlsx", [0x50, 0x4B, 3, 4, .. "xl/workbook.xml"u8.ToArray()]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("This workbook is damaged", browser.Page!.QuerySelector("#file-error")!.TextContent, StringComparison.Ordinal);

        const string text = "Staff list;;;\nID;Name;E-Mail;Hire date\n01;Nora;nora@x.example;03/04/2021\n02;Omar;no address;05/06/2021\n";
        await browser.UploadAsync("#upload", "file", "list.csv", Encoding.UTF8.GetBytes(text));
        Assert.Equal("2", browser.Page!.QuerySelector("input[name=row][checked]")!.GetAttribute("value"));
        await browser.SubmitAsync("main form");
        Assert.EndsWith("/columns", browser.Path, StringComparison.Ordinal);
        await browser.SubmitAsync("main form");
        Assert.EndsWith("/preview", browser.Path, StringComparison.Ordinal);
        Assert.Contains("day or month first", browser.Page!.QuerySelector(".question h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector("#commit"));
        await browser.SubmitAsync(".question form", ("dateOrder", "DayFirst"));

        Assert.Contains("C4", browser.Page!.QuerySelector(".prob tbody")!.TextContent, StringComparison.Ordinal);
        await browser.SendAsync(HttpMethod.Get, "?handler=LeftOut", null);
        Assert.Contains("02,Omar,no address,05/06/2021,C4: This is no e-mail address", browser.Body, StringComparison.Ordinal);
        await browser.OpenAsync(browser.Path.Split('?')[0]);
        await browser.SubmitAsync("#commit");
        Assert.NotNull(browser.Page!.QuerySelector("[data-task-state=running]"));
        await story.RunTasksAsync();
        await browser.OpenAsync(browser.Path);
        Assert.Equal(new DateOnly(2021, 4, 3), Assert.Single(await PeopleAsync(story)).EmployedSince);
        await browser.SubmitAsync("#undo");
        await story.RunTasksAsync();
        await browser.OpenAsync(browser.Path);
        Assert.Contains("Taken back", browser.Page!.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await PeopleAsync(story));
    }

    /// <summary>A clock that pulls the plug when the first progress is written.</summary>
    private sealed class Dying(CancellationTokenSource death) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            death.Cancel();
            return System.GetUtcNow();
        }
    }
}
