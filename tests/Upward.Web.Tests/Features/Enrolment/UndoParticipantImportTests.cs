using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.Matching;
using Upward.Web.Features.People;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Enrolment;

/// <summary>A participants file can be taken back: what is unchanged since goes back, the rest is listed with its reason.</summary>
public sealed class UndoParticipantImportTests(Hosts hosts)
{
    private static CancellationToken Ct => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task Everything_is_as_before_when_nobody_has_touched_it(Db db)
    {
        var story = await BeginAsync(db);
        await OfferAsync(story, "Podcasts");
        var before = await PictureAsync(story);
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants/import");
        var page = await browser.UploadAsync("form[enctype]", "file", "people.csv", Bytes($"""
            email,role,capacity,wants,offers,goals,languages
            {story.Olga.Email},mentee,2,Falconry:3,,Fly,de
            {story.Amina.Email},mentor,3,,Strategy:4,Speak up,ar
            """));
        await browser.PressAsync("form[action*=Commit] button[formaction*=Decide]", ("Decisions[0].Choice", "+"));
        await browser.SubmitAsync("form[action*=Commit]");
        Assert.Contains("One person joined, one was updated. One skill was added.", browser.Body, StringComparison.Ordinal);
        Assert.NotEqual(before, await PictureAsync(story));

        // The message on the next page carries the way back.
        page = await browser.SubmitAsync(".toast form");

        Assert.Contains("Taken back", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 rows", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#undo"));
        Assert.Equal(before, await PictureAsync(story));
        Assert.False(await story.InAsync(d => d.Skills.AnyAsync(s => s.Name == "Falconry")));
        Assert.True(await story.InAsync(d => d.AuditEntries.AnyAsync(a => a.Action == "participants.import.undone" && a.SubjectId == story.Programme.Id)));
        var list = await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants/import");
        Assert.Contains("taken back", list.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_came_back_with_the_file_is_out_again_and_a_new_skill_in_use_stays(Db db)
    {
        var story = await BeginAsync(db);
        await story.RunAsAsync<WithdrawParticipants, Outcome<ChangedParticipants>>(story.Petra, w => w.ExecuteAsync(story.Programme.Id, [story.AminaIn.Id], Ct));
        var import = await ImportAsync(story, $"email,role,offers\n{story.Amina.Email},mentor,Falconry:3\n", ("falconry", "+"));
        Assert.True(await story.InAsync(d => d.Enrolments.AnyAsync(e => e.Id == story.AminaIn.Id && e.WithdrawnAt == null)));
        await OfferAsync(story, "Falconry", story.PaulIn);

        Assert.Equal(new(1, 0), (await UndoAsync(story, story.Petra, import)).Value);

        Assert.True(await story.InAsync(d => d.Enrolments.AnyAsync(e => e.Id == story.AminaIn.Id && e.WithdrawnAt != null)));
        Assert.True(await story.InAsync(d => d.Skills.AnyAsync(s => s.Name == "Falconry")));
    }

    [Theory, BothDatabases]
    public async Task What_has_changed_since_is_kept_and_says_why(Db db)
    {
        var story = await BeginAsync(db);
        var import = await ImportAsync(story, $"email,role,capacity,offers\n{story.Olga.Email},mentor,,Strategy:2\n{story.Ada.Email},mentor,,Strategy:2\n{story.Amina.Email},mentor,4,\n");
        await story.RunAsAsync<SetCapacities, Outcome<ChangedParticipants>>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, [story.AminaIn.Id], 5, Ct));
        var ada = await story.InAsync(d => d.Enrolments.Where(e => e.PersonId == story.Ada.Id).Select(e => e.Id).SingleAsync());
        await story.InAsync(async d => { d.Wishes.Add(new Wish(d.OrganisationId, story.PaulIn.Id, ada, 1)); await d.SaveChangesAsync(); });

        Assert.Equal(new(1, 2), (await UndoAsync(story, story.Petra, import)).Value);

        Assert.False(await story.InAsync(d => d.Enrolments.AnyAsync(e => e.PersonId == story.Olga.Id)));
        Assert.Equal(5, await story.InAsync(d => d.Enrolments.Where(e => e.Id == story.AminaIn.Id).Select(e => e.Capacity).SingleAsync()));
        var page = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/participants/import/{import}");
        Assert.Equal([("3", "Ada Admin", "A round"), ("4", "Amina Haddad", "Somebody")],
            page.QuerySelectorAll("tbody tr").Select(r => (r.Children[0].TextContent, r.Children[1].TextContent, string.Join(' ', r.Children[2].TextContent.Split(' ').Take(r.Children[0].TextContent == "3" ? 2 : 1)))));

        Assert.Equal("participants.undo.already", Assert.Single((await UndoAsync(story, story.Petra, import)).Refusals).Message.Key);
    }

    [Theory, BothDatabases]
    public async Task Nobody_leaves_a_round_that_was_made_since(Db db)
    {
        var story = await BeginAsync(db);
        var import = await ImportAsync(story, $"email,role,offers\n{story.Olga.Email},mentor,Strategy:2\n{story.Amina.Email},mentor,Strategy:3\n");
        await story.InAsync(async d => { d.MatchRounds.Add(MatchRound.Begin(d.OrganisationId, story.Programme.Id, 1, new(), 1, new(2026, 11, 23), null, story.Now)); await d.SaveChangesAsync(); });

        Assert.Equal(new(1, 1), (await UndoAsync(story, story.Petra, import)).Value);

        Assert.True(await story.InAsync(d => d.Enrolments.AnyAsync(e => e.PersonId == story.Olga.Id)));
        Assert.Equal(0, await story.InAsync(d => d.EnrolmentSkills.CountAsync(s => s.EnrolmentId == story.AminaIn.Id)));
    }

    [Fact]
    public async Task After_thirty_days_the_way_back_and_what_it_needed_are_gone()
    {
        await using var host = await TestHost.StartAsync(Db.Sqlite);
        var story = await Story.BeginAsync(host);
        await story.RunAsAsync<SeedSkills, int>(null, s => s.ExecuteAsync(Ct));
        var import = await ImportAsync(story, $"email,role\n{story.Olga.Email},mentor\n");
        host.Clock.Advance(TimeSpan.FromDays(ParticipantImport.Days) + TimeSpan.FromHours(1));

        await story.RunAsAsync<ForgetOldParticipantImports, bool>(null, async f => { await f.ExecuteAsync(Ct); return true; });

        Assert.Equal(0, await story.InAsync(d => d.ParticipantImportRows.CountAsync()));
        Assert.Equal("import.undo.tooLate", Assert.Single((await UndoAsync(story, story.Petra, import)).Refusals).Message.Key);
        Assert.Null((await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/participants/import/{import}")).QuerySelector("#undo"));
    }

    [Theory, BothDatabases]
    public async Task Outsiders_neither_see_it_nor_take_it_back(Db db)
    {
        var story = await BeginAsync(db);
        var import = await ImportAsync(story, $"email,role\n{story.Olga.Email},mentor\n");
        foreach (var outsider in new[] { story.Olga, story.Amina, story.Otto })
        {
            Assert.True((await UndoAsync(story, outsider, import)).IsNotFound);
            var browser = await story.AsAsync(outsider);
            await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants/import/{import}");
            Assert.Equal(System.Net.HttpStatusCode.NotFound, browser.Status);
        }
        Assert.True(await story.InAsync(d => d.Enrolments.AnyAsync(e => e.PersonId == story.Olga.Id)));
        Assert.True(await story.InAsync(d => d.ParticipantImports.AllAsync(i => i.UndoneAt == null)));
    }

    private async Task<Story> BeginAsync(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.RunAsAsync<SeedSkills, int>(null, s => s.ExecuteAsync(Ct));
        return story;
    }

    private static async Task<Guid> ImportAsync(Story story, string file, params (string Word, string Choice)[] decisions)
    {
        var decided = decisions.ToDictionary(d => d.Word, d => d.Choice);
        var plan = (await story.RunAsAsync<ImportParticipants, Outcome<ParticipantPlan>>(story.Petra, i => i.PreviewAsync(story.Programme.Id, Bytes(file), decided, Ct))).Value!;
        return (await story.RunAsAsync<ImportParticipants, Outcome<ParticipantImport>>(story.Petra, i => i.CommitAsync(story.Programme.Id, "people.csv", Bytes(file), decided, plan.Digest, "New", Ct))).Value!.Id;
    }

    private static Task<Outcome<UndoneParticipants>> UndoAsync(Story story, Person who, Guid import) =>
        story.RunAsAsync<UndoParticipantImport, Outcome<UndoneParticipants>>(who, u => u.ExecuteAsync(story.Programme.Id, import, Ct));

    private static async Task OfferAsync(Story story, string skill, ParticipantEnrolment? enrolment = null) => await story.InAsync(async d =>
    {
        var id = await d.Skills.Where(s => s.Name == skill).Select(s => s.Id).SingleAsync();
        d.EnrolmentSkills.Add(EnrolmentSkill.Offered(d.OrganisationId, (enrolment ?? story.AminaIn).Id, id, 3, "Has one"));
        await d.SaveChangesAsync();
    });

    /// <summary>Everything a file can change, as text.</summary>
    private static Task<string> PictureAsync(Story story) => story.InAsync(async d =>
    {
        var all = await d.Enrolments.AsNoTracking().Include(e => e.Person).Include(e => e.Skills).ThenInclude(s => s.Skill).AsSplitQuery().OrderBy(e => e.Person.Name).ToListAsync(Ct);
        return string.Join('\n', all.Select(e => $"{e.Person.Name} {e.Role} {e.Capacity} {e.IsActive} {string.Join(',', e.Goals)} {string.Join(',', e.Languages)} "
            + string.Join(';', e.Skills.OrderBy(s => s.Skill.Name).Select(s => $"{s.Skill.Name} {s.Direction} {s.Importance} {s.SkillLevel} {s.Evidence}"))));
    });

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
