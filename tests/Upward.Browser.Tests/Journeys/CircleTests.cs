using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Sessions;

namespace Upward.Browser.Tests.Journeys;

/// <summary>R005 R111 R148: a manager forms a circle, its host plans a meeting, a member answers on a phone; they write, note and say who came.</summary>
public sealed class CircleTests(Chromium chromium)
{
    [Fact]
    public async Task A_circle_from_its_forming_to_its_first_meeting()
    {
        await using var host = await LiveHost.StartAsync();
        var house = await House.FoundAsync(host);
        await house.StaffAsync();
        var (programme, mentor, mentees) = await TakePartAsync(house);
        await using var visitor = await chromium.VisitAsync(host, "circle");
        var page = visitor.Page;
        await visitor.BecomeAsync(house.AdaId);
        await visitor.OpenAsync($"/programmes/{programme}/circles");
        await visitor.CheckPageAsync("1-none");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "New circle" }));
        foreach (var name in new[] { mentor.Name, mentees[0].Name, mentees[1].Name }) await visitor.Main.GetByRole(AriaRole.Checkbox, new() { NameRegex = new(Regex.Escape(name)) }).CheckAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Numbers at breakfast");
        await visitor.CheckPageAsync("2-new");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Form it" }));
        await Expect(visitor.Main.GetByRole(AriaRole.Heading, new() { Name = "Numbers at breakfast" })).ToBeVisibleAsync();
        await visitor.CheckPageAsync("3-managed");

        await visitor.BecomeAsync(mentor.Id);
        await visitor.OpenAsync("/circles");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("Numbers at breakfast") }));
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Plan a meeting" }).First);
        await page.GetByLabel("Topic", new() { Exact = true }).FillAsync("Charts that mislead");
        await page.GetByLabel("Date", new() { Exact = true }).FillAsync(TimeProvider.System.GetUtcNow().AddDays(6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByLabel("Time", new() { Exact = true }).FillAsync("12:00");
        await page.GetByLabel("Where", new() { Exact = true }).FillAsync("https://meet.example.org/breakfast");
        await visitor.CheckPageAsync("4-plan");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Plan a meeting" }));
        await Expect(visitor.Main.GetByRole(AriaRole.Heading, new() { Name = "Charts that mislead" })).ToBeVisibleAsync();
        var meeting = visitor.Address.AbsolutePath;

        // A member on a phone.
        await visitor.BecomeAsync(mentees[0].Id);
        await page.SetViewportSizeAsync(390, 844);
        await visitor.OpenAsync(meeting);
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "I come" }));
        await Expect(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "I come" })).ToHaveAttributeAsync("aria-pressed", "true");
        await visitor.CheckPageAsync("5-meeting");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Prepare" }));
        await visitor.CheckPageAsync("5-prepare");
        await visitor.OpenAsync(meeting);
        await page.Locator("#text-shared").FillAsync("## What we want to see\n\n- one chart each");
        await Expect(page.Locator("[data-note-said]")).ToContainTextAsync("Saved");
        await visitor.PressAsync(page.Locator(".crumbs a").Filter(new() { HasText = "Numbers at breakfast" }));
        await page.GetByLabel("Write to Numbers at breakfast").FillAsync("I bring the depot report.");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Send" }));
        await Expect(visitor.Main).ToContainTextAsync("I bring the depot report.");
        await visitor.CheckPageAsync("6-messages");

        // Who arranges somebody's meetings answers for them; who may come finds an open table where they begin.
        await ArrangesAndTableAsync(house, programme, mentees[1].Id, mentees[2].Id, mentor.Id);
        await visitor.BecomeAsync(mentees[2].Id);
        await visitor.OpenAsync("/arranging");
        await visitor.CheckPageAsync("6-arranging");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Comes", Exact = true }));
        await Expect(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Comes", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await visitor.OpenAsync("/proposals");
        await visitor.CheckPageAsync("6-proposals");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Lunch: prompts that saved an hour" }));
        await visitor.CheckPageAsync("6-table");

        await visitor.BecomeAsync(mentor.Id);
        await BegunAsync(house);
        await visitor.OpenAsync(meeting);
        await Expect(page.Locator("#text-shared")).ToHaveValueAsync("## What we want to see\n\n- one chart each");
        await visitor.CheckPageAsync("7-over");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "It took place" }));
        await Expect(visitor.Main.GetByText("Held", new() { Exact = true }).First).ToBeVisibleAsync();
        await visitor.OpenAsync("/circles");
        await visitor.CheckPageAsync("8-circles");

        // Whoever is not in it has no such page; neither has whoever formed it.
        foreach (var somebody in new[] { mentees[2].Id, house.AdaId })
        {
            await visitor.BecomeAsync(somebody);
            await visitor.OpenAsync(meeting, 404);
        }
        visitor.Leave();
    }

    private static async Task<(Guid Programme, (Guid Id, string Name) Mentor, List<(Guid Id, string Name)> Mentees)> TakePartAsync(House house) => await house.Host.InAsync(house.OrganisationId, async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var programme = Programme.Begin(house.OrganisationId, new ProgrammeFacts { Name = "Fresh Eyes", Purpose = "Learn from each other.", Kind = ProgrammeKind.Circle, Formality = Formality.Light, StartsOn = today, EndsOn = today.AddMonths(7) }, house.AdaId, now);
        db.Programmes.Add(programme);
        var people = await db.People.Where(p => p.Title == "Director" || p.Title == "Analyst").OrderBy(p => p.Title).ThenBy(p => p.Email).Select(p => new { p.Id, p.Name, p.Title }).ToListAsync();
        var mentor = people.First(p => p.Title == "Analyst");
        var mentees = people.Where(p => p.Title == "Director").Take(3).ToList();
        db.Enrolments.Add(ParticipantEnrolment.Add(house.OrganisationId, programme.Id, mentor.Id, ProgrammeRole.Mentor, 5, house.AdaId, now));
        db.Enrolments.AddRange(mentees.Select(m => ParticipantEnrolment.Add(house.OrganisationId, programme.Id, m.Id, ProgrammeRole.Mentee, 2, house.AdaId, now)));
        await db.SaveChangesAsync();
        return (programme.Id, (mentor.Id, mentor.Name), mentees.ConvertAll(m => (m.Id, m.Name)));
    });

    private static Task<int> ArrangesAndTableAsync(House house, Guid programme, Guid whose, Guid by, Guid host) => house.Host.InAsync(house.OrganisationId, db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        db.Delegations.Add(Delegation.Name(house.OrganisationId, whose, "arranges@example.org", by, null, now.AddDays(20), now));
        db.GroupSessions.Add(GroupSession.Plan(house.OrganisationId, programme, null, host, SessionTime.Of(now.UtcDateTime.Date.AddDays(9).AddHours(12), "Europe/Stockholm", 60), new("Lunch: prompts that saved an hour", SessionFormat.InPerson, "Canteen", 6), house.AdaId, now));
        return db.SaveChangesAsync();
    });

    private static Task<int> BegunAsync(House house) => house.Host.InAsync(house.OrganisationId, db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        return db.GroupSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, now.AddHours(-2)).SetProperty(x => x.EndsAt, now.AddHours(-1)));
    });
}
