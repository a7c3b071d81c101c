using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.People;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Enrolment;

public sealed class ImportParticipantsTests(Hosts hosts)
{
    private static readonly Dictionary<string, string> NoDecisions = [];
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_file_is_looked_at_decided_on_and_committed_in_the_browser(Db db)
    {
        var story = await BeginAsync(db);
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants/import");
        var page = await browser.UploadAsync("form[enctype]", "file", "people.csv", Bytes($"""
            email,role,capacity,wants,offers,languages
            {story.Olga.Email},Senior,2,AI basics:3:2; Falconry:1,Strategy,German
            {story.Amina.Email},mentor,,,Exel:4,
            nobody@harbour.example,mentor,,,,
            {story.Ada.Email},guest,,AI basics:9,,Klingon
            """));

        Assert.Equal(["1", "1", "2"], page.QuerySelectorAll(".stat b").Select(s => s.TextContent));
        Assert.Equal(0, await story.InAsync(d => d.Enrolments.CountAsync(e => e.PersonId == story.Olga.Id)));
        var problems = page.QuerySelectorAll(".prob").Select(p => (p.QuerySelector("b")!.TextContent, p.QuerySelector("td")!.TextContent, p.QuerySelectorAll("td")[1].TextContent)).ToList();
        Assert.Contains(("Not in the directory", "A4", "nobody@harbour.example"), problems);
        Assert.Contains(("No such role", "B5", "guest"), problems);
        Assert.Contains(("Skill wanted cannot be read", "D5", "AI basics:9"), problems);
        Assert.Contains(("Unknown language", "F5", "Klingon"), problems);
        Assert.Contains("Spreadsheets", page.QuerySelectorAll(".unknown-skill").Single(u => u.TextContent.Contains("Exel", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);

        var words = page.QuerySelectorAll("[name$='.Word']").Select(w => w.GetAttribute("value")).ToList();
        (string, string?)[] decisions = [($"Decisions[{words.IndexOf("Exel")}].Choice", "Spreadsheets"), ($"Decisions[{words.IndexOf("Falconry")}].Choice", "+")];
        page = await browser.SubmitAsync("form[action*=Commit]", decisions);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Look at it again", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await browser.SubmitAsync("form[action*=Commit]");
        Assert.Contains("One person joined, one was updated. One skill was added. 2 rows were left out.", browser.Body, StringComparison.Ordinal);

        var olga = await FindAsync(story, story.Olga);
        Assert.Equal((ProgrammeRole.Mentee, 2, "de"), (olga.Role, olga.Capacity, olga.Languages.Single()));
        Assert.Equal(["AI basics 3 2", "Falconry 1 0"], olga.Skills.Where(s => s.Direction == SkillDirection.Wanted).OrderBy(s => s.Skill.Name).Select(s => $"{s.Skill.Name} {s.Importance} {s.SkillLevel}"));
        Assert.Equal("Spreadsheets", (await FindAsync(story, story.Amina)).Skills.Single().Skill.Name);
    }

    [Fact]
    public void The_file_that_a_preview_carries_comes_back_as_it_was_or_not_at_all()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"person{i}@large.test,mentor,1,AI basics:{i % 3}\n")));
        var carried = CarriedFile.Pack(file);

        Assert.True(carried.Length < file.Length / 2, $"{carried.Length} of {file.Length}");
        Assert.Equal(file, CarriedFile.Unpack(carried, file.Length));
        Assert.Null(CarriedFile.Unpack(carried, file.Length - 1));
        Assert.Null(CarriedFile.Unpack(carried[..^400], file.Length));
        Assert.All(["", null, "no base 64!", Convert.ToBase64String(new byte[400])], other => Assert.Null(CarriedFile.Unpack(other, 1000)));
    }

    [Theory, BothDatabases]
    public async Task What_the_file_does_not_say_stays_and_an_export_comes_back_unchanged(Db db)
    {
        var story = await BeginAsync(db);
        var skill = await story.InAsync(d => d.Skills.Where(s => s.Name == "Podcasts").Select(s => s.Id).SingleAsync());
        await story.RunAsAsync<ChangeOwnProfile, Outcome>(story.Amina, c => c.ExecuteAsync(story.AminaIn.Id, new()
        {
            Offered = [new(skill, 3, "Has one")], Goals = ["Listen better"], Motivation = "To be heard\nbefore it is decided.", Availability = string.Concat(Enumerable.Repeat("000000000100000000000000", 7)), Wishes = [story.PaulIn.Id], Capacity = 2,
        }, [story.Paul.Id], false, 0, None));
        var file = await story.RunAsAsync<ExportParticipants, Outcome<byte[]>>(story.Petra, e => e.ExecuteAsync(story.Programme.Id, new(), [], None));

        var done = (await CommitAsync(story, story.Petra, file.Value!)).Value!;
        Assert.Equal((0, 2, 0, 0), (done.Added, done.Changed, done.NewSkillIds.Count, done.LeftOut));
        var amina = await FindAsync(story, story.Amina);
        Assert.Equal(("Podcasts", 3, "Has one"), amina.Skills.Select(s => (s.Skill.Name, s.SkillLevel, s.Evidence)).Single());
        Assert.Equal("To be heard\nbefore it is decided.", amina.Motivation);
        Assert.Equal((7, 2, 1), (amina.Availability.Count(c => c == '1'), amina.Capacity, amina.Wishes.Count));
        Assert.Equal(1, await story.InAsync(d => d.Vetoes.CountAsync()));
        Assert.Equal(Text(file.Value!), Text((await story.RunAsAsync<ExportParticipants, Outcome<byte[]>>(story.Petra, e => e.ExecuteAsync(story.Programme.Id, new(), [], None))).Value!));
    }

    [Theory, BothDatabases]
    public async Task The_other_role_a_second_row_and_a_leaver_are_named_problems(Db db)
    {
        var story = await BeginAsync(db);
        await story.InAsync(async d => { (await d.People.SingleAsync(p => p.Id == story.Olga.Id)).Leave(story.Now); await d.SaveChangesAsync(); });
        var plan = await PreviewAsync(story, story.Petra, $"email;role\n{story.Amina.Email};mentee\n{story.Paul.Email};mentee\n{story.Paul.Email};mentee\n{story.Olga.Email};mentor\n;mentor\n");
        var wordy = await PreviewAsync(story, story.Petra, $"email;role;why\n{story.Amina.Email};mentor;{new string('x', ParticipantEnrolment.LongestMotivation + 1)}\n{story.Paul.Email};mentee;I decide too far away.\n");
        Assert.Equal(["longMotivation 2 C2"], wordy.Value!.Problems.Select(p => $"{p.Kind} {p.Row} {p.Cell}"));
        Assert.Equal("I decide too far away.", wordy.Value.Rows.Single().Motivation);
        Assert.Equal(["otherRole 2 B2", "twice 4 A4", "left 5 A5", "noKey 6 A6"], plan.Value!.Problems.Select(p => $"{p.Kind} {p.Row} {p.Cell}"));
        Assert.Single(plan.Value.Rows);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_is_none_of_ours_is_refused_with_a_sentence(Db db)
    {
        var story = await BeginAsync(db);
        Assert.Equal("participants.import.refused.noKey", (await PreviewAsync(story, story.Petra, "a,b\n1,2\n")).Refusals.Single().Message.Key);
        var pdf = await story.RunAsAsync<ImportParticipants, Outcome<ParticipantPlan>>(story.Petra, i => i.PreviewAsync(story.Programme.Id, Bytes("%PDF-1.7 and so on"), NoDecisions, None));
        Assert.Equal("import.refused.pdf", pdf.Refusals.Single().Message.Key);
        Assert.Equal("participants.import.refused.nothing", (await CommitAsync(story, story.Petra, Bytes("email,role\nnobody@x.example,mentor\n"))).Refusals.Single().Message.Key);
    }

    [Theory, BothDatabases]
    public async Task When_the_directory_changed_since_the_preview_nothing_is_committed_unseen(Db db)
    {
        var story = await BeginAsync(db);
        var file = $"email,role\n{story.Olga.Email},mentor\n{story.Ada.Email},mentee\n";
        var digest = (await PreviewAsync(story, story.Petra, file)).Value!.Digest;
        await story.InAsync(async d => { (await d.People.SingleAsync(p => p.Id == story.Olga.Id)).Leave(story.Now); await d.SaveChangesAsync(); });
        var outcome = await story.RunAsAsync<ImportParticipants, Outcome<ParticipantImport>>(story.Petra, i => i.CommitAsync(story.Programme.Id, "people.csv", Bytes(file), NoDecisions, digest, "New", None));
        Assert.Equal("participants.import.refused.changed", outcome.Refusals.Single().Message.Key);
        Assert.Equal(2, await story.InAsync(d => d.Enrolments.CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Outsiders_neither_preview_nor_commit(Db db)
    {
        var story = await BeginAsync(db);
        foreach (var outsider in new[] { story.Olga, story.Amina, story.Otto })
        {
            Assert.True((await PreviewAsync(story, outsider, $"email,role\n{story.Olga.Email},mentor\n")).IsNotFound);
            Assert.True((await story.RunAsAsync<ImportParticipants, Outcome<ParticipantImport>>(outsider, i => i.CommitAsync(story.Programme.Id, "people.csv", Bytes("email,role\na@b.example,mentor\n"), NoDecisions, "", "", None))).IsNotFound);
        }
    }

    private async Task<Story> BeginAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.RunAsAsync<SeedSkills, int>(null, s => s.ExecuteAsync(None));
        return story;
    }

    private static async Task<Outcome<ParticipantPlan>> PreviewAsync(Story story, Person who, string file) =>
        await story.RunAsAsync<ImportParticipants, Outcome<ParticipantPlan>>(who, i => i.PreviewAsync(story.Programme.Id, Bytes(file), NoDecisions, None));

    private static async Task<Outcome<ParticipantImport>> CommitAsync(Story story, Person who, byte[] file)
    {
        var plan = await story.RunAsAsync<ImportParticipants, Outcome<ParticipantPlan>>(who, i => i.PreviewAsync(story.Programme.Id, file, NoDecisions, None));
        return await story.RunAsAsync<ImportParticipants, Outcome<ParticipantImport>>(who, i => i.CommitAsync(story.Programme.Id, "people.csv", file, NoDecisions, plan.Value!.Digest, "New", None));
    }

    private static Task<ParticipantEnrolment> FindAsync(Story story, Person who) => story.InAsync(d => d.Enrolments.AsNoTracking()
        .Include(e => e.Skills).ThenInclude(s => s.Skill).Include(e => e.Wishes).AsSplitQuery().SingleAsync(e => e.PersonId == who.Id && e.ProgrammeId == story.Programme.Id));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
    private static string Text(byte[] file) => Encoding.UTF8.GetString(file);
}
