using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Platform;

namespace Upward.Web.Data;

/// <summary>What every row of an organisation has in common: the filter, the index, the stamp on writing.</summary>
internal static class OrganisationRows
{
    public const string Filter = "organisation";

    public static void Fence(AppDb db, ModelBuilder model)
    {
        var filter = typeof(OrganisationRows).GetMethod(nameof(FilterRows), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var entity in model.Model.GetEntityTypes().Where(e => typeof(IBelongToOrganisation).IsAssignableFrom(e.ClrType)).ToList())
            filter.MakeGenericMethod(entity.ClrType).Invoke(null, [db, model]);
    }

    private static void FilterRows<T>(AppDb db, ModelBuilder model) where T : class, IBelongToOrganisation
    {
        var entity = model.Entity<T>();
        entity.HasQueryFilter(Filter, row => row.OrganisationId == db.OrganisationId);
        if (entity.Metadata.GetIndexes().All(i => i.Properties[0].Name != nameof(IBelongToOrganisation.OrganisationId)))
            entity.HasIndex(row => row.OrganisationId);
    }

    /// <summary>New rows belong to the current organisation; a row of another one is a bug and is never written.</summary>
    public static void Stamp(AppDb db, OrganisationScope scope)
    {
        foreach (var entry in db.ChangeTracker.Entries<IBelongToOrganisation>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            var organisation = entry.Property(nameof(IBelongToOrganisation.OrganisationId));
            if (entry.State == EntityState.Added && entry.Entity.OrganisationId == Guid.Empty) organisation.CurrentValue = scope.OrganisationId;
            if (!scope.IsInstallation && entry.Entity.OrganisationId != scope.OrganisationId)
                throw new InvalidOperationException($"A {entry.Entity.GetType().Name} of another organisation reached the save.");
        }
    }
}
