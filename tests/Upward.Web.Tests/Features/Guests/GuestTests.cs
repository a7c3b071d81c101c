using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Guests;
using Upward.Web.Features.Identity.SigningIn;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Tests.Features.Identity;

namespace Upward.Web.Tests.Features.Guests;

public sealed class GuestTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task A_guest_is_invited_comes_in_by_the_mail_and_takes_part_as_a_mentor(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var browser = await story.AsAsync(story.Petra);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/guests");
        var email = $"greta.{Guid.NewGuid():N}@elsewhere.example";

        await browser.SubmitAsync("form[data-guard]", ("Input.Name", "Greta Guest"), ("Input.Email", email), ("Input.ComesFrom", "Open University"), ("Input.Until", Day(story, 30)));

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Has not come in yet", browser.Body, StringComparison.Ordinal);
        var mail = Assert.Single(await story.MailsAsync(), m => m.Kind == "guest-invited");
        var greta = story.Host.NewBrowser();
        await greta.OpenAsync(Keys.LinkIn(mail.TextBody, "/welcome/"));
        await greta.SubmitAsync("main form", ("Input.Password", Keys.Password));
        Assert.StartsWith("/my/profile/", greta.Path, StringComparison.Ordinal);
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/participants");
        Assert.Contains("Greta Guest", browser.Body, StringComparison.Ordinal);
        Assert.Equal("Petra Programme", await story.InAsync(d => d.AuditEntries.Where(e => e.Action == "participants.guest.invited").Select(e => e.ActorName).SingleAsync()));
    }

    [Theory, BothDatabases]
    public async Task An_invitation_without_an_end_or_for_a_colleague_is_refused_and_says_why(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var guest = await story.GuestAsync();
        var today = DateOnly.FromDateTime(story.Now.UtcDateTime);

        Assert.Equal("refused.required", await RefusalAsync(new("Gil", "gil@elsewhere.example", "Open University", null)));
        Assert.Equal("refused.dayOver", await RefusalAsync(new("Gil", "gil@elsewhere.example", "Open University", today.AddDays(-2))));
        Assert.Equal("refused.dayTooLate", await RefusalAsync(new("Gil", "gil@elsewhere.example", "Open University", today.AddDays(400))));
        Assert.Equal("identity.refused.email", await RefusalAsync(new("Gil", "no address", "Open University", today.AddDays(9))));
        Assert.Equal("refused.required", await RefusalAsync(new("Gil", "gil@elsewhere.example", " ", today.AddDays(9))));
        Assert.Equal("guests.refused.colleague", await RefusalAsync(new("Olga", story.Olga.Email.ToUpperInvariant(), "Here", today.AddDays(9))));
        // Not even by name: who runs a unit's programme does not read the whole directory.
        Assert.Empty((await story.RunAsAsync<ArrangeGuests, Outcome>(story.Petra, g => g.InviteAsync(story.Programme.Id, new("Olga", story.Olga.Email, "Here", today.AddDays(9)), CancellationToken.None))).Refusals[0].Message.Arguments);
        Assert.Equal("guests.refused.here", await RefusalAsync(new("Greta", guest.Email, "Open University", today.AddDays(9))));
        Assert.DoesNotContain(await story.MailsAsync(), m => m.Kind == "guest-invited");

        async Task<string> RefusalAsync(ArrangeGuests.Wanted wanted) =>
            Assert.Single((await story.RunAsAsync<ArrangeGuests, Outcome>(story.Petra, g => g.InviteAsync(story.Programme.Id, wanted, CancellationToken.None))).Refusals).Message.Key;
    }

    [Theory, BothDatabases]
    public async Task Only_who_runs_the_programme_sees_or_changes_its_guests(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var guest = await story.GuestAsync();
        await SecondProgrammeAsync(story, manager: story.Olga);

        foreach (var stranger in new[] { story.Amina, story.Olga, story.Otto, guest })
        {
            Assert.Null(await story.RunAsAsync<ArrangeGuests, IReadOnlyList<ArrangeGuests.Guest>?>(stranger, g => g.ShowAsync(story.Programme.Id, CancellationToken.None)));
            Assert.True((await story.RunAsAsync<ArrangeGuests, Outcome>(stranger, g => g.EndAsync(story.Programme.Id, guest.Id, CancellationToken.None))).IsNotFound);
            Assert.True((await story.RunAsAsync<ArrangeGuests, Outcome>(stranger, g => g.ExtendAsync(story.Programme.Id, guest.Id, new DateOnly(2030, 1, 1), CancellationToken.None))).IsNotFound);
            Assert.True((await story.RunAsAsync<ArrangeGuests, Outcome>(stranger, g => g.InviteAsync(story.Programme.Id, new("Gil", "gil@elsewhere.example", "X", new DateOnly(2030, 1, 1)), CancellationToken.None))).IsNotFound);
        }
        // And not through one's own programme either.
        var own = await story.InAsync(d => d.Programmes.Where(p => p.Name == "Second Look").Select(p => p.Id).SingleAsync());
        Assert.Equal("guests.refused.gone", (await story.RunAsAsync<ArrangeGuests, Outcome>(story.Olga, g => g.EndAsync(own, guest.Id, CancellationToken.None))).Refusals[0].Message.Key);
    }

    [Theory, BothDatabases]
    public async Task A_guest_stands_in_no_list_of_the_organisation_and_sees_no_other_programme(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var guest = await story.GuestAsync();
        var other = await SecondProgrammeAsync(story, manager: story.Olga);
        var (admin, olga, greta) = (await story.AsAsync(story.Ada), await story.AsAsync(story.Olga), await story.AsAsync(guest));

        foreach (var path in new[] { "/people?q=Greta", "/people/suggest?q=Greta", $"/programmes/{other}/participants/add?q=Greta", $"/programmes/{other}/managers?q=Greta", "/settings/roles?q=Greta" })
        {
            await admin.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, admin.Status);
            Assert.DoesNotContain("Greta Guest", admin.Body, StringComparison.Ordinal);
        }
        await admin.OpenAsync($"/people/{guest.Id}");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
        // Nor is a guest anybody's manager.
        var under = await story.RunAsAsync<SavePerson, Outcome<Guid>>(story.Ada, s => s.AddAsync(new() { Name = "Uma Under", Email = "uma@x.example", Manager = guest.Email }, CancellationToken.None));
        Assert.Equal("people.refused.unknownManager", Assert.Single(under.Refusals).Message.Key);
        var added = await story.RunAsAsync<AddParticipants, Outcome<AddedParticipants>>(story.Olga, a => a.ExecuteAsync(other, ProgrammeRole.Mentor, new DirectorySelection([guest.Id]), CancellationToken.None));
        Assert.False(await story.InAsync(d => d.Enrolments.AnyAsync(e => e.ProgrammeId == other && e.PersonId == guest.Id)), added.ToString());
        Assert.True((await story.RunAsAsync<AppointManager, Outcome>(story.Ada, a => a.ExecuteAsync(other, guest.Id, CancellationToken.None))) is { Succeeded: false });

        foreach (var path in new[] { "/people", "/programmes", $"/programmes/{story.Programme.Id}", $"/programmes/{other}/notice", "/apply", "/my/recommendations", $"/my/guidelines/{other}" })
        {
            await greta.OpenAsync(path);
            Assert.True(greta.Status == HttpStatusCode.NotFound, path);
        }
        await greta.OpenAsync("/");
        Assert.Equal((HttpStatusCode.OK, "/proposals"), (greta.Status, greta.Path));
        Assert.Empty(greta.Page!.QuerySelectorAll("a[href='/people'], a[href='/programmes'], a[href='/apply']"));
    }

    [Theory, BothDatabases]
    public async Task When_the_time_is_over_nothing_opens_any_more_and_the_manager_may_extend_it(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var guest = await story.GuestAsync();
        await story.GivePasswordAsync(guest);
        var greta = await story.AtSignInAsync(guest.Email, Keys.Password);
        Assert.Equal("/help", greta.Path);

        await story.InAsync(async d =>
        {
            (await d.People.SingleAsync(p => p.Id == guest.Id)).StayUntil(story.Now.AddSeconds(-1));
            await d.SaveChangesAsync();
        });
        await greta.OpenAsync("/my/profile");
        Assert.StartsWith("/sign-in", greta.Path, StringComparison.Ordinal);
        var again = await story.AtSignInAsync(guest.Email, Keys.Password);
        Assert.StartsWith("/sign-in", again.Path, StringComparison.Ordinal);
        await story.RunAsAsync<EndLapsedVisits, bool>(null, async e => { await e.ExecuteAsync(CancellationToken.None); return true; });
        Assert.NotNull(await story.InAsync(d => d.People.Where(p => p.Id == guest.Id).Select(p => p.LeftAt).SingleAsync()));
        var manager = await story.AsAsync(story.Petra);
        await manager.OpenAsync($"/programmes/{story.Programme.Id}/guests");
        Assert.Contains("Ended", manager.Page!.QuerySelector(".guest-rows")!.TextContent, StringComparison.Ordinal);

        await manager.SubmitAsync("form[action*=Extend]", ("until", Day(story, 60)));
        Assert.Contains("Until", manager.Page!.QuerySelector(".guest-rows")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/help", (await story.AtSignInAsync(guest.Email, Keys.Password)).Path);
        await manager.SubmitAsync("form[action*='handler=End']");
        Assert.StartsWith("/sign-in", (await story.AtSignInAsync(guest.Email, Keys.Password)).Path, StringComparison.Ordinal);
        Assert.Equal(["guest-extended", "guest-ended"], (await story.MailsAsync()).Where(m => m.Kind.StartsWith("guest-", StringComparison.Ordinal)).Select(m => m.Kind));
    }

    private static string Day(Story story, int ahead) => DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Guid> SecondProgrammeAsync(Story story, Person manager) => await story.InAsync(async db =>
    {
        var other = Programme.Begin(db.OrganisationId, story.Programme.Facts with { Name = "Second Look" }, story.Ada.Id, story.Now);
        db.Programmes.Add(other);
        db.ProgrammeManagers.Add(ProgrammeManager.Grant(db.OrganisationId, other.Id, manager.Id, story.Now, story.Ada.Id));
        await db.SaveChangesAsync();
        return other.Id;
    });
}
