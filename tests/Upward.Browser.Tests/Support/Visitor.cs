using System.Collections.Concurrent;

namespace Upward.Browser.Tests.Support;

/// <summary>
/// One person at a browser. Collects what must never happen (a breach of the content security policy, an error in the console,
/// an answer of 500) and says so at the end of the visit.
/// </summary>
public sealed partial class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly LiveHost _host;
    private readonly string _journey;
    private readonly ConcurrentQueue<string> _wrong = new();
    private bool _arrivedAtTheEnd;
    private int _awaited = 200;

    private Visitor(IBrowserContext context, IPage page, LiveHost host, string journey) => (_context, Page, _host, _journey) = (context, page, host, journey);

    public IPage Page { get; }
    public Uri Address => new(Page.Url);
    public bool HasJavaScript { get; private init; }

    internal static async Task<Visitor> ArriveAsync(IBrowserContext context, LiveHost host, string journey, bool javaScript)
    {
        var visitor = new Visitor(context, await context.NewPageAsync(), host, journey) { HasJavaScript = javaScript };
        await context.ExposeFunctionAsync("upwardTestBreach", (string what) => visitor._wrong.Enqueue("content security policy: " + what));
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => window.upwardTestBreach(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile ?? ''}:${e.lineNumber} on ${location.pathname}`))");
        visitor.Page.Console += (_, message) =>
        {
            // What a refused form answers (422) is an answer, not an error; so is the status that was asked for.
            if (message.Type == "error" && !message.Text.Contains("status of 422", StringComparison.Ordinal) && !message.Text.Contains($"status of {visitor._awaited}", StringComparison.Ordinal)) visitor._wrong.Enqueue($"console: {message.Text} ({message.Location})");
        };
        visitor.Page.PageError += (_, error) => visitor._wrong.Enqueue("script: " + error);
        visitor.Page.Response += (_, response) =>
        {
            if (response.Status >= 500 && response.Status != visitor._awaited) visitor._wrong.Enqueue($"{response.Status} from {response.Request.Method} {response.Url}");
        };
        visitor.Page.RequestFailed += (_, request) =>
        {
            if (request.Failure is { } failure && !failure.Contains("ERR_ABORTED", StringComparison.Ordinal)) visitor._wrong.Enqueue($"{failure} at {request.Url}");
        };
        return visitor;
    }

    /// <summary>Comes back with the session of this person.</summary>
    public async Task BecomeAsync(Guid personId)
    {
        await _context.ClearCookiesAsync();
        var session = await _host.SessionOfAsync(personId);
        await _context.AddCookiesAsync([session]);
    }

    /// <summary>Signed out, as somebody who has never been here.</summary>
    public Task ForgetAsync() => _context.ClearCookiesAsync();

    public async Task OpenAsync(string path, int status = 200)
    {
        _awaited = status;
        var answer = await Page.GotoAsync(path);
        Assert.True(answer!.Status == status, $"{path} answered {answer.Status}");
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });
    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });
    public ILocator Field(string label) => Page.GetByLabel(label);
    public ILocator Main => Page.Locator("main");

    /// <summary>Presses something that leads to another page (or the same, anew) and waits until it stands.</summary>
    public async Task PressAsync(ILocator what)
    {
        await what.ClickAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    public Task PressAsync(string button) => PressAsync(Button(button));
    public Task FollowAsync(string link) => PressAsync(Link(link).First);

    public Task HeadingAsync(string text) => Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(text);

    /// <summary>Nothing forbidden happened on this visit. Call it as the journey's last step.</summary>
    public void Leave()
    {
        _arrivedAtTheEnd = true;
        Assert.True(_wrong.IsEmpty, string.Join('\n', _wrong.Distinct()));
    }

    /// <summary>A journey that broke off leaves a picture of where it stood.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_arrivedAtTheEnd) await PhotographAsync("broke-off");
        }
        catch (PlaywrightException)
        {
            // A page in the middle of leaving cannot be photographed; what broke the journey off must be told, not this.
        }
        await _context.CloseAsync();
    }
}
