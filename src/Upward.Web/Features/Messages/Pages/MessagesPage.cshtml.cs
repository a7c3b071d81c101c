using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Messages.Pages;

/// <summary>What the two of a pair write to each other.</summary>
[GuestsToo, RequestFormLimits(MultipartBodyLengthLimit = ConversationPage.MostBytes)]
public sealed class MessagesPage(FindPairSpace find, ReadMessages read, MarkMessagesRead mark, KeepMessage keep, Texts texts, IHostApplicationLifetime node) : ConversationPage(read, mark, keep, texts, node)
{
    public OwnSpace Pair { get; private set; } = null!;

    protected override async Task<Conversation?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await find.FindAsync(id, ct) is not { } pair) return null;
        Pair = pair;
        return Conversation.Of(pair);
    }
}

/// <summary>What the members of a circle write to each other.</summary>
[GuestsToo, RequestFormLimits(MultipartBodyLengthLimit = ConversationPage.MostBytes)]
public sealed class CircleMessagesPage(FindCircle find, ReadMessages read, MarkMessagesRead mark, KeepMessage keep, Texts texts, IHostApplicationLifetime node) : ConversationPage(read, mark, keep, texts, node)
{
    public CircleSpace Circle { get; private set; } = null!;

    protected override async Task<Conversation?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await find.FindAsync(id, ct) is not { } circle) return null;
        Circle = circle;
        return Conversation.Of(circle);
    }
}

/// <summary>A conversation, page by page. New messages come into the open page by themselves (js/messages.js).</summary>
public abstract class ConversationPage(ReadMessages read, MarkMessagesRead mark, KeepMessage keep, Texts texts, IHostApplicationLifetime node) : PageModel
{
    internal const long MostBytes = (MessageFile.MostOfMessage * (long)MessageFile.Largest) + 1024 * 1024;

    /// <summary>Shorter than what a proxy usually waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public int? Before { get; set; }
    public string? Text { get; private set; }
    public string NextOnce { get; private set; } = Guid.NewGuid().ToString("N");

    public Conversation Talk { get; private set; } = null!;
    public IReadOnlyList<ReadMessages.Shown> Messages { get; private set; } = [];
    public int LastNumber { get; private set; }
    public bool HasEarlier { get; private set; }
    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>What came after a number, as a fragment; waits for it when asked to. Nothing came: 204.</summary>
    public async Task<IActionResult> OnGetAfterAsync(int number, bool wait, CancellationToken ct)
    {
        if (await FindAsync(IdAtHand, ct) is not { } talk) return NotFound();
        var found = wait ? await WaitAsync(talk, number, ct) : await read.AfterAsync(talk, number, ct);
        if (found.Count == 0) return StatusCode(StatusCodes.Status204NoContent);
        await mark.ExecuteAsync(talk, found[^1].Number, ct);
        return Partial("/Features/Messages/Pages/_New.cshtml", (talk, found));
    }

    /// <summary>A node that stops lets go at once; the page asks another one.</summary>
    private async Task<IReadOnlyList<ReadMessages.Shown>> WaitAsync(Conversation talk, int number, CancellationToken ct)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(ct, node.ApplicationStopping);
        try
        {
            return await read.WaitAsync(talk, number, Patience, leaving.Token);
        }
        catch (OperationCanceledException) when (node.ApplicationStopping.IsCancellationRequested)
        {
            return [];
        }
    }

    public async Task<IActionResult> OnPostAsync(string? text, string? once, List<IFormFile>? files, CancellationToken ct)
    {
        if (await FindAsync(IdAtHand, ct) is not { } talk) return NotFound();
        var given = new List<GivenFile>();
        foreach (var file in (files ?? []).Take(MessageFile.MostOfMessage + 1)) given.Add(new(file.FileName, await BytesOfAsync(file, ct)));
        var outcome = await keep.InAsync(talk, new(text ?? "", given, "page:" + (Guid.TryParse(once, out var mine) ? mine : Guid.NewGuid()).ToString("N"), ByMail: false), ct);
        if (outcome.Succeeded) return LocalRedirect($"~{talk.Path}#m-{outcome.Value}");
        if (!await LoadAsync(ct)) return NotFound();
        ModelState.Clear();
        ModelState.Add(outcome.Result, texts);
        (Text, NextOnce) = (text, once ?? NextOnce);
        return this.Again();
    }

    private static async Task<byte[]> BytesOfAsync(IFormFile file, CancellationToken ct)
    {
        // One byte too many is refused with its name; more of it need not be read.
        if (file.Length > MessageFile.Largest) return new byte[MessageFile.Largest + 1];
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    /// <summary>As whoever is signed in finds it; for everybody else it does not exist.</summary>
    protected abstract Task<Conversation?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>Of the pair or the circle: the only id in the address.</summary>
    private Guid IdAtHand => Guid.Parse((RouteData.Values["mentorshipId"] ?? RouteData.Values["circleId"])!.ToString()!);

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await FindAsync(IdAtHand, ct) is not { } talk) return false;
        Talk = talk;
        if (IsSearch)
        {
            Messages = await read.FindAsync(talk, Q!, ct);
            return true;
        }
        var listed = await read.ListAsync(talk, Before, ReadMessages.PageSize, ct);
        (Messages, LastNumber, HasEarlier) = (listed.Messages, listed.LastNumber, listed.HasEarlier);
        if (Before is null && LastNumber > 0) await mark.ExecuteAsync(talk, LastNumber, ct);
        return true;
    }
}
