using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Messages.ByMail;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Messages;

/// <summary>
/// Tells the others that something was written, without a word of it: mails lie in other mailboxes, and admins look after the outbox. Once, and
/// then not again until it was read.
/// </summary>
[UseCase]
public sealed class TellOfMessage(AppDb db, MailComposer mail, ReplyAddress replies, PublicAddress address)
{
    public const string Kind = "message-waiting", CircleKind = "circle-message";
    /// <summary>Whoever has the page open has read it before.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>The same until the reader has read on.</summary>
    public static string KeyOf(Guid threadId, Guid personId, int readUpTo) => $"{Kind}:{threadId:N}:{personId:N}:{readUpTo}";

    public async Task OthersAsync(Conversation talk, MessageThread thread, CancellationToken ct)
    {
        var readers = talk.Others.Select(o => thread.Members.Single(m => m.PersonId == o.PersonId)).ToList();
        var keys = readers.ToDictionary(r => r.PersonId, r => KeyOf(thread.Id, r.PersonId, r.ReadUpTo));
        var told = await db.Outbox.Where(m => keys.Values.Contains(m.UniqueKey)).Select(m => m.UniqueKey).ToListAsync(ct);
        var reachable = await db.ReachableAsync(keys.Keys, ct);
        foreach (var reader in readers.Where(r => !told.Contains(keys[r.PersonId])))
        {
            if (!reachable.TryGetValue(reader.PersonId, out var to)) continue;
            var reply = await replies.OfAsync(reader, ct);
            var kind = (talk.IsPair ? Kind : CircleKind) + (reply.Length > 0 ? "-reply" : "");
            mail.Add(to, kind, keys[reader.PersonId], address.LinkTo(talk.Path), secret: false, ("partner", talk.Me.CallName), ("programme", talk.Programme)).Wait(Grace, reply);
        }
    }
}
