using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform.Security;

namespace Upward.Browser.Tests.Journeys;

/// <summary>
/// A pair's whole life in two browsers, the junior's on a phone and the senior's at a desk: from the invitation to the first sign-in
/// through agreement, goal, plan of a session, the session itself, notes, the mail that follows, a message, to the certificate.
/// </summary>
public sealed partial class PairLifeTests(Chromium chromium)
{
    private const string Password = "a long walk by the harbour";

    [Fact]
    public async Task A_pair_from_the_first_sign_in_to_the_certificate()
    {
        await using var host = await LiveHost.StartAsync();
        var house = await House.FoundAsync(host);
        await house.StaffAsync();
        var pair = await PairAsync(house);
        await using var junior = await chromium.VisitAsync(host, "pair-junior");
        await using var senior = await chromium.VisitAsync(host, "pair-senior");
        await junior.Page.SetViewportSizeAsync(375, 812);
        foreach (var (who, token) in new[] { (junior, "junior-token"), (senior, "senior-token") })
        {
            await who.OpenAsync("/welcome/" + token);
            await who.Page.Locator("input[type='password']").FillAsync(Password);
            await who.PressAsync(who.Main.Locator("button[type='submit']"));
            // The page of somebody with a pair: what is next.
            await Expect(who.Page).ToHaveURLAsync(new Regex("/home$"));
        }
        await junior.CheckPageAsync("home-phone");
        await LookAsync(senior, "home");

        // The agreement: written by the senior, signed by both.
        await senior.PressAsync(senior.Main.GetByRole(AriaRole.Link, new() { Name = "Write the agreement" }));
        await senior.PressAsync(Button(senior, "Write the agreement"));
        await senior.PressAsync(senior.Main.GetByRole(AriaRole.Button, new() { NameRegex = HandOver() }));
        await junior.OpenAsync("/home");
        await junior.PressAsync(junior.Main.GetByRole(AriaRole.Link, new() { Name = "Read the agreement and sign it" }));
        await junior.PressAsync(Button(junior, "Sign it"));
        await senior.OpenAsync($"/pairs/{pair}/agreement");
        await senior.PressAsync(Button(senior, "Sign it"));
        await Expect(senior.Main).ToContainTextAsync("Signed by both");

        // A goal out of the library, by the senior.
        await senior.OpenAsync($"/pairs/{pair}/goals/edit?from=hear-bad-news");
        await senior.PressAsync(senior.Main.Locator("form[data-guard] button[type='submit']").First);
        await Expect(senior.Main).ToContainTextAsync("bad news");

        // The junior takes the first time at which both can.
        await junior.OpenAsync($"/pairs/{pair}/sessions/plan");
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(6);
        await junior.Page.GetByLabel("Date", new() { Exact = true }).FillAsync(tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await junior.Page.GetByLabel("Time", new() { Exact = true }).FillAsync("14:00");
        await junior.Page.GetByLabel("Where", new() { Exact = true }).FillAsync("https://meet.example.org/us");
        await junior.PressAsync(Button(junior, "Plan a session"));
        await senior.OpenAsync("/home");
        await senior.PressAsync(senior.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("^Say whether you come") }));
        await senior.PressAsync(Button(senior, "I come"));
        var session = senior.Address.AbsolutePath;
        await senior.Main.GetByText("Write the agenda").ClickAsync();
        await senior.Page.Locator("textarea[name='Agenda']").FillAsync("10 How was your week?\n40 Bad news, early\n10 What each of us takes away");
        await senior.PressAsync(senior.Main.Locator("form[action$='handler=Agenda'] button"));
        await LookAsync(senior, "session");

        // Two minutes before, and the timer on the phone.
        await junior.OpenAsync(session + "/prepare");
        await Expect(junior.Main).ToContainTextAsync("bad news");
        await junior.Page.GetByLabel("Something else").FillAsync("Two complaints, as they came in");
        await junior.PressAsync(Button(junior, "Put it on the list"));
        await Expect(junior.Main).ToContainTextAsync("0 of 1 ready");
        await LookAsync(junior, "prepare-phone");
        await junior.OpenAsync(session + "/live");
        await Button(junior, "Start").ClickAsync();
        await Button(junior, "Next point").ClickAsync();
        await Expect(junior.Main.Locator("li[aria-current='step']")).ToContainTextAsync("Bad news, early");
        await junior.Page.ReloadAsync();
        await Expect(junior.Main.Locator("li[aria-current='step']")).ToContainTextAsync("Bad news, early");
        await LookAsync(junior, "live-phone");

        // It took place.
        await BegunAsync(house);
        await senior.OpenAsync(session);
        await senior.PressAsync(Button(senior, "It took place"));
        await junior.OpenAsync(session + "/notes");
        await junior.Page.Locator("#text-shared").FillAsync("We call the depot first when a number looks wrong.");
        await Expect(junior.Page.Locator("form[action$='handler=Shared'] [data-note-said]")).ToContainTextAsync("Saved");
        await junior.Page.Locator("#text-private").FillAsync("I was nervous. It went well.");
        await Expect(junior.Page.Locator("form[action$='handler=Private'] [data-note-said]")).ToContainTextAsync("Saved");
        await LookAsync(junior, "notes-phone");
        await senior.OpenAsync(session + "/notes");
        await Expect(senior.Page.Locator("#text-shared")).ToHaveValueAsync("We call the depot first when a number looks wrong.");
        await Expect(senior.Main).Not.ToContainTextAsync("I was nervous");
        await Expect(senior.Page.Locator("textarea[name='Body']")).ToHaveValueAsync(new Regex("We call the depot first"));
        await senior.PressAsync(Button(senior, "Send it"));
        await Expect(senior.Main).ToContainTextAsync("sent on");

        // For oneself alone.
        await junior.OpenAsync($"/pairs/{pair}/fit");
        await junior.Page.GetByLabel("Yes, let us go on").CheckAsync(new() { Force = true });
        await junior.PressAsync(Button(junior, "Save"));
        await Expect(junior.Main).ToContainTextAsync("a next date");

        // A message, there at once in the other's open page.
        await junior.OpenAsync($"/pairs/{pair}/messages");
        await senior.OpenAsync($"/pairs/{pair}/messages");
        await senior.Page.Locator("main textarea").FillAsync("The depot says thank you.");
        await senior.PressAsync(Button(senior, "Send"));
        await Expect(junior.Main).ToContainTextAsync("The depot says thank you.");

        // The end: both look back, the senior closes.
        foreach (var who in new[] { junior, senior })
        {
            await who.OpenAsync($"/pairs/{pair}/closing/reflection");
            foreach (var answer in await who.Page.Locator("main textarea").AllAsync()) await answer.FillAsync("To ask sooner.");
            await who.PressAsync(Button(who, "I am done"));
        }
        await senior.OpenAsync($"/pairs/{pair}/closing/farewell");
        await senior.Page.Locator("textarea[name='Reference']").FillAsync("She prepared every hour of ours.");
        await senior.PressAsync(senior.Main.Locator("form[data-guard] button[type='submit']"));
        await senior.OpenAsync($"/pairs/{pair}/closing");
        await senior.Page.GetByLabel("We have had our last meeting").CheckAsync();
        await senior.PressAsync(Button(senior, "Complete our pair"));
        foreach (var who in new[] { junior, senior })
        {
            await who.OpenAsync($"/pairs/{pair}/certificate");
            await who.HeadingAsync("Certificate");
            await Expect(who.Main).ToContainTextAsync(who == junior ? "Amina Haddad" : "Ingrid Moberg");
        }
        await LookAsync(junior, "certificate-phone");
        await junior.OpenAsync($"/pairs/{pair}/reference");
        await Expect(junior.Main).ToContainTextAsync("She prepared every hour of ours.");
        await junior.OpenAsync("/pairs");
        await Expect(junior.Main).ToContainTextAsync("Ingrid Moberg");
        junior.Leave();
        senior.Leave();
    }

    /// <summary>The handbook tells of this journey with these pictures; else the page is looked at in two widths, two themes and by axe.</summary>
    private static Task LookAsync(Visitor visitor, string step) => Handbook.IsWanted ? Handbook.TakeAsync(visitor, "life-" + step) : visitor.CheckPageAsync(step);

    private static ILocator Button(Visitor visitor, string name) => visitor.Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Amina and Ingrid, confirmed and invited; neither has been here before.</summary>
    private static Task<Guid> PairAsync(House house) => house.Host.InAsync(house.OrganisationId, async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var programme = Programme.Begin(house.OrganisationId, new ProgrammeFacts { Name = "Fresh Eyes", Purpose = "Learn from each other.", Formality = Formality.Agreement, StartsOn = today, EndsOn = today.AddMonths(7) }, house.AdaId, now);
        db.Programmes.Add(programme);
        var people = await db.People.Where(p => p.Name == "Amina Haddad" || p.Name == "Ingrid Moberg").ToDictionaryAsync(p => p.Name);
        var (junior, senior) = (people["Amina Haddad"], people["Ingrid Moberg"]);
        var mentor = ParticipantEnrolment.Add(house.OrganisationId, programme.Id, junior.Id, ProgrammeRole.Mentor, 1, house.AdaId, now);
        var mentee = ParticipantEnrolment.Add(house.OrganisationId, programme.Id, senior.Id, ProgrammeRole.Mentee, 1, house.AdaId, now);
        db.Enrolments.AddRange(mentor, mentee);
        await db.SaveChangesAsync();
        var pair = Mentorship.Bring(Guid.NewGuid(), mentor, 1, mentee, 1, "", now.AddDays(-1), now);
        db.Add(pair);
        db.AddRange(Invitation.For(house.OrganisationId, junior.Id, LinkToken.HashOf("junior-token"), now, TimeSpan.FromDays(3), house.AdaId, "/"), Invitation.For(house.OrganisationId, senior.Id, LinkToken.HashOf("senior-token"), now, TimeSpan.FromDays(3), house.AdaId, "/"));
        await db.SaveChangesAsync();
        return pair.Id;
    });

    /// <summary>As if it had begun a while ago.</summary>
    private static Task<int> BegunAsync(House house) => house.Host.InAsync(house.OrganisationId, db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        return db.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, now.AddHours(-2)).SetProperty(x => x.EndsAt, now.AddHours(-1)));
    });

    [GeneratedRegex("^Hand it")]
    private static partial Regex HandOver();
}
