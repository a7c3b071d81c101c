using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Safety;

/// <summary>The same mail to both of a pair, whoever of them asked for what it tells: in the same order, the same words, the same save.</summary>
[UseCase]
public sealed class TellBoth(AppDb db, MailComposer mail, PublicAddress address, TimeProvider clock)
{
    public Task AboutRestAsync(OwnSpace pair, DateOnly until, CancellationToken ct) =>
        AddAsync("pair-rests", $"{until:yyyyMMdd}:{clock.GetUtcNow():yyyyMMdd}", pair.Id, pair.Mentee.PersonId, pair.Mentor.PersonId, pair.Programme.Name, $"/pairs/{pair.Id}", ct, ("until", until));

    /// <summary>Before its last day.</summary>
    public Task ThatItGoesOnAsync(OwnSpace pair, CancellationToken ct) =>
        AddAsync("pair-rest-over", $"early:{clock.GetUtcNow():yyyyMMdd}", pair.Id, pair.Mentee.PersonId, pair.Mentor.PersonId, pair.Programme.Name, $"/pairs/{pair.Id}", ct);

    /// <param name="key">What tells this mail from another of its kind about the same pair.</param>
    public async Task AddAsync(string kind, string key, Guid pairId, Guid menteeId, Guid mentorId, string programme, string path, CancellationToken ct, params (string Name, object? Value)[] arguments)
    {
        Guid[] both = [menteeId, mentorId];
        var people = await db.People.Where(p => both.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var recipients = await db.ReachableAsync(both, ct);
        foreach (var (to, other) in new[] { (menteeId, mentorId), (mentorId, menteeId) })
        {
            var unique = $"{kind}:{pairId:N}:{key}:{to:N}";
            if (recipients.TryGetValue(to, out var recipient) && !await db.Outbox.AnyAsync(m => m.UniqueKey == unique, ct))
                mail.Add(recipient, kind, unique, address.LinkTo(path), secret: false, [("partner", people[other].CallName), ("programme", programme), .. arguments]);
        }
    }
}
