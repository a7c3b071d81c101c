using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Endings;

/// <summary>
/// Ends a pair in the unit of work: both seats are free, whoever looks for a partner is in the next round, and both get the
/// same mail. The log keeps that it ended, by nobody and from nowhere.
/// </summary>
[UseCase]
public sealed class EndPair(AppDb db, TakeOutSessions sessions, AuditLog audit, MailComposer mail, PublicAddress address)
{
    /// <param name="pair">With both people and the programme.</param>
    public async Task AddAsync(Mentorship pair, MentorshipEnd how, DateTimeOffset at, CancellationToken ct)
    {
        pair.End(at, how);
        audit.Record(how == MentorshipEnd.Completed ? "mentorship.completed" : "mentorship.ended", "mentorship", pair.Id, $"{pair.Mentee.Person.Name}, {pair.Mentor.Person.Name}");
        await sessions.ForEndAsync(pair, ct);
        db.PairExits.RemoveRange(await db.PairExits.Where(e => e.MentorshipId == pair.Id).ToListAsync(ct));
        db.PairRests.RemoveRange(await db.PairRests.Where(r => r.MentorshipId == pair.Id).ToListAsync(ct));
        var kind = how == MentorshipEnd.Completed ? "pair-completed" : "pair-ended";
        // Always in the same order, in the same words, at the same moment.
        foreach (var (to, other) in new[] { (pair.Mentee.Person, pair.Mentor.Person), (pair.Mentor.Person, pair.Mentee.Person) })
            if (await db.ReachableAsync(to.Id, ct) is { } recipient)
                mail.Add(recipient, kind, $"{kind}:{pair.Id:N}:{to.Id:N}", address.LinkTo($"/pairs/{pair.Id}"), secret: false, ("partner", other.CallName), ("programme", pair.Mentor.Programme.Name));
    }
}
