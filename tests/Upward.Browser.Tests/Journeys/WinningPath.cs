using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Upward.Browser.Tests.Journeys;

/// <summary>
/// From a preset to a first pair as it goes in life: set up and launched, applied for, recommended, decided, trained, matched
/// and accepted. Runs in the demo organisation, with people who take part in nothing yet.
/// </summary>
/// <param name="look">Looks at what stands there now; gets the name of the step.</param>
internal sealed partial class WinningPath(LiveHost host, Guid organisationId, Visitor visitor, Func<string, Task> look)
{
    public sealed record Someone(Guid Id, string Name, string Email, string Department);

    /// <summary>What goes into the fields for words, in the order of the form.</summary>
    private static readonly string[] Words =
    [
        "I keep explaining our app to people two floors up, one at a time.", "I would write that the slides are half of it, and offer twenty minutes on a day they choose.",
        "A colleague from the night shift showed me that our form is impossible with gloves on.", "Speak up in a room with directors", "Captions in video calls, please.",
    ];

    private IPage Page => visitor.Page;
    private string _programme = "";

    public Someone Manager { get; private set; } = null!;
    public Someone Junior { get; private set; } = null!;
    public Someone Senior { get; private set; } = null!;
    private Someone Colleague { get; set; } = null!;
    private Someone Sponsor { get; set; } = null!;
    private Someone Neutral { get; set; } = null!;

    /// <summary>A junior without a place yet, and one of the most senior people (most of whom take part in something), in different departments of one time zone, not in one line of command.</summary>
    public async Task CastAsync()
    {
        var people = await host.InAsync(organisationId, db => db.People.AsNoTracking().Where(p => p.LeftAt == null && p.Email != "" && p.Level != null && p.ManagerId != null && !db.TeamMembers.Any(m => m.PersonId == p.Id))
            .OrderBy(p => p.Level!.Rank).ThenBy(p => p.Name).ToListAsync());
        var placed = await host.InAsync(organisationId, db => db.Enrolments.Select(e => e.PersonId).Union(db.Applications.Select(a => a.PersonId)).ToListAsync());
        var admin = await host.InAsync(organisationId, db => db.OrganisationAdmins.Select(a => a.PersonId).SingleAsync());
        var speaking = people.Where(p => p.Id != admin && p.Languages.Contains("en")).ToList();
        var junior = speaking.First(p => !placed.Contains(p.Id));
        var managers = people.ToDictionary(p => p.Id, p => p.ManagerId!.Value);
        var above = new HashSet<Guid>();
        for (var at = junior.Id; managers.TryGetValue(at, out var manager) && above.Add(manager);) at = manager;
        var senior = speaking.Last(p => p.Department != junior.Department && p.TimeZone == junior.TimeZone && !above.Contains(p.Id));
        var others = speaking.Where(p => p.Id != junior.Id && p.Id != senior.Id && !placed.Contains(p.Id)).ToList();
        static Someone Of(Upward.Web.Features.People.Person p) => new(p.Id, p.Name, p.Email, p.Department);
        (Junior, Senior, Colleague, Sponsor, Neutral) = (Of(junior), Of(senior), Of(others[0]), Of(others[^1]), Of(others[^2]));
        Manager = Of(await host.InAsync(organisationId, db => db.People.SingleAsync(p => p.Id == admin)));
    }

    /// <summary>Preset, purpose, team, time, privacy notice, training before matching, applications open; launched by the keyboard.</summary>
    public async Task SetUpAsync()
    {
        await visitor.BecomeAsync(Manager.Id);
        await visitor.OpenAsync("/programmes/new");
        await Page.GetByRole(AriaRole.Radio, new() { NameRegex = StandardPreset() }).CheckAsync(new() { Force = true });
        await Page.Locator("[name='Input.Name']").FillAsync("Eye to Eye");
        await look("preset");
        await visitor.PressAsync("Create programme");
        await visitor.HeadingAsync("Set it up");
        _programme = $"/programmes/{visitor.Address.Segments[2].Trim('/')}";
        await look("steps");

        await visitor.OpenAsync($"{_programme}/setup/launch");
        await look("blocked");
        await visitor.OpenAsync($"{_programme}/setup/purpose");
        await Page.Locator("[name='Input.Purpose']").FillAsync("Our leaders learn from younger colleagues how customers live today.");
        await visitor.PressAsync(Main("Save"));
        foreach (var (role, who) in new[] { ("Sponsor", Sponsor), ("NeutralContact", Neutral) })
        {
            await visitor.OpenAsync($"{_programme}/setup/team?role={role}&q={Uri.EscapeDataString(who.Name)}");
            await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = $"Name {who.Name}" }).First);
        }
        await look("team");
        await visitor.OpenAsync($"{_programme}/setup/rhythm");
        await visitor.Field("This time is agreed, as working time").CheckAsync(new() { Force = true });
        await visitor.Field("Agreed with").FillAsync("the executive board, 3 March");
        await visitor.PressAsync(Main("Save"));
        await visitor.OpenAsync($"{_programme}/setup/notice");
        await visitor.PressAsync(Main("Publish"));
        await visitor.OpenAsync($"{_programme}/training");
        await visitor.PressAsync("Ask for it before matching");
        await look("training");
        await visitor.OpenAsync($"{_programme}/applications/intake");
        await Page.Locator("[name='Input.Mode'][value=Rolling]").CheckAsync(new() { Force = true });
        await visitor.PressAsync(Main("Save").First);
        await look("intake");

        await visitor.OpenAsync($"{_programme}/setup/launch");
        await look("launch");
        await visitor.TabToAsync(Main("Launch"));
        await EnterAsync();
        await visitor.HeadingAsync("Eye to Eye");
        await look("launched");
    }

    /// <summary>The junior says something about themselves, asks a colleague for a recommendation, and applies without a mouse.</summary>
    public async Task ApplyAsJuniorAsync()
    {
        await visitor.BecomeAsync(Junior.Id);
        await visitor.OpenAsync("/my/talent");
        await TypeAsync(Page.Locator("#Input_AskMeAbout"), "Life on the night shift");
        await visitor.TabToAsync(Main("Save"));
        await EnterAsync();
        await Expect(Page.Locator("#Input_AskMeAbout")).ToHaveValueAsync("Life on the night shift");
        await look("about-me");

        await visitor.OpenAsync("/my/recommendations");
        await TypeAsync(Page.Locator("#Email"), Colleague.Email);
        await visitor.TabToAsync(Page.Locator("[name=Readers]").First);
        await visitor.KeyAsync("ArrowDown");
        await visitor.TabToAsync(Main("Ask"));
        await EnterAsync();
        await Expect(visitor.Main).ToContainTextAsync(Colleague.Name);

        await visitor.OpenAsync("/apply");
        await visitor.TabToAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Eye to Eye" }).First);
        await EnterAsync();
        await look("apply");
        await visitor.TabToAsync(Page.Locator("[name=Role]").First);
        await visitor.KeyAsync("Space");
        await visitor.TabToAsync(Main("Begin"));
        await EnterAsync();
        await FillInAsync(byKeyboard: true);
        await look("form");
        await visitor.TabToAsync(Main("Send my application"));
        await EnterAsync();
        await Expect(visitor.Main).ToContainTextAsync("Nobody has opened it yet");
        await look("sent");
    }

    public async Task ApplyAsSeniorAsync()
    {
        await visitor.BecomeAsync(Senior.Id);
        await visitor.OpenAsync("/apply");
        await visitor.FollowAsync("Eye to Eye");
        await Page.Locator("[name=Role][value=Mentee]").CheckAsync(new() { Force = true });
        await visitor.PressAsync("Begin");
        await FillInAsync(byKeyboard: false);
        await visitor.PressAsync("Send my application");
        await Expect(visitor.Main).ToContainTextAsync("Nobody has opened it yet");
    }

    /// <summary>The colleague has no account: the link in the mail is enough.</summary>
    public async Task RecommendAsync()
    {
        await visitor.ForgetAsync();
        var mail = await host.InAsync(organisationId, db => db.Outbox.Where(m => m.Kind == "recommendation-asked" && m.PersonId == Colleague.Id).Select(m => m.TextBody).SingleAsync());
        await visitor.OpenAsync(RecommendLink().Match(mail).Value);
        await TypeAsync(Page.Locator("#Text"), "Explains the new till to everybody on the floor, and nobody feels slow.");
        await look("recommend");
        await visitor.TabToAsync(Main("Send it"));
        await EnterAsync();
        await visitor.HeadingAsync("Thank you");
    }

    /// <summary>Both are read, accepted with a look at who it concerns, and told.</summary>
    public async Task DecideAsync()
    {
        await visitor.BecomeAsync(Manager.Id);
        await visitor.OpenAsync($"{_programme}/applications");
        await look("applications");
        await visitor.FollowAsync(Junior.Name);
        await look("application");
        await visitor.OpenAsync($"{_programme}/applications");
        foreach (var box in await Page.Locator("[name=Chosen]").AllAsync()) await box.CheckAsync(new() { Force = true });
        await visitor.PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).First);
        await look("decide");
        await visitor.TabToAsync(Main("Accept 2"));
        await EnterAsync();
        await visitor.PressAsync("Tell them now");
        await visitor.OpenAsync($"{_programme}/participants");
        await Expect(Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await visitor.FollowAsync(Junior.Name);
        await Expect(visitor.Main).ToContainTextAsync("nobody feels slow");
        await Expect(visitor.Main).ToContainTextAsync("Life on the night shift");
        await look("participant");
    }

    /// <summary>Nobody is matched before the compulsory units; then each is read and its questions answered, as often as it takes.</summary>
    public async Task TrainAsync()
    {
        await visitor.OpenAsync($"{_programme}/rounds");
        await visitor.PressAsync("Run the matching");
        await Expect(visitor.Main).ToContainTextAsync("has finished the compulsory training");
        await look("gate");
        foreach (var who in new[] { Junior, Senior })
        {
            await visitor.BecomeAsync(who.Id);
            await visitor.OpenAsync("/my/training");
            if (who == Junior) await look("my-training");
            var units = await visitor.Main.Locator("a[href*='/my/training/']").EvaluateAllAsync<string[]>("links => [...new Set(links.map(l => new URL(l.href).pathname))]");
            foreach (var unit in units.Where(u => u.Contains(_programme[_programme.LastIndexOf('/')..], StringComparison.Ordinal) && !u.EndsWith("/certificate", StringComparison.Ordinal))) await ReadAsync(unit);
        }
    }

    public async Task MatchAsync()
    {
        await visitor.BecomeAsync(Manager.Id);
        await visitor.OpenAsync($"{_programme}/rounds");
        await visitor.PressAsync("Run the matching");
        for (var i = 0; i < 120 && await Page.Locator(".pair-card").CountAsync() == 0; i++) await Task.Delay(500);
        await Expect(Page.Locator(".pair-card")).ToHaveCountAsync(1);
        await look("board");
        await visitor.OpenAsync($"{_programme}/rounds/1/publish");
        await visitor.PressAsync(Page.GetByRole(AriaRole.Button, new() { NameRegex = Publish() }));
        foreach (var who in new[] { Junior, Senior })
        {
            await visitor.BecomeAsync(who.Id);
            await visitor.OpenAsync("/proposals");
            await visitor.PressAsync(visitor.Main.Locator("tr", new() { HasText = "Eye to Eye" }).Locator("a"));
            await visitor.TabToAsync(Main("Yes, gladly"));
            await EnterAsync();
        }
        await Expect(visitor.Main).ToContainTextAsync("are a pair");
        // What the junior shares, and what a colleague wrote, once both have said yes.
        await Expect(visitor.Main).ToContainTextAsync("Life on the night shift");
        await Expect(visitor.Main).ToContainTextAsync("nobody feels slow");
        await look("partner");
    }

    /// <summary>The senior writes and hands over, the junior changes a word and signs, the senior signs the same words; by keyboard.</summary>
    public async Task AgreeAsync()
    {
        await visitor.BecomeAsync(Senior.Id);
        await visitor.OpenAsync("/pairs");
        await PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "To the agreement" }));
        await PressAsync(Main("Write the agreement"));
        // Nobody types twice.
        await Expect(Page.GetByLabel("Why we do this")).Not.ToHaveValueAsync("");
        await PressAsync(visitor.Main.GetByRole(AriaRole.Button, new() { NameRegex = HandOver() }));
        await visitor.BecomeAsync(Junior.Id);
        await visitor.OpenAsync("/pairs");
        await PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "To the agreement" }));
        await PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Change something" }));
        await visitor.TabToAsync(Page.GetByLabel("How we end"));
        await Page.Keyboard.PressAsync("Control+End");
        await Page.Keyboard.TypeAsync("\n- And with a walk.");
        await PressAsync(Main("Save and sign"));
        await visitor.BecomeAsync(Senior.Id);
        await visitor.OpenAsync("/pairs");
        await PressAsync(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "To the agreement" }));
        await Expect(visitor.Main).ToContainTextAsync("And with a walk.");
        await PressAsync(Main("Sign it"));
        await Expect(visitor.Main).ToContainTextAsync("Signed by both");
        await look("agreement");
    }

    private async Task PressAsync(ILocator what)
    {
        await visitor.TabToAsync(what);
        await EnterAsync();
    }

    private ILocator Main(string button) => visitor.Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });

    /// <summary>Enter leads to another page, or to the same one anew; this waits until it stands.</summary>
    private async Task EnterAsync()
    {
        await Page.EvaluateAsync("() => { window.upwardTestLeft = false; }");
        await visitor.KeyAsync("Enter");
        await Page.WaitForFunctionAsync("() => window.upwardTestLeft === undefined");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private async Task TypeAsync(ILocator field, string text)
    {
        await visitor.TabToAsync(field);
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Every question that is asked gets an answer: words, a skill, the first of the choices, a tick.</summary>
    private async Task FillInAsync(bool byKeyboard)
    {
        await Expect(Main("Send my application")).ToBeVisibleAsync();
        var asked = await Page.Locator(".ask-one:visible").CountAsync();
        var said = 0;
        for (var i = 0; i < asked; i++)
        {
            var question = Page.Locator(".ask-one:visible").Nth(i);
            var words = question.Locator("textarea, input[type=text]").First;
            var choice = question.Locator("input[type=radio], input[type=checkbox]").First;
            var isWords = await words.CountAsync() > 0;
            var text = await question.Locator(".skill-rows").CountAsync() > 0 ? "Spreadsheets" : isWords ? Words[said++ % Words.Length] : "";
            if (!byKeyboard && isWords) await words.FillAsync(text);
            else if (!byKeyboard) await choice.CheckAsync(new() { Force = true });
            else if (isWords) await TypeAsync(words, text);
            else
            {
                await visitor.TabToAsync(choice);
                await visitor.KeyAsync("Space");
            }
        }
    }

    private async Task ReadAsync(string unit)
    {
        await visitor.OpenAsync(unit);
        var questions = await Page.Locator(".check fieldset").CountAsync();
        if (questions == 0 && await Main("I have read it").CountAsync() > 0) await visitor.PressAsync(Main("I have read it"));
        for (var attempt = 0; attempt < 6 && questions > 0 && await Page.Locator(".check button[type=submit]").CountAsync() > 0; attempt++)
        {
            for (var q = 0; q < questions; q++)
            {
                var answers = Page.Locator(".check fieldset").Nth(q);
                if (await answers.Locator(".answer-right").CountAsync() == 0) await answers.Locator("input").Nth(attempt).CheckAsync(new() { Force = true });
            }
            await visitor.PressAsync(Page.Locator(".check button[type=submit]"));
        }
    }

    [GeneratedRegex("^Standard")]
    private static partial Regex StandardPreset();

    [GeneratedRegex("^Hand it to ")]
    private static partial Regex HandOver();

    [GeneratedRegex("^Publish ")]
    private static partial Regex Publish();

    [GeneratedRegex(@"/recommend/[\w-]+")]
    private static partial Regex RecommendLink();
}
