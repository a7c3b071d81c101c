using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Identity;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>
/// Removes a demo organisation with every row of it, made from the model so that no table can be forgotten, and the
/// accounts that belong to nobody else. One transaction: all of it or nothing.
/// </summary>
[UseCase]
public sealed class WipeDemo(AppDb db, OrganisationScope scope, CurrentPerson person, SetUpState setUp, AuditLog audit, RequestOrigin origin)
{
    private static readonly MethodInfo DeleteRows = typeof(WipeDemo).GetMethod(nameof(DeleteRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>For an admin of the demo, from the page.</summary>
    public async Task<Outcome> ExecuteAsync(CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return Outcome.NotFound;
        return await ExecuteOnHostAsync(person.OrganisationId, ct);
    }

    /// <summary>For the command on the host, where nobody is signed in; whoever runs it could delete the file.</summary>
    public async Task<Outcome> ExecuteOnHostAsync(Guid organisationId, CancellationToken ct)
    {
        // Out of the demo first: what is written from here on must not be stamped with an organisation that goes. Row-level
        // security reads both when the connection is opened, so they come before the transaction.
        using var outside = scope.UseFor(AuditLog.Installation);
        using var everywhere = scope.UseInstallation();
        db.ChangeTracker.Clear();
        return await db.InTransactionAsync(async () =>
        {
            if (!await db.Organisations.AnyAsync(o => o.Id == organisationId && o.DemoSeed != null, ct)) return Outcome.NotFound;
            // A job at work would write into what is not there any more.
            if (await db.LongTasks.IgnoreQueryFilters().AnyAsync(t => t.OrganisationId == organisationId && t.FinishedAt == null, ct)) return Outcome.Refused("demo.refused.busy");

            var accounts = await AccountsOfNobodyElseAsync(organisationId, ct);
            foreach (var table in DependentsFirst()) await (Task)DeleteRows.MakeGenericMethod(table).Invoke(null, [db, organisationId, ct])!;
            await db.Users.Where(a => accounts.Contains(a.Id)).ExecuteDeleteAsync(ct);
            await db.Organisations.Where(o => o.Id == organisationId).ExecuteDeleteAsync(ct);
            if (await db.Users.AnyAsync(ct)) audit.RecordAs(AuditLog.Installation, null, person.IsSignedIn ? person.Name : origin.Actor, "demo.wiped", "organisation", null, DemoHouse.Organisation);
            else await BeginAgainAsync(ct);
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, ct);
    }

    /// <summary>An operator's own account stays, unless it was made for the demo.</summary>
    private async Task<List<Guid>> AccountsOfNobodyElseAsync(Guid organisationId, CancellationToken ct)
    {
        var people = db.People.IgnoreQueryFilters();
        var made = "@" + DemoHouse.Domain;
        return await db.Users.Where(a => people.Any(p => p.AccountId == a.Id && p.OrganisationId == organisationId)
            && !people.Any(p => p.AccountId == a.Id && p.OrganisationId != organisationId)
            && (a.OperatorSince == null || a.Email!.EndsWith(made))).Select(a => a.Id).ToListAsync(ct);
    }

    /// <summary>Nobody could sign in any more: the wizard opens again, as on the first day.</summary>
    private async Task BeginAgainAsync(CancellationToken ct)
    {
        await db.InstallationSettings.Where(s => s.Key.StartsWith("setup.")).ExecuteDeleteAsync(ct);
        setUp.BeginAgain();
    }

    /// <summary>Every type that belongs to an organisation, those that point to others before those.</summary>
    private List<Type> DependentsFirst()
    {
        var left = db.Model.GetEntityTypes().Where(e => typeof(IBelongToOrganisation).IsAssignableFrom(e.ClrType)).ToList();
        var ordered = new List<Type>();
        while (left.Count > 0)
        {
            var free = left.Where(e => !left.Any(o => o != e && o.GetForeignKeys().Any(f => f.PrincipalEntityType == e))).ToList();
            // A ring of tables: the database's own rules (cascade, set null) then undo it.
            if (free.Count == 0) free = left;
            ordered.AddRange(free.Select(e => e.ClrType));
            left = [.. left.Except(free)];
        }
        return ordered;
    }

    private static async Task DeleteRowsAsync<T>(AppDb db, Guid organisationId, CancellationToken ct) where T : class, IBelongToOrganisation =>
        await db.Set<T>().IgnoreQueryFilters().Where(row => row.OrganisationId == organisationId).ExecuteDeleteAsync(ct);
}
