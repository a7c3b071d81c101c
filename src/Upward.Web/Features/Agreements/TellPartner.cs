using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Agreements;

/// <summary>A mail to the other of the two, without a word of what was written.</summary>
[UseCase]
public sealed class TellPartner(AppDb db, MailComposer mail, PublicAddress address)
{
    public async Task AboutAgreementAsync(OwnSpace pair, Agreement agreement, CancellationToken ct)
    {
        var kind = agreement.IsInForce ? "agreement-in-force" : agreement.IsSignedBy(pair.Me.Role) ? "agreement-signed" : "agreement-handed-over";
        if (await db.ReachableAsync(pair.Partner.PersonId, ct) is { } to)
            mail.Add(to, kind, $"{kind}:{agreement.Id:N}:{agreement.Version}", address.LinkTo($"/pairs/{pair.Id}/agreement"), secret: false, ("partner", pair.Me.CallName), ("programme", pair.Programme.Name));
    }
}
