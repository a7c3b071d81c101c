using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Applications;

/// <summary>What the holder of the link may know, and their answer. Nobody needs an account for it.</summary>
[UseCase]
public sealed class AnswerTimeRequest(AppDb db, OrganisationScope scope, AuditLog audit, TimeProvider clock)
{
    /// <param name="Answer">Set once they have answered: the link then only says so.</param>
    public sealed record Shown(string Organisation, string Person, string LineManager, int Minutes, DateOnly From, DateOnly To, DateTimeOffset Until, TimeAnswer? Answer)
    {
        public decimal Hours => Minutes / 60m;
    }

    /// <summary>Null for a link that is unknown, revoked or past its time.</summary>
    public async Task<Shown?> ShowAsync(string token, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var (hash, now) = (LinkToken.HashOf(token), clock.GetUtcNow());
        return await (
            from request in db.TimeRequests.IgnoreQueryFilters().AsNoTracking()
            join application in db.Applications.IgnoreQueryFilters() on request.ApplicationId equals application.Id
            join person in db.People.IgnoreQueryFilters() on application.PersonId equals person.Id
            join manager in db.People.IgnoreQueryFilters() on request.LineManagerId equals manager.Id
            join programme in db.Programmes.IgnoreQueryFilters() on application.ProgrammeId equals programme.Id
            join organisation in db.Organisations on request.OrganisationId equals organisation.Id
            where request.TokenHash == hash && request.RevokedAt == null && manager.LeftAt == null && request.ExpiresAt > now
            select new Shown(organisation.Name, person.Name, manager.PreferredName != "" ? manager.PreferredName : manager.Name, request.MinutesPerMonth, programme.StartsOn, programme.EndsOn, request.ExpiresAt, request.Answer)).SingleOrDefaultAsync(ct);
    }

    public async Task<Outcome> ExecuteAsync(string token, TimeAnswer answer, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var hash = LinkToken.HashOf(token);
        return await db.InTransactionAsync(async () =>
        {
            if (await db.TimeRequests.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(r => r.TokenHash == hash, ct) is not { } found) return Outcome.NotFound;
            await db.LockAsync<TimeRequest>([found.Id], ct);
            var request = await db.TimeRequests.IgnoreQueryFilters().SingleAsync(r => r.Id == found.Id, ct);
            if (await db.People.IgnoreQueryFilters().SingleAsync(p => p.Id == request.LineManagerId, ct) is not { IsActive: true } manager) return Outcome.NotFound;
            var outcome = request.Say(answer, clock.GetUtcNow());
            if (!outcome.Succeeded) return outcome;
            audit.RecordAs(request.OrganisationId, manager.Id, manager.Name, "application.time.answered", "application", request.ApplicationId, "", new { answer = answer.ToString() });
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }
}
