using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages.ByMail;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;

namespace Upward.Web.Features.Messages;

/// <summary>
/// Tells the other that something was written, without a word of it: mails lie in other mailboxes, and admins look after the outbox. Once, and
/// then not again until it was read.
/// </summary>
[UseCase]
public sealed class TellOfMessage(AppDb db, MailComposer mail, ReplyAddress replies, PublicAddress address)
{
    public const string Kind = "message-waiting";
    /// <summary>Whoever has the page open has read it before.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>The same until the reader has read on.</summary>
    public static string KeyOf(Guid threadId, Guid personId, int readUpTo) => $"{Kind}:{threadId:N}:{personId:N}:{readUpTo}";

    public async Task PartnerAsync(OwnSpace pair, MessageThread thread, CancellationToken ct)
    {
        var reader = thread.Members.Single(m => m.PersonId == pair.Partner.PersonId);
        var key = KeyOf(thread.Id, reader.PersonId, reader.ReadUpTo);
        if (await db.Outbox.AnyAsync(m => m.UniqueKey == key, ct)) return;
        if (await db.ReachableAsync(reader.PersonId, ct) is not { } to) return;
        var reply = await replies.OfAsync(reader, ct);
        var letter = mail.Add(to, reply.Length > 0 ? Kind + "-reply" : Kind, key, address.LinkTo($"/pairs/{pair.Id}/messages"), secret: false, ("partner", pair.Me.CallName), ("programme", pair.Programme.Name));
        letter.Wait(Grace, reply);
    }
}
