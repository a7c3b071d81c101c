using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Kit;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Units;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Units;

public sealed class UnitTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task An_admin_makes_a_unit_and_appoints_who_begins_and_runs_its_programmes(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var admin = await story.AsAsync(story.Ada);
        await admin.OpenAsync("/settings/units/edit");
        await admin.SubmitAsync("form[data-guard]", ("Input.Name", "Legal matters"), ("Input.Departments", "Legal"));
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        await admin.SubmitAsync("form[data-guard]", ("Input.Name", "Legal and risk"));
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        await admin.OpenAsync(admin.Path + "?q=Olga");
        await admin.SubmitAsync("form[action*=Appoint]");
        Assert.Contains("Olga Outside", admin.Page!.QuerySelector("form[action*=Dismiss]")!.ParentElement!.TextContent, StringComparison.Ordinal);

        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync("/programmes/new");
        await olga.SubmitAsync("form[data-guard]", ("Input.Name", "Law and order"));

        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.EndsWith("/setup", olga.Path, StringComparison.Ordinal);
        Assert.Equal("Legal and risk", await story.InAsync(d => d.Programmes.Where(p => p.Name == "Law and order").Join(d.Units, p => p.UnitId, u => u.Id, (_, u) => u.Name).SingleAsync()));
        Assert.Equal(3, await story.InAsync(d => d.AuditEntries.CountAsync(e => e.Action == "organisation.unit.made" || e.Action == "organisation.unit.appointed" || e.Action == "programme.created")));
    }

    [Theory, BothDatabases]
    public async Task Appointed_several_times_at_once_somebody_is_appointed_once_and_the_others_are_told(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (_, noor, unitId) = await story.UnitAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => story.RunAsAsync<ArrangeUnits, Outcome>(story.Ada, u => u.AppointAsync(unitId, noor.Id, CancellationToken.None)))));
        Assert.Single(outcomes, o => o.Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Contains(o.Refusals.Single().Message.Key, new[] { "units.refused.already", "refused.changedMeanwhile" }));
        Assert.Single(await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "organisation.unit.appointed").ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Who_runs_a_unit_runs_its_programmes_also_those_that_others_began(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (una, noor, unitId) = await story.UnitAsync();
        var browser = await story.AsAsync(una);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);

        Assert.True((await story.RunAsAsync<ArrangeUnits, Outcome>(story.Ada, u => u.PlaceAsync(story.Programme.Id, unitId, CancellationToken.None))).Succeeded);

        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.True((await story.RunAsAsync<AddParticipants, Outcome<AddedParticipants>>(una, a => a.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, new([noor.Id]), CancellationToken.None))).Succeeded);
        await story.RunAsAsync<ArrangeUnits, Outcome>(story.Ada, u => u.DismissAsync(unitId, una.Id, CancellationToken.None));
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Theory, BothDatabases]
    public async Task In_the_directory_they_see_the_people_of_their_unit_and_nobody_else(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (una, noor, unitId) = await story.UnitAsync();
        var programme = await story.RunAsAsync<CreateProgramme, Outcome<Guid>>(una, c => c.ExecuteAsync(story.Programme.Facts with { Name = "Northern eyes" }, unitId, CancellationToken.None));
        var browser = await story.AsAsync(una);

        foreach (var path in new[] { "/people", "/people/suggest?q=o", "/people/chart", $"/programmes/{programme.Value}/participants/add", $"/programmes/{programme.Value}/setup/team?q=o&role=Sponsor", $"/programmes/{programme.Value}/kit/commitments?q=o" })
        {
            await browser.OpenAsync(path);
            Assert.True(browser.Status == HttpStatusCode.OK, path);
            foreach (var stranger in new[] { "Olga Outside", "Amina Haddad", "Paul Director", "Petra Programme" })
                Assert.False(browser.Body.Contains(stranger, StringComparison.Ordinal), $"{stranger} on {path}");
        }
        await browser.OpenAsync("/people");
        Assert.Contains("Noor North", browser.Body, StringComparison.Ordinal);
        await browser.OpenAsync($"/people/{story.Olga.Id}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
        await browser.OpenAsync($"/people/{noor.Id}");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await story.RunAsAsync<AddParticipants, Outcome<AddedParticipants>>(una, a => a.ExecuteAsync(programme.Value, ProgrammeRole.Mentor, new([noor.Id, story.Olga.Id]), CancellationToken.None));
        Assert.Equal([noor.Id], await story.InAsync(d => d.Enrolments.Where(e => e.ProgrammeId == programme.Value).Select(e => e.PersonId).ToListAsync()));
        // Nor do its letters go beyond it.
        var reached = await story.InAsync(d => Audiences.Of(d, programme.Value, Audience.Directory).Select(p => p.Name).ToListAsync());
        Assert.Equal(["Noor North", "Una Unit"], reached.Order());
        // Who runs a programme of the whole organisation goes on seeing everybody.
        Assert.True(await story.RunAsAsync<ListPeople, bool>(story.Petra, async l => (await l.ExecuteAsync(new(), CancellationToken.None)).Lines.Any(p => p.Name == "Olga Outside")));
    }

    [Theory, BothDatabases]
    public async Task What_makes_no_sense_is_refused_and_says_why(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (una, _, unitId) = await story.UnitAsync();
        var facts = story.Programme.Facts with { Name = "Elsewhere" };

        Assert.Equal("units.refused.empty", await SaveAsync(null, new("Nobody", [], [], []), 0));
        Assert.Equal("units.refused.name", await SaveAsync(null, new("North", ["Data"], [], []), 0));
        Assert.Equal("refused.required", await SaveAsync(unitId, new(" ", ["Data"], [], []), 1));
        // Another admin has saved since the form was opened: what they wrote is not lost unseen.
        Assert.Equal("refused.changedMeanwhile", await SaveAsync(unitId, new("North", ["Data"], [], []), 0));
        Assert.Equal("units.refused.own", await BeginAsync(null));
        Assert.Equal("units.refused.own", await BeginAsync(Guid.NewGuid()));
        await story.RunAsAsync<CreateProgramme, Outcome<Guid>>(una, c => c.ExecuteAsync(facts, unitId, CancellationToken.None));
        Assert.Equal("units.refused.programmes", (await story.RunAsAsync<ArrangeUnits, Outcome>(story.Ada, u => u.RemoveAsync(unitId, CancellationToken.None))).Refusals[0].Message.Key);

        async Task<string> SaveAsync(Guid? id, UnitFacts wanted, int seen) => (await story.RunAsAsync<ArrangeUnits, Outcome<Guid>>(story.Ada, u => u.SaveAsync(id, wanted, seen, CancellationToken.None))).Refusals[0].Message.Key;
        async Task<string> BeginAsync(Guid? id) => (await story.RunAsAsync<CreateProgramme, Outcome<Guid>>(una, c => c.ExecuteAsync(facts, id, CancellationToken.None))).Refusals[0].Message.Key;
    }

    [Theory, BothDatabases]
    public async Task Only_admins_arrange_units_and_only_those_who_run_one_begin_programmes(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (una, noor, unitId) = await story.UnitAsync();

        foreach (var stranger in new[] { una, noor, story.Petra, story.Olga, story.Otto })
        {
            Assert.False((await story.RunAsAsync<ArrangeUnits, Outcome>(stranger, u => u.AppointAsync(unitId, noor.Id, CancellationToken.None))).Succeeded);
            Assert.False((await story.RunAsAsync<ArrangeUnits, Outcome>(stranger, u => u.PlaceAsync(story.Programme.Id, unitId, CancellationToken.None))).Succeeded);
            Assert.False((await story.RunAsAsync<ArrangeUnits, Outcome>(stranger, u => u.RemoveAsync(unitId, CancellationToken.None))).Succeeded);
            if (stranger != story.Otto) Assert.Null(await story.RunAsAsync<ArrangeUnits, IReadOnlyList<ArrangeUnits.Line>?>(stranger, u => u.ListAsync(CancellationToken.None)));
        }
        foreach (var stranger in new[] { noor, story.Petra, story.Olga })
            Assert.True((await story.RunAsAsync<CreateProgramme, Outcome<Guid>>(stranger, c => c.ExecuteAsync(story.Programme.Facts, unitId, CancellationToken.None))).IsNotFound);
        Assert.Empty(await story.RunAsAsync<ArrangeUnits, IReadOnlyList<ArrangeUnits.Line>>(story.Otto, async u => (await u.ListAsync(CancellationToken.None))!));
    }

    [Theory, BothDatabases]
    public async Task The_list_of_programmes_filters_by_unit(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (una, _, unitId) = await story.UnitAsync();
        await story.RunAsAsync<CreateProgramme, Outcome<Guid>>(una, c => c.ExecuteAsync(story.Programme.Facts with { Name = "Northern eyes" }, unitId, CancellationToken.None));
        var admin = await story.AsAsync(story.Ada);

        await admin.OpenAsync($"/programmes?unit={unitId}");

        Assert.Equal(["Northern eyes"], admin.Page!.QuerySelectorAll("main table a.name").Select(a => a.TextContent));
    }
}
