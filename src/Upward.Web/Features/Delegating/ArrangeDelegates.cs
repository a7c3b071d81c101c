using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Identity.Inviting;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Delegating;

/// <summary>
/// Names somebody, by e-mail, who arranges one's meetings; takes it back at once. The answer, its time, the list and one's own
/// mail are the same whether or not the address is a colleague's: who takes part may not search the directory this way.
/// </summary>
[UseCase]
public sealed class ArrangeDelegates(AppDb db, CurrentPerson person, CreateInvitation invitation, MailComposer mail, AuditLog audit, TimeProvider clock)
{
    public const int Most = 5;

    public sealed record Place(Guid EnrolmentId, string Programme);
    public sealed record Line(Guid Id, string Address, string? Programme, DateTimeOffset LastMoment);
    public sealed record Shown(IReadOnlyList<Place> Places, IReadOnlyList<Line> Delegates);

    public async Task<Shown> ShowAsync(CancellationToken ct)
    {
        var places = await db.Enrolments.AsNoTracking().OwnedBy(person).OrderBy(e => e.Programme.Name).Select(e => new Place(e.Id, e.Programme.Name)).ToListAsync(ct);
        var open = await db.Delegations.AsNoTracking().Open(clock.GetUtcNow()).Where(d => d.PersonId == person.Id).OrderBy(d => d.NamedAt).ToListAsync(ct);
        return new(places, [.. open.Select(d => new Line(d.Id, d.Address, places.FirstOrDefault(p => p.EnrolmentId == d.EnrolmentId)?.Programme, LastDay.LastMomentBefore(d.Until)))]);
    }

    public async Task<Outcome> NameAsync(string address, Guid? enrolmentId, DateOnly? until, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await CheckAsync(address, enrolmentId, until, ct);
        if (!outcome.Succeeded) return outcome;
        var now = clock.GetUtcNow();
        var key = Person.KeyOf(address);
        var chosen = await db.People.AsNoTracking().Insiders().SingleOrDefaultAsync(p => p.EmailKey == key && p.LeftAt == null, ct);
        var delegation = Delegation.Name(db.OrganisationId, person.Id, address, chosen?.Id, enrolmentId, LastDay.EndOf(until!.Value, person.Zone), now);
        db.Delegations.Add(delegation);
        // Kept as typed: the log of an admin must say who was meant, found or not.
        audit.Record("enrolment.delegate.named", "person", person.Id, person.Name, new { address = address.Trim(), until, enrolmentId });
        await TellAsync(delegation, "named", chosen, ct);
        await db.SaveChangesAsync(ct);
        await EvenPace.HoldAsync(began, ct);
        return Outcome.Done;
    }

    public async Task<Outcome> EndAsync(Guid delegationId, CancellationToken ct)
    {
        if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == delegationId && d.PersonId == person.Id, ct) is not { } delegation) return Outcome.Refused("delegate.refused.gone");
        if (!delegation.IsOpen(clock.GetUtcNow())) return Outcome.Done;
        delegation.End(clock.GetUtcNow());
        audit.Record("enrolment.delegate.ended", "person", person.Id, person.Name, new { address = delegation.Address });
        await TellAsync(delegation, "ended", await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == delegation.DelegateId, ct), ct);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private async Task<Outcome> CheckAsync(string address, Guid? enrolmentId, DateOnly? until, CancellationToken ct)
    {
        var shown = await ShowAsync(ct);
        return Outcome.Refused([
            .. AccountChecks.OfEmail(address, "Address").Refusals,
            .. Person.KeyOf(address) == Person.KeyOf(person.Email) ? Outcome.RefusedAt("Address", "delegate.refused.self").Refusals : [],
            .. shown.Places.Count == 0 || enrolmentId is not null && shown.Places.All(p => p.EnrolmentId != enrolmentId) ? Outcome.RefusedAt("EnrolmentId", "delegate.refused.place").Refusals : [],
            .. LastDay.Check(until, person.Zone, clock.GetUtcNow(), "Until").Refusals,
            .. shown.Delegates.Count >= Most ? Outcome.Refused("delegate.refused.many", ("max", Most)).Refusals : []]);
    }

    private async Task TellAsync(Delegation delegation, string what, Person? other, CancellationToken ct)
    {
        Guid[] both = [person.Id, other?.Id ?? person.Id];
        var people = await db.RecipientsAsync(db.People.Where(p => both.Contains(p.Id)), ct);
        mail.Add(people[person.Id], "delegate-own-" + what, $"delegate-own-{what}:{delegation.Id}", null, secret: false, ("address", delegation.Address), ("until", LastDay.LastMomentBefore(delegation.Until)));
        if (other is null || other.LeftAt is not null || !people.TryGetValue(other.Id, out var to)) return;
        mail.Add(to, "delegate-" + what, $"delegate-{what}:{delegation.Id}", what == "named" ? invitation.LinkFor(other, "/arranging") : null, secret: false, ("name", person.Name), ("until", LastDay.LastMomentBefore(delegation.Until)));
    }
}
