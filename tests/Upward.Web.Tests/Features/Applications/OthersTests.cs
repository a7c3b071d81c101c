using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Applications;

/// <summary>Others who have a word: the line manager about time, colleagues who name somebody, a later programme.</summary>
public sealed partial class OthersTests(Hosts hosts)
{
    private static async Task<(Guid Id, string Path)> AskedAsync(Story story)
    {
        await story.OpenIntakeAsync(f => f with { AsksLineManager = true });
        var mira = await story.PersonAsync("Mira Mentor", story.Paul.Id);
        var id = await story.ApplyAsync(mira, ProgrammeRole.Mentor, (FormQuestion.AdjustmentsKey, "Captions, please"));
        return (id, await PathAsync(story));
    }

    private static async Task<string> PathAsync(Story story)
    {
        var open = await story.InAsync(d => d.TimeRequests.Where(r => r.RevokedAt == null).Select(r => r.Id).SingleAsync());
        return new Uri(Link().Match((await story.MailsAsync()).Single(m => m.UniqueKey == $"time-asked:{open}").TextBody).Value).AbsolutePath;
    }

    [Theory, BothDatabases]
    public async Task The_line_manager_answers_about_time_without_an_account_and_learns_nothing_else(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (id, path) = await AskedAsync(story);
        var mail = (await story.MailsAsync()).Single(m => m.Kind == "line-manager-time-asked");
        Assert.Equal((story.Paul.Id, true), (mail.PersonId!.Value, mail.IsSecret));
        var nobody = await story.AsAsync(null);
        await nobody.OpenAsync(path);
        await nobody.OpenAsync(path); // a mail scanner looked first: nothing happened by that
        foreach (var told in new[] { nobody.Body, mail.TextBody, mail.Subject })
        {
            Assert.DoesNotContain("Fresh Eyes", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Captions", told, StringComparison.Ordinal);
        }
        Assert.Contains("about 2 hours a month", nobody.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await nobody.SubmitAsync("form", ("answered", "NotNow"));
        Assert.Contains("You said “not now”", nobody.Page!.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(TimeAnswer.NotNow, (await story.InAsync(d => d.TimeRequests.SingleAsync())).Answer);

        // Once answered, the link changes nothing more.
        var token = path.Split('/')[^1];
        Assert.True((await story.RunAsAsync<AnswerTimeRequest, Outcome>(null, a => a.ExecuteAsync(token, TimeAnswer.Yes, Applying.None))).IsNotFound);
        var petra = await story.AsAsync(story.Petra);
        Assert.Contains("said “not now”", (await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications/{id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mira Mentor", (await petra.OpenAsync($"/programmes/{story.Programme.Id}/applications?time=notnow")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_link_ends_can_be_revoked_and_is_replaced_by_a_new_one(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (id, first) = await AskedAsync(story);
        Task<Outcome> Say(string path) => story.RunAsAsync<AnswerTimeRequest, Outcome>(null, a => a.ExecuteAsync(path.Split('/')[^1], TimeAnswer.Yes, Applying.None));
        Task<Outcome> Ask(Upward.Web.Features.People.Person who) => story.RunAsAsync<AskLineManager, Outcome>(who, a => a.ExecuteAsync(story.Programme.Id, id, Applying.None));

        Assert.True((await Ask(story.Petra)).Succeeded);
        var second = await PathAsync(story);
        Assert.NotEqual(first, second);
        Assert.True((await Say(first)).IsNotFound);
        Assert.True((await story.RunAsAsync<RevokeTimeRequest, Outcome>(story.Petra, r => r.ExecuteAsync(story.Programme.Id, id, Applying.None))).Succeeded);
        Assert.True((await Say(second)).IsNotFound);
        Assert.Contains("no longer open", (await (await story.AsAsync(null)).OpenAsync(second)).Body!.TextContent, StringComparison.Ordinal);

        await Ask(story.Petra);
        var third = await PathAsync(story);
        await story.InAsync(d => d.TimeRequests.ExecuteUpdateAsync(u => u.SetProperty(r => r.ExpiresAt, story.Now)));
        Assert.True((await Say(third)).IsNotFound);
        foreach (var who in new[] { story.Ada, story.Olga, story.Paul }) Assert.True((await Ask(who)).IsNotFound);
        Assert.True((await story.RunAsAsync<RevokeTimeRequest, Outcome>(story.Ada, r => r.ExecuteAsync(story.Programme.Id, id, Applying.None))).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task Somebody_named_is_told_by_whom_and_decides_alone(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync($"/apply/{story.Programme.Id}/nominate");
        await paul.SubmitAsync("form.fields", ("Email", story.Olga.Email.ToUpperInvariant()), ("Role", "Mentor"), ("Words", "Explains law in plain words"));
        Assert.Contains("if the address belongs to a colleague", paul.Page!.Body!.TextContent, StringComparison.OrdinalIgnoreCase);
        var mail = (await story.MailsAsync()).Single(m => m.Kind == "colleague-named");
        Assert.Contains("Paul Director", mail.TextBody, StringComparison.Ordinal);

        var olga = await story.AsAsync(story.Olga);
        await olga.OpenAsync($"/apply/{story.Programme.Id}");
        Assert.Contains("Explains law in plain words", olga.Body, StringComparison.Ordinal);
        await olga.SubmitAsync("form[action$='handler=Aside']");
        await olga.OpenAsync($"/apply/{story.Programme.Id}");
        Assert.DoesNotContain("Explains law", olga.Body, StringComparison.Ordinal);
        Assert.Empty(await story.InAsync(d => d.Applications.ToListAsync()));
    }

    [Theory, BothDatabases]
    public async Task Naming_tells_nothing_about_who_exists_or_takes_part(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        Task<Outcome> Name(Upward.Web.Features.People.Person who, string email) => story.RunAsAsync<NominateColleague, Outcome>(who, n => n.ExecuteAsync(story.Programme.Id, email, ProgrammeRole.Mentor, "", Applying.None));
        Assert.True((await Name(story.Paul, "nobody@example.org")).Succeeded);
        Assert.True((await Name(story.Paul, story.Amina.Email)).Succeeded); // takes part already
        Assert.Empty(await story.InAsync(d => d.Nominations.ToListAsync()));
        Assert.Equal("nominate.refused.self", (await Name(story.Paul, story.Paul.Email)).Refusals.Single().Message.Key);
        Assert.Equal("nominate.refused.email", (await Name(story.Paul, "paul")).Refusals.Single().Message.Key);
        Assert.True((await Name(story.Otto, story.Olga.Email)).IsNotFound);
        await story.OpenIntakeAsync(f => f with { Nominations = false });
        Assert.True((await Name(story.Paul, story.Olga.Email)).IsNotFound);
    }

    [Theory, BothDatabases]
    public async Task The_pool_holds_only_who_agreed_and_names_no_foreign_programme(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var (kept, gone) = (await story.ApplyAsync(story.Olga, ProgrammeRole.Mentor, (FormQuestion.PoolKey, "yes")), await story.ApplyAsync(await story.PersonAsync("Nadia New")));
        await story.DecideAsync(story.Petra, Verdict.Decline, kept, gone);
        await story.TellAsync(story.Petra);
        // Ada runs the next programme, and did not run the first.
        var next = (await story.RunAsAsync<Upward.Web.Features.Programmes.CreateProgramme, Outcome<Guid>>(story.Ada, c => c.ExecuteAsync(new() { Name = "Second Sight", StartsOn = new(2027, 1, 4), EndsOn = new(2027, 7, 4) }, Applying.None))).Value;
        var ada = await story.AsAsync(story.Ada);
        await ada.OpenAsync($"/programmes/{next}/applications/pool");
        var page = ada.Page!.QuerySelector("main")!.TextContent;
        Assert.Contains("Olga Outside", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nadia", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Fresh Eyes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("My answer", page, StringComparison.Ordinal);
        await ada.SubmitAsync("form[action$='handler=Ask']");
        Assert.Single(await story.MailsAsync(), m => m.Kind == "colleague-named" && m.PersonId == story.Olga.Id);
        Assert.Equal("pool.refused.asked", (await story.RunAsAsync<AskFromPool, Outcome>(story.Ada, a => a.ExecuteAsync(next, kept, Applying.None))).Refusals.Single().Message.Key);
        Assert.True((await story.RunAsAsync<AskFromPool, Outcome>(story.Petra, a => a.ExecuteAsync(next, kept, Applying.None))).IsNotFound);

        Assert.True((await story.RunAsAsync<StayInPool, Outcome>(story.Olga, s => s.ExecuteAsync(story.Programme.Id, false, Applying.None))).Succeeded);
        await ada.OpenAsync($"/programmes/{next}/applications/pool");
        Assert.DoesNotContain("Olga Outside", ada.Body, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_came_to_nothing_is_forgotten_after_six_months(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.OpenIntakeAsync();
        var (declined, kept, taken) = (await story.ApplyAsync(story.Olga), await story.ApplyAsync(story.Ada, ProgrammeRole.Mentor, (FormQuestion.PoolKey, "yes")), await story.ApplyAsync(await story.PersonAsync("Nadia New")));
        await story.DecideAsync(story.Petra, Verdict.Decline, declined, kept);
        await story.DecideAsync(story.Petra, Verdict.Accept, taken);
        await story.TellAsync(story.Petra);
        await story.InAsync(d => d.Applications.ExecuteUpdateAsync(u => u.SetProperty(a => a.ToldAt, story.Now.AddDays(-190))));
        Assert.True(await story.RunAsAsync<ForgetOldApplications, bool>(null, async f => { await f.ExecuteAsync(Applying.None); return true; }));
        var left = await story.InAsync(d => d.Applications.Select(a => a.Id).ToListAsync());
        Assert.Equal(new[] { kept, taken }.Order(), left.Order());
        Assert.DoesNotContain(await story.InAsync(d => d.ApplicationAnswers.Select(a => a.ApplicationId).Distinct().ToListAsync()), a => a == declined);
    }

    [GeneratedRegex(@"https?://\S+/time/\S+")]
    private static partial Regex Link();
}
