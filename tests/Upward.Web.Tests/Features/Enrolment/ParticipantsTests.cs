using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Enrolment;

public sealed class ParticipantsTests(Hosts hosts)
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, BothDatabases]
    public async Task People_are_added_by_ticks_and_by_filter(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants/add?role=Mentor&q=olga");
        await browser.SubmitAsync("#People", ("Chosen", story.Olga.Id.ToString()));
        Assert.Contains("One person was added as mentor", browser.Body, StringComparison.Ordinal);

        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants/add?role=Mentee&department=HR");
        await browser.SubmitAsync("#People", ("Everybody", "true"));
        var roles = await story.InAsync(d => d.Enrolments.Where(e => e.ProgrammeId == story.Programme.Id).ToDictionaryAsync(e => e.PersonId, e => e.Role));
        Assert.Equal((5, ProgrammeRole.Mentor, ProgrammeRole.Mentee), (roles.Count, roles[story.Olga.Id], roles[story.Ada.Id]));
    }

    [Theory, BothDatabases]
    public async Task Somebody_of_the_other_role_is_refused_by_name(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants/add?role=Mentee");
        var page = await browser.SubmitAsync("#People", ("Chosen", story.Amina.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Amina Haddad has the other role", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        var some = await Add(story, ProgrammeRole.Mentee, story.Amina.Id, story.Olga.Id);
        Assert.Equal((1, "Amina Haddad"), (some.Value!.Added, some.Value.InOtherRole.Single()));
    }

    [Theory, BothDatabases]
    public async Task Who_withdrew_comes_back_also_in_the_other_role_while_no_round_named_them(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await Withdraw(story, story.AminaIn.Id);
        Assert.NotNull((await Find(story, story.AminaIn.Id)).WithdrawnAt);

        var back = await Add(story, ProgrammeRole.Mentee, story.Amina.Id);
        Assert.Equal(1, back.Value!.Returned);
        Assert.Equal((true, ProgrammeRole.Mentee), ((await Find(story, story.AminaIn.Id)).IsActive, (await Find(story, story.AminaIn.Id)).Role));
    }

    [Theory, BothDatabases]
    public async Task A_running_pair_keeps_its_people_in_the_programme(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.PairAsync();
        var refused = await Withdraw(story, story.AminaIn.Id);
        Assert.Equal("participants.refused.inPair", refused.Refusals.Single().Message.Key);
        Assert.True((await Find(story, story.AminaIn.Id)).IsActive);

        var page = await (await story.AsAsync(story.Petra)).OpenAsync($"/programmes/{story.Programme.Id}/participants?state=paired");
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
    }

    [Theory, BothDatabases]
    public async Task Capacity_is_set_for_many_and_a_wrong_number_is_refused(Db db)
    {
        var story = await hosts.StoryAsync(db);
        Task<Outcome<ChangedParticipants>> Set(Person who, int capacity) =>
            story.RunAsAsync<SetCapacities, Outcome<ChangedParticipants>>(who, s => s.ExecuteAsync(story.Programme.Id, [story.AminaIn.Id, story.PaulIn.Id], capacity, None));

        Assert.Equal(2, (await Set(story.Petra, 3)).Value!.Changed);
        Assert.Equal("profile.refused.capacity", (await Set(story.Petra, 21)).Refusals.Single().Message.Key);
        Assert.True((await Set(story.Olga, 1)).IsNotFound);
        Assert.True((await Set(story.Otto, 1)).IsNotFound);
        Assert.Equal(3, (await Find(story, story.AminaIn.Id)).Capacity);
    }

    [Theory, BothDatabases]
    public async Task Outsiders_add_and_withdraw_nobody(Db db)
    {
        var story = await hosts.StoryAsync(db);
        foreach (var outsider in new[] { story.Olga, story.Amina, story.Otto })
        {
            Assert.True((await story.RunAsAsync<AddParticipants, Outcome<AddedParticipants>>(outsider, a => a.ExecuteAsync(story.Programme.Id, ProgrammeRole.Mentor, new([story.Olga.Id]), None))).IsNotFound);
            Assert.True((await story.RunAsAsync<WithdrawParticipants, Outcome<ChangedParticipants>>(outsider, a => a.ExecuteAsync(story.Programme.Id, [story.AminaIn.Id], None))).IsNotFound);
            Assert.True((await story.RunAsAsync<ExportParticipants, Outcome<byte[]>>(outsider, a => a.ExecuteAsync(story.Programme.Id, new(), [], None))).IsNotFound);
        }
        Assert.Equal(2, await story.InAsync(d => d.Enrolments.CountAsync(e => e.WithdrawnAt == null)));
    }

    [Theory, BothDatabases]
    public async Task The_list_of_a_thousand_filters_in_the_address(Db db)
    {
        var story = await hosts.StoryAsync(db);
        await story.InAsync(async d =>
        {
            for (var i = 0; i < 1200; i++)
            {
                var person = Person.Add(d.OrganisationId, new PersonFacts { Name = $"Zoë Number {i:0000}", Email = $"z{i}@harbour.example", Department = i % 2 == 0 ? "Claims" : "Data" }, story.Now);
                d.People.Add(person);
                d.Enrolments.Add(ParticipantEnrolment.Add(d.OrganisationId, story.Programme.Id, person.Id, i % 3 == 0 ? ProgrammeRole.Mentee : ProgrammeRole.Mentor, 1, null, story.Now));
            }
            await d.SaveChangesAsync();
        });
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants");
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants?role=Mentee&q=zoe+0300&department=Claims&state=incomplete");
        var page = browser.Page!;
        Assert.Equal(["Zoë Number 0300"], page.QuerySelectorAll("tbody .name").Select(n => n.TextContent));
        page = await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants?sort=-name&p=2");
        Assert.Equal("Zoë Number 1149", page.QuerySelector("tbody .name")!.TextContent);
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        page = await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants?q=nobody");
        Assert.Contains("Nobody fits these filters", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_export_holds_profiles_only_for_who_runs_the_programme(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var forPetra = await story.RunAsAsync<ExportParticipants, Outcome<byte[]>>(story.Petra, e => e.ExecuteAsync(story.Programme.Id, new(), [], None));
        var forAda = await story.RunAsAsync<ExportParticipants, Outcome<byte[]>>(story.Ada, e => e.ExecuteAsync(story.Programme.Id, new(), [], None));
        Assert.Contains("wants,offers", System.Text.Encoding.UTF8.GetString(forPetra.Value!), StringComparison.Ordinal);
        Assert.DoesNotContain("wants", System.Text.Encoding.UTF8.GetString(forAda.Value!), StringComparison.Ordinal);
        Assert.Contains("Amina Haddad", System.Text.Encoding.UTF8.GetString(forAda.Value!), StringComparison.Ordinal);
    }

    private static Task<Outcome<AddedParticipants>> Add(Story story, ProgrammeRole role, params Guid[] people) =>
        story.RunAsAsync<AddParticipants, Outcome<AddedParticipants>>(story.Petra, a => a.ExecuteAsync(story.Programme.Id, role, new(people), None));

    private static Task<Outcome<ChangedParticipants>> Withdraw(Story story, params Guid[] enrolments) =>
        story.RunAsAsync<WithdrawParticipants, Outcome<ChangedParticipants>>(story.Petra, a => a.ExecuteAsync(story.Programme.Id, enrolments, None));

    private static Task<ParticipantEnrolment> Find(Story story, Guid id) => story.InAsync(d => d.Enrolments.AsNoTracking().SingleAsync(e => e.Id == id));
}
