using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>
/// The files of an answer by mail, by the rules of the page: what is in them, how large, how many, and what the scanner says. On the page one
/// wrong file stops the whole message, and whoever sends it takes it out; a mail has been sent already, so the others are kept.
/// </summary>
[UseCase]
public sealed class SortFiles(AppDb db, ScanFiles scan)
{
    /// <param name="LeftOut">Why, a sentence for each.</param>
    public sealed record Sorted(IReadOnlyList<CheckedFile> Kept, IReadOnlyList<Message> LeftOut);

    public async Task<Sorted> ExecuteAsync(Conversation talk, IEnumerable<GivenFile> given, CancellationToken ct)
    {
        var (kept, leftOut) = (new List<CheckedFile>(), new List<Message>());
        var thread = db.MessageThreads.Of(talk).Select(t => t.Id);
        var free = MessageFile.MostOfThread - await db.MessageFiles.Where(f => thread.Contains(f.ThreadId)).SumAsync(f => (long)f.Size, ct);
        foreach (var file in given)
        {
            var name = CheckedFile.Clean(file.Name);
            if (kept.Count == MessageFile.MostOfMessage) { leftOut.Add(new("message.left.tooMany", ("name", name), ("max", MessageFile.MostOfMessage))); continue; }
            var read = CheckedFile.Read(file);
            if (!read.Succeeded) { leftOut.Add(read.Result.Refusals[0].Message); continue; }
            if (file.Content.Length > free) { leftOut.Add(new("message.left.full", ("name", name), ("max", MessageFile.MostOfThread / 1024 / 1024))); continue; }
            if (await scan.ExecuteAsync([read.Value], ct) is { Succeeded: false } stopped) { leftOut.Add(stopped.Refusals[0].Message); continue; }
            kept.Add(read.Value);
            free -= file.Content.Length;
        }
        return new(kept, leftOut);
    }
}
