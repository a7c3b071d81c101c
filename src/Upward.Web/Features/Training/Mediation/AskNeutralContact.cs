using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Training;

/// <summary>Asks, accepts, answers and closes. The mails say that there is something and never what or from whom.</summary>
[UseCase]
public sealed class AskNeutralContact(AppDb db, CurrentPerson person, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public const string Path = "/my/neutral-contact";

    public async Task<Outcome> ExecuteAsync(Guid programmeId, Guid contactId, string text, HelpKind kind, CancellationToken ct)
    {
        if (!await db.Enrolments.OwnedBy(person).AnyAsync(e => e.ProgrammeId == programmeId, ct)) return Outcome.NotFound;
        text = text.Trim();
        if (Wrong(text, "Text") is { } wrong) return wrong;
        var contact = await db.TeamMembers.Where(m => m.ProgrammeId == programmeId && m.PersonId == contactId && m.PersonId != person.Id && m.Role == TeamRole.NeutralContact && m.EndedAt == null)
            .Join(db.People.Where(p => p.LeftAt == null), m => m.PersonId, p => p.Id, (m, p) => p.Id).AnyAsync(ct);
        if (!contact) return Outcome.RefusedAt("ContactId", "mediation.refused.contact");
        return await db.InTransactionAsync(async () =>
        {
            // Sent twice at once: the second sees that there is one already.
            await db.LockAsync<Person>([person.Id], ct);
            if (await db.HelpRequests.AskedBy(person).AnyAsync(r => r.ContactId == contactId && r.ProgrammeId == programmeId && r.ClosedAt == null, ct)) return Outcome.RefusedAt("Text", "mediation.refused.already");
            var request = HelpRequest.Ask(db.OrganisationId, programmeId, person.Id, contactId, text, clock.GetUtcNow(), kind);
            db.HelpRequests.Add(request);
            await TellAsync(contactId, "mediation-asked", request, ct);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }

    public async Task<Outcome> AcceptAsync(Guid id, CancellationToken ct)
    {
        if (await db.HelpRequests.AskedOf(person, db).SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request) return Outcome.NotFound;
        var outcome = request.Accept(clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        await TellAsync(request.FromId, "mediation-accepted", request, ct);
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>By either of the two. The mail says that there is a word, and not which.</summary>
    public async Task<Outcome> SayAsync(Guid id, string text, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } request) return Outcome.NotFound;
        text = text.Trim();
        if (Wrong(text, "Reply") is { } wrong) return wrong;
        var message = request.Say(person.Id, text, clock.GetUtcNow());
        if (!message.Succeeded) return message.Result;
        db.Add(message.Value);
        await TellAsync(message.Value.ByContact ? request.FromId : request.ContactId, message.Value.ByContact ? "mediation-answered" : "mediation-more", request, ct, $":{message.Value.Id:N}");
        return await db.SaveSeenAsync(ct);
    }

    /// <summary>By either of the two; the words go with it.</summary>
    public async Task<Outcome> CloseAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } request) return Outcome.NotFound;
        var outcome = request.Close(person.Id, clock.GetUtcNow());
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }

    private async Task<HelpRequest?> FindAsync(Guid id, CancellationToken ct) =>
        await db.HelpRequests.AskedOf(person, db).Include(r => r.Messages).SingleOrDefaultAsync(r => r.Id == id, ct) ?? await db.HelpRequests.AskedBy(person).Include(r => r.Messages).SingleOrDefaultAsync(r => r.Id == id, ct);

    private static Outcome? Wrong(string text, string field) => text.Length == 0 ? Outcome.RefusedAt(field, "mediation.refused.empty")
        : text.Length > HelpRequest.Longest ? Outcome.RefusedAt(field, "refused.tooLong", ("max", HelpRequest.Longest), ("length", text.Length)) : null;

    private async Task TellAsync(Guid to, string kind, HelpRequest request, CancellationToken ct, string nth = "")
    {
        if (!(await db.RecipientsAsync(db.People.Where(p => p.Id == to && p.Email != ""), ct)).TryGetValue(to, out var recipient)) return;
        var programme = await db.Programmes.Where(p => p.Id == request.ProgrammeId).Select(p => p.Name).SingleAsync(ct);
        mail.Add(recipient, kind, $"{kind}:{request.Id:N}{nth}", address.LinkTo(Path), secret: false, ("programme", programme));
    }
}
