using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.Organisations;
using Upward.Web.Features.People;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Identity;

/// <summary>Who a mail goes to. Its language and its times are those the reader chose, else the directory's, else the organisation's.</summary>
public static class Recipients
{
    public static MailComposer.Recipient Of(Person person, Account? account, Organisation organisation, DeliveryWishes? wishes = null) =>
        new(person.Id, person.CallName, person.Email, account?.Culture ?? organisation.Culture,
            ReaderZone.FirstOf(account?.TimeZone, person.TimeZone, organisation.TimeZone), wishes);

    /// <summary>The same for many, by person.</summary>
    public static async Task<Dictionary<Guid, MailComposer.Recipient>> RecipientsAsync(this AppDb db, IQueryable<Person> people, CancellationToken ct)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == db.OrganisationId, ct);
        var found = await people.AsNoTracking().LeftJoin(db.Users.AsNoTracking(), p => p.AccountId, a => a.Id, (p, a) => new { Person = p, Account = a })
            .LeftJoin(db.DeliveryWishes.AsNoTracking(), x => x.Person.Id, w => w.PersonId, (x, w) => new { x.Person, x.Account, Wishes = w }).ToListAsync(ct);
        return found.ToDictionary(x => x.Person.Id, x => Of(x.Person, x.Account, organisation, x.Wishes));
    }

    /// <summary>Those of these people who can be written to now: they have not left, and have an address.</summary>
    public static Task<Dictionary<Guid, MailComposer.Recipient>> ReachableAsync(this AppDb db, IReadOnlyCollection<Guid> personIds, CancellationToken ct) =>
        db.RecipientsAsync(db.People.Where(p => personIds.Contains(p.Id) && p.LeftAt == null && p.Email != ""), ct);

    public static async Task<MailComposer.Recipient?> ReachableAsync(this AppDb db, Guid personId, CancellationToken ct) => (await db.ReachableAsync([personId], ct)).GetValueOrDefault(personId);
}
