using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Messages;

/// <summary>Deletes a pair's conversation with its files, when the time to keep it is over. Whoever calls it knows when that is. Safe to run twice.</summary>
[UseCase]
public sealed class ForgetMessages(AppDb db) : IForgetPairs
{
    // Messages, files and members go with it.
    public Task ForgetAsync(Guid mentorshipId, CancellationToken ct) => db.MessageThreads.Where(t => t.MentorshipId == mentorshipId).ExecuteDeleteAsync(ct);
}

/// <summary>All that the two wrote to each other, to take along; of files the names, since each can be saved by itself.</summary>
internal sealed class ExportMessages(ReadMessages read, Texts texts) : IExportPairs
{
    public int Order => 40;

    public async Task<IReadOnlyList<PairExport>> OfAsync(OwnSpace pair, CancellationToken ct)
    {
        var all = await read.ListAsync(Conversation.Of(pair), null, int.MaxValue, ct);
        return all.Messages.Count == 0 ? [] : [new(texts["pair.tab.messages"], [.. all.Messages.Select(m =>
            string.Join('\n', new[] { $"{pair.Of(m.PersonId).Name}, {texts["message.at", ("at", m.At)]}", m.Text }.Concat(m.Files.Select(f => $"[{f.Name}]")).Where(l => l.Length > 0)))])];
    }
}
