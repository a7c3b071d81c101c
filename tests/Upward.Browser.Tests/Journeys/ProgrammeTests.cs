using Upward.Web.Features.Enrolment;

namespace Upward.Browser.Tests.Journeys;

/// <summary>A programme from a preset, its participants, and one profile with skills typed ahead.</summary>
public sealed class ProgrammeTests(Chromium chromium)
{
    [Fact]
    public async Task A_programme_begins_from_a_preset_gets_participants_and_a_profile_by_type_ahead()
    {
        await using var host = await LiveHost.StartAsync();
        var house = await House.FoundAsync(host);
        await house.StaffAsync();
        await using var visitor = await chromium.VisitAsync(host, "programme");
        await visitor.BecomeAsync(house.AdaId);
        var path = new WholePath(house, visitor);

        await path.CreateProgrammeAsync(check: true);
        await path.AddParticipantsAsync(check: true);
        await visitor.OpenAsync($"{path.Programme}/participants/{await path.EnrolmentAsync(ProgrammeRole.Mentee)}");
        await visitor.CheckPageAsync("6-profile");
        await visitor.WalkAsync();

        var skill = visitor.Page.Locator("[name='Input.Wanted[0].Skill']");
        await skill.ClickAsync();
        await skill.PressSequentiallyAsync("pivot");
        await Expect(visitor.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Spreadsheets");
        await visitor.CheckPageAsync("7-type-ahead");
        await skill.FocusAsync();
        await visitor.KeyAsync("ArrowDown");
        await visitor.KeyAsync("Enter");
        await Expect(skill).ToHaveValueAsync("Spreadsheets");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last);
        await Expect(visitor.Page.Locator("[name='Input.Wanted[0].Skill']")).ToHaveValueAsync("Spreadsheets");

        await visitor.Page.Locator("[name='Input.Wanted[0].Skill']").FillAsync("Juggling with seven swords");
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).Last);
        await Expect(visitor.Page.Locator(".error-summary, [role=alert]").First).ToBeVisibleAsync();
        await visitor.CheckPageAsync("8-profile-refused");
        visitor.Leave();
    }
}
