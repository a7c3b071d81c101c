using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;

namespace Upward.Browser.Tests.Journeys;

/// <summary>
/// From an empty programme list to published, answered pairs, step by step as a programme manager goes; with JavaScript or
/// without it. The steps use nothing that only one of the two has.
/// </summary>
internal sealed partial class WholePath(House house, Visitor visitor)
{
    private IPage Page => visitor.Page;
    public Guid ProgrammeId { get; private set; }
    public string Programme => $"/programmes/{ProgrammeId}";
    public string Board => $"{Programme}/rounds/1";

    public async Task CreateProgrammeAsync(bool check = false)
    {
        await visitor.OpenAsync("/programmes/new");
        await Page.GetByRole(AriaRole.Radio, new() { NameRegex = StandardPreset() }).CheckAsync(new() { Force = true });
        await Page.Locator("[name='Input.Name']").FillAsync("Fresh Eyes");
        if (check) await visitor.CheckPageAsync("1-new-programme");
        await visitor.PressAsync("Create programme");
        await visitor.HeadingAsync("Set it up");
        ProgrammeId = Guid.Parse(visitor.Address.Segments[2].Trim('/'));
        if (check) await visitor.CheckPageAsync("2-set-up");
        await visitor.OpenAsync($"{Programme}/setup/purpose");
        await Page.Locator("[name='Input.Purpose']").FillAsync("Our leaders learn how AI changes daily work.");
        await visitor.PressAsync("Save");
        await visitor.HeadingAsync("Set it up");
        await visitor.OpenAsync(Programme);
        await visitor.HeadingAsync("Fresh Eyes");
        if (check) await visitor.CheckPageAsync("3-home");
    }

    public async Task AddParticipantsAsync(bool check = false)
    {
        foreach (var (role, filter, button) in new[] { ("Mentor", "to=2", "Add as mentors"), ("Mentee", "from=5", "Add as mentees") })
        {
            await visitor.OpenAsync($"{Programme}/participants/add?role={role}&{filter}");
            foreach (var box in await Page.Locator("[name=Chosen]").AllAsync()) await box.CheckAsync(new() { Force = true });
            if (check) await visitor.CheckPageAsync($"4-add-{role}");
            await visitor.PressAsync(button);
        }
        await visitor.OpenAsync($"{Programme}/participants");
        await Expect(Page.Locator("tbody tr")).ToHaveCountAsync(28);
        if (check) await visitor.CheckPageAsync("5-participants");
    }

    public async Task RunAsync()
    {
        await visitor.OpenAsync($"{Programme}/rounds");
        await visitor.PressAsync("Run the matching");
        await BoardAppearsAsync();
    }

    /// <summary>With JavaScript the page comes by itself; without it, whoever waits looks again.</summary>
    public async Task BoardAppearsAsync()
    {
        for (var i = 0; i < 120 && await Page.GetByRole(AriaRole.Heading, new() { Name = "Matching board", Level = 1 }).CountAsync() == 0; i++)
        {
            await Task.Delay(500);
            if (!visitor.HasJavaScript) await Page.ReloadAsync();
        }
        await visitor.HeadingAsync("Matching board");
        await Expect(Page.Locator(".pair-card").First).ToBeVisibleAsync();
    }

    public async Task PublishAsync(bool check = false)
    {
        await visitor.OpenAsync($"{Board}/publish");
        if (check) await visitor.CheckPageAsync("publish");
        await visitor.PressAsync(Page.GetByRole(AriaRole.Button, new() { NameRegex = PublishPairs() }));
        Assert.EndsWith("/pairs", visitor.Address.AbsolutePath, StringComparison.Ordinal);
        if (check) await visitor.CheckPageAsync("pairs");
    }

    /// <summary>Goes to this person's proposal as that person, and answers.</summary>
    public async Task AnswerAsync(Guid personId, bool accepts, string? check = null)
    {
        await visitor.BecomeAsync(personId);
        await visitor.OpenAsync("/proposals");
        if (check is not null) await visitor.CheckPageAsync(check + "-list");
        await visitor.PressAsync(Page.Locator("main a[href^='/proposals/']").First);
        if (check is not null) await visitor.CheckPageAsync(check);
        await visitor.PressAsync(accepts ? "Yes, gladly" : "No, thank you");
    }

    /// <summary>The published pairs, mentor and mentee as people.</summary>
    public Task<List<(Guid Mentor, Guid Mentee)>> PairsAsync() => house.Host.InAsync(house.OrganisationId, async db =>
        (await db.Proposals.Where(p => p.Round.ProgrammeId == ProgrammeId && p.Round.PublishedAt != null).OrderBy(p => p.Id)
            .Select(p => new { Mentor = p.Mentor.PersonId, Mentee = p.Mentee.PersonId }).ToListAsync()).Select(p => (p.Mentor, p.Mentee)).ToList());

    public Task<int> MentorshipsAsync() => house.Host.InAsync(house.OrganisationId, db => db.Mentorships.CountAsync(m => m.ProgrammeId == ProgrammeId));

    public Task<Guid> EnrolmentAsync(ProgrammeRole role) => house.Host.InAsync(house.OrganisationId, db =>
        db.Enrolments.Where(e => e.ProgrammeId == ProgrammeId && e.Role == role).OrderBy(e => e.Id).Select(e => e.Id).FirstAsync());

    /// <summary>One pair says yes, one does not; both of the second read the same sentence, whoever declined.</summary>
    public async Task AnswersAsync(bool check = false)
    {
        var pairs = await PairsAsync();
        await AnswerAsync(pairs[0].Mentor, accepts: true, check ? "proposal-mentor" : null);
        await Expect(visitor.Main).ToContainTextAsync("You said yes.");
        await AnswerAsync(pairs[0].Mentee, accepts: true, check ? "proposal-mentee" : null);
        await Expect(visitor.Main).ToContainTextAsync("are a pair");
        if (check) await visitor.CheckPageAsync("confirmed");
        Assert.Equal(1, await MentorshipsAsync());

        await AnswerAsync(pairs[1].Mentor, accepts: true);
        await Expect(visitor.Main).ToContainTextAsync("You said yes.");
        await AnswerAsync(pairs[1].Mentee, accepts: false);
        const string Closed = "This pair does not go ahead. You are both open for a new proposal.";
        await Expect(visitor.Main).ToContainTextAsync(Closed);
        await visitor.BecomeAsync(pairs[1].Mentor);
        await visitor.OpenAsync("/proposals");
        await visitor.PressAsync(Page.Locator("main a[href^='/proposals/']").First);
        await Expect(visitor.Main).ToContainTextAsync(Closed);
        await Expect(visitor.Main).Not.ToContainTextAsync("declined");
        if (check) await visitor.CheckPageAsync("closed");
        Assert.Equal(1, await MentorshipsAsync());
        await visitor.BecomeAsync(house.AdaId);
    }

    [GeneratedRegex("^Standard")]
    private static partial Regex StandardPreset();

    [GeneratedRegex("^Publish ")]
    private static partial Regex PublishPairs();
}
