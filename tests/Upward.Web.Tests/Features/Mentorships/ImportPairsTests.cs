using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Compile;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Mentorships.Import;
using Upward.Web.Features.People;
using Upward.Web.Features.People.Import;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Matching;
using Upward.Web.Tests.Features.People.Import;

namespace Upward.Web.Tests.Features.Mentorships;

public sealed class ImportPairsTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_file_is_looked_at_and_committed_in_the_browser_and_both_find_their_pair(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync(Address(story));
        var page = await petra.UploadAsync("form[enctype]", "file", "pairs.csv", Bytes($"""
            Mentor;Mentee;Since;Until;Cohort;How it ended
            {story.Amina.Email};{story.Paul.Email};2026-01-05;;Pilot;
            {story.Olga.Email};{story.Paul.Email};2024-03-01;2024-09-30;Pilot;As planned
            {story.Amina.Email.Replace("haddad", "hadad", StringComparison.Ordinal)};{story.Paul.Email};2024-03-01;2024-09-30;;
            """));

        Assert.Equal(["1", "1", "0", "1"], page.QuerySelectorAll(".stat b").Select(s => s.TextContent));
        Assert.Equal($"Amina Haddad, {story.Amina.Email}", page.QuerySelectorAll(".prob td")[2].TextContent);
        Assert.Equal(["running pair", "history"], page.QuerySelectorAll("tbody .badge").Select(b => b.TextContent.Trim()));
        Assert.Equal(0, await story.InAsync(d => d.Mentorships.CountAsync()));

        page = await petra.SubmitAsync("form[action*=Commit]");
        Assert.Contains("One running pair and one ended one came in. One row was left out.", petra.Body, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#undo"));
        var pair = await story.InAsync(d => d.Mentorships.SingleAsync());
        Assert.Equal((story.AminaIn.Id, story.PaulIn.Id, 1, "Pilot", new DateOnly(2026, 1, 5)), (pair.MentorEnrolmentId, pair.MenteeEnrolmentId, pair.MentorSeat, pair.CalledBefore, DateOnly.FromDateTime(pair.StartedAt.UtcDateTime)));
        Assert.Contains("As planned", (await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs?state=past")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Amina Haddad", (await petra.OpenAsync($"/programmes/{story.Programme.Id}/pairs")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);

        Assert.Contains("Paul Director", (await (await story.AsAsync(story.Amina)).OpenAsync("/proposals")).QuerySelector("[aria-labelledby=own-pairs]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await (await story.AsAsync(story.Paul)).OpenAsync("/proposals")).QuerySelectorAll("[aria-labelledby=own-pairs] tbody tr").Length);
        Assert.Null((await (await story.AsAsync(story.Ada)).OpenAsync("/proposals")).QuerySelector("[aria-labelledby=own-pairs]"));
        Assert.Empty(await story.MailsAsync());
    }

    [Theory, BothDatabases]
    public async Task Who_is_not_in_the_programme_joins_with_the_pair_and_leaves_again_with_the_undo(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d => { (await d.Enrolments.SingleAsync(e => e.Id == story.PaulIn.Id)).Withdraw(story.Now); await d.SaveChangesAsync(); });
        var import = await CommitAsync(story, $"mentor,mentee,started on\n{story.Olga.Email},{story.Paul.Email},2026-01-05\n");
        Assert.Equal((1, 0, 2), (import.Value!.Running, import.Value.Past, import.Value.Joined));
        Assert.Equal(["Mentee True", "Mentor True"], await RolesAsync(story, story.Paul, story.Olga));

        Assert.True((await UndoAsync(story, story.Petra, import.Value.Id)).Succeeded);
        Assert.Equal(["Mentee False"], await RolesAsync(story, story.Paul, story.Olga));
        Assert.Equal(0, await story.InAsync(d => d.Mentorships.CountAsync()));
        Assert.Equal("participants.undo.already", (await UndoAsync(story, story.Petra, import.Value.Id)).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task What_an_undo_cannot_take_back_is_kept_and_named(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var import = (await CommitAsync(story, $"mentor,mentee,started on\n{story.Olga.Email},{story.Paul.Email},2026-01-05\n")).Value!;
        await story.InAsync(async d => { (await d.Enrolments.SingleAsync(e => e.PersonId == story.Olga.Id)).SetCapacity(3); await d.SaveChangesAsync(); });
        Assert.True((await UndoAsync(story, story.Petra, import.Id)).Succeeded);
        var page = await (await story.AsAsync(story.Petra)).OpenAsync($"{Address(story)}/{import.Id}");
        Assert.Contains("Olga Outside", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await story.InAsync(d => d.PairImports.Select(i => i.Kept).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task Each_reason_why_a_pair_cannot_come_in_is_named_with_its_cell(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            (await d.People.SingleAsync(p => p.Id == story.Olga.Id)).ReportTo(story.Paul.Id);
            (await d.People.SingleAsync(p => p.Id == story.Ada.Id)).Leave(story.Now);
            await d.SaveChangesAsync();
        });
        var (amina, paul, olga, petra) = (story.Amina.Email, story.Paul.Email, story.Olga.Email, story.Petra.Email);
        var plan = (await PreviewAsync(story, story.Petra, $"""
            mentor,mentee,started on,ended on
            {olga},{paul},2026-01-05,
            {amina},{amina},2026-01-05,
            {paul},{petra},2026-01-05,
            {amina},{story.Ada.Email},2026-01-05,
            {amina},{paul},,
            {amina},{paul},soon,
            {amina},{paul},2099-01-01,
            {amina},{paul},2025-01-01,2024-01-01
            {amina},{paul},2026-01-05,
            {amina},{paul},2026-01-06,
            {petra},{paul},2026-01-05,
            ,{paul},2026-01-05,
            """)).Value!.Plan;
        Assert.Equal(["inLine B2", "samePerson B3", "otherRole A4", "left B5", "noStart C6", "noDate C7", "later C8", "endsFirst D9", "twice A11", "full B12", "noPerson A13"], plan.Problems.Select(p => $"{p.Kind} {p.Cell}"));
        Assert.Equal(10, plan.Rows.Single().Row);
    }

    [Theory, BothDatabases]
    public async Task Without_the_rule_a_pair_in_line_comes_in_with_a_warning(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            (await d.People.SingleAsync(p => p.Id == story.Amina.Id)).ReportTo(story.Paul.Id);
            d.Criteria.Add(ProgrammeCriteria.For(d.OrganisationId, story.Programme.Id, new() { NeverInLineOfCommand = false }, null, story.Now));
            await d.SaveChangesAsync();
        });
        var plan = (await PreviewAsync(story, story.Petra, $"mentor,mentee,started on\n{story.Amina.Email},{story.Paul.Email},2026-01-05\n")).Value!.Plan;
        Assert.True(plan.Rows.Single() is { InLine: true, Fate: PairFate.Running });
    }

    [Theory, BothDatabases]
    public async Task An_imported_past_pair_is_not_proposed_again_unless_the_rule_is_off(Db db)
    {
        var world = await MatchingWorld.MakeAsync(await hosts.StoryAsync(db), 1, 1);
        var story = world.Story;
        await CommitAsync(story, $"mentor,mentee,started on,ended on\n{story.Amina.Email},{story.Paul.Email},2024-01-05,2024-06-05\n");
        var inputs = await story.RunAsAsync<LoadMatchingInputs, MatchingInputs>(story.Petra, l => l.ExecuteAsync(story.Programme.Id, new(2026, 1, 5), None));
        Assert.Equal(new CandidatePair(story.PaulIn.Id, story.AminaIn.Id), Assert.Single(inputs.PreviousPairs));
        Assert.Empty(await world.ProposalsAsync((await world.RunRoundAsync()).Id));
    }

    [Theory, BothDatabases]
    public async Task The_same_file_twice_changes_nothing_the_second_time(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var file = $"mentor,mentee,started on,ended on\n{story.Amina.Email},{story.Paul.Email},2026-01-05,\n{story.Olga.Email},{story.Paul.Email},2024-01-05,2024-06-05\n";
        Assert.True((await CommitAsync(story, file)).Succeeded);
        Assert.Equal("participants.import.refused.nothing", (await CommitAsync(story, file)).Refusals.Single().Message.Key);
        Assert.Equal((1, 1), await story.InAsync(async d => (await d.Mentorships.CountAsync(), await d.PastPairs.CountAsync())));
    }

    [Theory, BothDatabases]
    public async Task When_a_place_was_taken_since_the_preview_nothing_is_committed_unseen(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var file = $"mentor,mentee,started on\n{story.Amina.Email},{story.Paul.Email},2026-01-05\n";
        var seen = (await PreviewAsync(story, story.Petra, file)).Value!;
        await story.PairAsync();
        var outcome = await story.RunAsAsync<ImportPairs, Outcome<PairImport>>(story.Petra, i => i.CommitAsync(story.Programme.Id, "p.csv", Bytes(file), seen.File.Choices, seen.Plan.Digest, None));
        Assert.Equal("participants.import.refused.changed", outcome.Refusals.Single().Message.Key);
        Assert.Equal(1, await story.InAsync(d => d.Mentorships.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_workbook_has_its_sheet_chosen_and_its_columns_named_by_hand(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var workbook = new WorkbookFile().Sheet("Cover", ["Our pairs", "of all years"]).Sheet("List", ["Who", "With", "Day"], [story.Amina.Email, story.Paul.Email, "05.01.2026"]).Bytes();
        var petra = await story.AsAsync(story.Petra);
        await petra.OpenAsync(Address(story));
        var page = await petra.UploadAsync("form[enctype]", "file", "pairs.xlsx", workbook);
        Assert.Contains("No column for: mentor, mentee, started on", page.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        await petra.PressAsync("button[formaction*=Read]", ("Sheet", "List"));
        page = await petra.PressAsync("button[formaction*=Read]", ("Columns[Mentor]", "0"), ("Columns[Mentee]", "1"), ("Columns[StartedOn]", "2"));
        Assert.Equal("running pair", page.QuerySelector("tbody .badge")!.TextContent.Trim());
        await petra.SubmitAsync("form[action*=Commit]");
        Assert.Equal(1, await story.InAsync(d => d.Mentorships.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Dates_that_can_be_read_both_ways_are_asked_about(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var file = Bytes($"mentor,mentee,started on\n{story.Amina.Email},{story.Paul.Email},03/04/2025\n");
        var plan = (await story.RunAsAsync<ImportPairs, Outcome<PairPreview>>(story.Petra, i => i.PreviewAsync(story.Programme.Id, file, null, None))).Value!;
        Assert.Equal("03/04/2025", plan.Plan.DatesAsk);
        Assert.False(plan.Plan.CanCommit);
        plan = (await story.RunAsAsync<ImportPairs, Outcome<PairPreview>>(story.Petra, i => i.PreviewAsync(story.Programme.Id, file, plan.File.Choices with { DateOrder = DateOrder.MonthFirst }, None))).Value!;
        Assert.Equal(new DateOnly(2025, 3, 4), plan.Plan.Rows.Single().StartedOn);
    }

    [Theory, BothDatabases]
    public async Task Outsiders_neither_preview_nor_commit_nor_undo_nor_see_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var file = $"mentor,mentee,started on\n{story.Amina.Email},{story.Paul.Email},2026-01-05\n";
        var import = (await CommitAsync(story, file)).Value!;
        foreach (var outsider in new[] { story.Olga, story.Amina, story.Otto })
        {
            Assert.True((await PreviewAsync(story, outsider, file)).IsNotFound);
            Assert.True((await story.RunAsAsync<ImportPairs, Outcome<PairImport>>(outsider, i => i.CommitAsync(story.Programme.Id, "p.csv", Bytes(file), new("", 1, new Dictionary<PairColumn, int>(), default), "", None))).IsNotFound);
            Assert.True((await UndoAsync(story, outsider, import.Id)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"{Address(story)}/{import.Id}");
            Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        }
        Assert.Equal(1, await story.InAsync(d => d.Mentorships.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Who_runs_a_units_programme_finds_no_stranger_by_a_file_not_even_as_a_guess(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (una, noor, unitId) = await story.UnitAsync();
        var programme = await story.RunAsAsync<CreateProgramme, Outcome<Guid>>(una, c => c.ExecuteAsync(story.Programme.Facts with { Name = "Northern eyes" }, unitId, None));
        var file = Bytes($"mentor,mentee,started on\n{noor.Email},{story.Olga.Email},2026-01-05\n{noor.Email},Olga Outside,2026-01-06\n");
        var plan = (await story.RunAsAsync<ImportPairs, Outcome<PairPreview>>(una, i => i.PreviewAsync(programme.Value, file, null, None))).Value!.Plan;
        Assert.Equal(["unknownPerson B2 ", "unknownPerson B3 "], plan.Problems.Select(p => $"{p.Kind} {p.Cell} {p.Nearest}"));
    }

    private static string Address(Story story) => $"/programmes/{story.Programme.Id}/pairs/import";

    private static Task<Outcome<PairPreview>> PreviewAsync(Story story, Person who, string file) =>
        story.RunAsAsync<ImportPairs, Outcome<PairPreview>>(who, i => i.PreviewAsync(story.Programme.Id, Bytes(file), null, None));

    internal static async Task<Outcome<PairImport>> CommitAsync(Story story, string file)
    {
        var seen = (await PreviewAsync(story, story.Petra, file)).Value!;
        return await story.RunAsAsync<ImportPairs, Outcome<PairImport>>(story.Petra, i => i.CommitAsync(story.Programme.Id, "pairs.csv", Bytes(file), seen.File.Choices, seen.Plan.Digest, None));
    }

    private static Task<Outcome> UndoAsync(Story story, Person who, Guid import) =>
        story.RunAsAsync<UndoPairImport, Outcome>(who, u => u.ExecuteAsync(story.Programme.Id, import, None));

    private static Task<List<string>> RolesAsync(Story story, params Person[] people) => story.InAsync(async d =>
    {
        var ids = people.Select(p => p.Id).ToList();
        return (await d.Enrolments.AsNoTracking().Where(e => ids.Contains(e.PersonId)).ToListAsync()).Select(e => $"{e.Role} {e.IsActive}").Order().ToList();
    });

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
