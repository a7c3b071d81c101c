using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Messages.Pages;

/// <summary>What the two write to each other. New messages come into the open page by themselves (js/messages.js).</summary>
[GuestsToo, RequestFormLimits(MultipartBodyLengthLimit = (MessageFile.MostOfMessage * (long)MessageFile.Largest) + 1024 * 1024)]
public sealed class MessagesPage(FindPairSpace find, ReadMessages read, MarkMessagesRead mark, WriteMessage write, Texts texts, IHostApplicationLifetime node) : PageModel
{
    /// <summary>Shorter than what a proxy usually waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public int? Before { get; set; }
    public string? Text { get; private set; }
    public string NextOnce { get; private set; } = Guid.NewGuid().ToString("N");

    public OwnSpace Pair { get; private set; } = null!;
    public IReadOnlyList<ReadMessages.Shown> Messages { get; private set; } = [];
    public int LastNumber { get; private set; }
    public bool HasEarlier { get; private set; }
    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, CancellationToken ct) => await LoadAsync(mentorshipId, ct) ? Page() : NotFound();

    /// <summary>What came after a number, as a fragment; waits for it when asked to. Nothing came: 204.</summary>
    public async Task<IActionResult> OnGetAfterAsync(Guid mentorshipId, int number, bool wait, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        var found = wait ? await WaitAsync(pair, number, ct) : await read.AfterAsync(pair, number, ct);
        if (found.Count == 0) return StatusCode(StatusCodes.Status204NoContent);
        await mark.ExecuteAsync(pair, found[^1].Number, ct);
        return Partial("_New", (pair, found));
    }

    /// <summary>A node that stops lets go at once; the page asks another one.</summary>
    private async Task<IReadOnlyList<ReadMessages.Shown>> WaitAsync(OwnSpace pair, int number, CancellationToken ct)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(ct, node.ApplicationStopping);
        try
        {
            return await read.WaitAsync(pair, number, Patience, leaving.Token);
        }
        catch (OperationCanceledException) when (node.ApplicationStopping.IsCancellationRequested)
        {
            return [];
        }
    }

    public async Task<IActionResult> OnPostAsync(Guid mentorshipId, string? text, string? once, List<IFormFile>? files, CancellationToken ct)
    {
        var given = new List<GivenFile>();
        foreach (var file in (files ?? []).Take(MessageFile.MostOfMessage + 1)) given.Add(new(file.FileName, await BytesOfAsync(file, ct)));
        var outcome = await write.ExecuteAsync(mentorshipId, new(text ?? "", given, "page:" + (Guid.TryParse(once, out var mine) ? mine : Guid.NewGuid()).ToString("N"), ByMail: false), ct);
        if (outcome.IsNotFound || !await LoadAsync(mentorshipId, ct)) return NotFound();
        if (outcome.Succeeded) return LocalRedirect($"~/pairs/{mentorshipId}/messages#m-{outcome.Value}");
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

    private async Task<bool> LoadAsync(Guid mentorshipId, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return false;
        Pair = pair;
        if (IsSearch)
        {
            Messages = await read.FindAsync(pair, Q!, ct);
            return true;
        }
        var listed = await read.ListAsync(pair, Before, ReadMessages.PageSize, ct);
        (Messages, LastNumber, HasEarlier) = (listed.Messages, listed.LastNumber, listed.HasEarlier);
        if (Before is null && LastNumber > 0) await mark.ExecuteAsync(pair, LastNumber, ct);
        return true;
    }
}
