using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Calendars;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>R118: an open table is told to whoever may come, once, and found where somebody begins.</summary>
public sealed class TableNewsTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task A_thousand_people_are_told_once_with_the_mail_of_the_day_and_find_it_at_home(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            var people = Enumerable.Range(0, 1000).Select(n => Person.Add(d.OrganisationId, new PersonFacts { Name = $"Guest {n}", Email = $"guest.{n}.{Guid.NewGuid():N}@example.org" }, story.Now)).ToList();
            d.AddRange(people);
            d.AddRange(people.Select(p => ParticipantEnrolment.Add(d.OrganisationId, story.Programme.Id, p.Id, ProgrammeRole.Mentee, 1, story.Petra.Id, story.Now)));
            await d.SaveChangesAsync();
        });
        var (milo, _) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var table = (await story.TableAsync(story.Petra, 4, story.Amina.Email)).Value;
        Assert.True((await story.AnswerAsync(milo, table, Attendance.Accepted)).Succeeded);
        Assert.Equal(0, await AnnounceAsync(story)); // it can still be put right
        await OpenedAsync(story, table);
        Assert.Equal(1001, await AnnounceAsync(story));
        Assert.Equal(0, await AnnounceAsync(story));
        var mails = await NewsAsync(story);
        Assert.Equal((1001, 1001), (mails.Count, mails.Select(m => m.PersonId).Distinct().Count()));
        // The host knows, and Milo has answered.
        Assert.DoesNotContain(mails, m => m.PersonId == story.Amina.Id || m.PersonId == milo.Id);
        Assert.All(mails, m => Assert.Equal(Delivery.Daily, m.Delivery));
        Assert.Contains("What a model cannot know", mails[0].Subject, StringComparison.Ordinal);

        // Without a pair somebody begins with the proposals, with one at home.
        var paul = await story.AsAsync(story.Paul);
        await paul.OpenAsync("/proposals");
        Assert.NotNull(paul.Page!.QuerySelector($"section[aria-labelledby=open-tables] a[href='/group-sessions/{table}']"));
        await story.PairAsync();
        await paul.OpenAsync("/home");
        Assert.NotNull(paul.Page!.QuerySelector($"section[aria-labelledby=open-tables] a[href='/group-sessions/{table}']"));
        Assert.NotNull(paul.Page!.QuerySelector("section[aria-labelledby=open-tables] a[href='/circles']"));
        await story.InAsync(d => d.GroupSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.CancelledAt, story.Now)));
        await paul.OpenAsync("/home");
        Assert.Null(paul.Page!.QuerySelector("section[aria-labelledby=open-tables]"));
    }

    [Theory, BothDatabases]
    public async Task What_broke_off_goes_on_and_what_is_cancelled_or_has_begun_is_not_told(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, _) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var (cancelled, begun, table) = ((await story.TableAsync(story.Petra, 4)).Value, (await story.TableAsync(story.Petra, 4)).Value, (await story.TableAsync(story.Petra, 4, story.Amina.Email)).Value);
        await story.InAsync(d => d.GroupSessions.Where(s => s.Id == cancelled).ExecuteUpdateAsync(s => s.SetProperty(x => x.CancelledAt, story.Now)));
        await story.BegunAsync(begun);
        foreach (var id in new[] { cancelled, begun, table }) await OpenedAsync(story, id);
        Assert.Equal(2, await AnnounceAsync(story));
        // As if the process had died after the first of them.
        await story.InAsync(async d =>
        {
            await d.Outbox.Where(m => m.Kind == "table-open" && m.PersonId == milo.Id).ExecuteDeleteAsync();
            await d.GroupSessions.Where(s => s.Id == table).ExecuteUpdateAsync(s => s.SetProperty(x => x.AnnouncedAt, (DateTimeOffset?)null));
        });
        Assert.Equal(1, await AnnounceAsync(story));
        Assert.Equal(new[] { story.Paul.Id, milo.Id }.Order(), (await NewsAsync(story)).Select(m => m.PersonId!.Value).Order());
        // Refused, nothing is opened and nobody is told.
        Assert.Equal("session.refused.range", Assert.Single((await story.TableAsync(story.Petra, 0)).Refusals).Message.Key);
        Assert.Equal(0, await AnnounceAsync(story));
    }

    [Theory, BothDatabases]
    public async Task G3_News_that_nobody_sent_before_the_table_began_are_dropped_and_listed_once_for_each(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (late, past) = ((await story.TableAsync(story.Petra, 4, story.Amina.Email)).Value, (await story.TableAsync(story.Petra, 4, story.Amina.Email)).Value);
        foreach (var (id, days) in new[] { (late, 3), (past, 15) })
            await story.InAsync(d => d.GroupSessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.PlannedAt, story.Now.AddDays(-30)).SetProperty(x => x.StartsAt, story.Now.AddDays(-days))));
        Assert.Equal(0, await AnnounceAsync(story));
        Assert.Equal(0, await AnnounceAsync(story));
        var listed = Assert.Single(await NewsAsync(story));
        Assert.Equal((story.Paul.Id, true, "", $"table-open:{late:N}:{story.Paul.Id:N}"), (listed.PersonId!.Value, listed.TooLateAt is not null, listed.TextBody, listed.UniqueKey));
        Assert.False(await story.InAsync(d => d.Notices.AnyAsync(n => n.Id == listed.Id)));
    }

    [Theory, BothDatabases]
    public async Task It_comes_as_each_has_chosen_and_who_takes_no_part_hears_nothing(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var (milo, _) = await story.JoinAsync("Milo Mentee", ProgrammeRole.Mentee);
        var (maya, mayaIn) = await story.JoinAsync("Maya Mentee", ProgrammeRole.Mentee);
        await story.InAsync(d => d.Enrolments.Where(e => e.Id == mayaIn).ExecuteUpdateAsync(s => s.SetProperty(e => e.WithdrawnAt, story.Now)));
        Assert.True((await story.RunAsAsync<ChooseDelivery, Outcome>(milo, c => c.ExecuteAsync(new Dictionary<string, Delivery> { ["tables"] = Delivery.AtOnce }, null, null, None))).Succeeded);
        var amina = await story.AsAsync(story.Amina);
        await amina.OpenAsync("/notifications/choose");
        Assert.Equal("Daily", amina.Page!.QuerySelector("#topic-tables option[selected]")!.GetAttribute("value"));
        await amina.SubmitAsync("main form", ("chosen[tables]", "Off"));
        Assert.Equal(Delivery.Off, await story.InAsync(async d => (await d.DeliveryWishes.SingleAsync(w => w.PersonId == story.Amina.Id)).Of("tables")));
        await OpenedAsync(story, (await story.TableAsync(story.Petra, 4)).Value);
        Assert.Equal(3, await AnnounceAsync(story));
        var ways = (await NewsAsync(story)).ToDictionary(m => m.PersonId!.Value, m => m.Delivery);
        Assert.Equal((Delivery.AtOnce, Delivery.Daily, Delivery.Off), (ways[milo.Id], ways[story.Paul.Id], ways[story.Amina.Id]));
        Assert.Equal(3, ways.Count);
        foreach (var somebody in new[] { story.Olga, maya, story.Otto })
        {
            var outside = await story.AsAsync(somebody);
            foreach (var path in new[] { "/proposals", "/circles" })
            {
                await outside.OpenAsync(path);
                Assert.DoesNotContain("model cannot", outside.Body, StringComparison.Ordinal);
            }
        }
    }

    private static Task<int> AnnounceAsync(Story story) => story.RunAsAsync<AnnounceTables, int>(null, a => a.ExecuteAsync(None));
    private static async Task<List<OutboxMail>> NewsAsync(Story story) => (await story.MailsAsync()).FindAll(m => m.Kind == "table-open");
    private static Task<int> OpenedAsync(Story story, Guid table) => story.InAsync(d => d.GroupSessions.Where(s => s.Id == table).ExecuteUpdateAsync(s => s.SetProperty(x => x.PlannedAt, story.Now - AnnounceTables.Grace)));
}
