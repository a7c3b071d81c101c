using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Notifications;

/// <summary>Choosing for oneself how and when mails come.</summary>
[UseCase]
public sealed class ChooseDelivery(AppDb db, CurrentPerson person)
{
    public async Task<DeliveryWishes> FindAsync(CancellationToken ct) =>
        await db.DeliveryWishes.AsNoTracking().SingleOrDefaultAsync(w => w.PersonId == person.Id, ct) ?? DeliveryWishes.By(person.OrganisationId, person.Id);

    public async Task<Outcome> ExecuteAsync(IReadOnlyDictionary<string, Delivery> chosen, TimeOnly? from, TimeOnly? to, CancellationToken ct)
    {
        var wishes = await db.DeliveryWishes.SingleOrDefaultAsync(w => w.PersonId == person.Id, ct);
        if (wishes is null) db.DeliveryWishes.Add(wishes = DeliveryWishes.By(person.OrganisationId, person.Id));
        var outcome = wishes.Choose(chosen, from, to);
        return outcome.Succeeded ? await db.SaveSeenAsync(ct) : outcome;
    }
}

/// <summary>The one click in a mail. It needs nobody to be signed in and says nothing about anybody.</summary>
[UseCase]
public sealed class TurnMailOff(AppDb db, OrganisationScope scope, UnsubscribeLink links, RequestOrigin origin)
{
    /// <summary>The topic that a link turns off; null for a link that is not ours.</summary>
    public string? TopicOf(string token) => links.Read(token) is { } link && (NoticeTopics.All.Contains(link.Topic) || link.Topic is nameof(Delivery.Daily) or nameof(Delivery.Weekly)) ? link.Topic : null;

    public async Task<Outcome> ExecuteAsync(string token, CancellationToken ct)
    {
        if (TopicOf(token) is null || links.Read(token) is not { } link) return Outcome.NotFound;
        origin.Actor = "mail-off";
        using var inside = scope.UseFor(link.OrganisationId);
        if (!await db.People.AnyAsync(p => p.Id == link.PersonId, ct)) return Outcome.NotFound;
        var wishes = await db.DeliveryWishes.SingleOrDefaultAsync(w => w.PersonId == link.PersonId, ct);
        if (wishes is null) db.DeliveryWishes.Add(wishes = DeliveryWishes.By(link.OrganisationId, link.PersonId));
        wishes.TurnOff(link.Topic);
        return await db.SaveSeenAsync(ct);
    }
}
