using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Diversity;

/// <summary>The reports of a programme, for its DEI lead. Each reading is written down, as people were told.</summary>
[UseCase]
public sealed class ReadFairness(AppDb db, AuditLog audit, CurrentPerson person)
{
    /// <param name="Report">The one to show; null while there is none.</param>
    public sealed record Shown(Programme Programme, FairnessReport? Report, IReadOnlyList<(Guid Id, DateTimeOffset TakenAt)> All, bool AsksAnything);

    public async Task<IReadOnlyList<(Guid Id, string Name)>> ProgrammesAsync(CancellationToken ct) =>
        [.. (await db.Programmes.AsNoTracking().WatchedBy(person, db).OrderByDescending(p => p.CreatedAt).Select(p => new { p.Id, p.Name }).ToListAsync(ct)).Select(p => (p.Id, p.Name))];

    /// <param name="reportId">Null: the newest.</param>
    public async Task<Shown?> ExecuteAsync(Guid programmeId, Guid? reportId, CancellationToken ct)
    {
        if (await db.Programmes.AsNoTracking().WatchedBy(person, db).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return null;
        var all = await db.FairnessReports.AsNoTracking().Where(r => r.ProgrammeId == programmeId).OrderByDescending(r => r.TakenAt).Select(r => new { r.Id, r.TakenAt }).ToListAsync(ct);
        var wanted = reportId ?? all.FirstOrDefault()?.Id;
        var report = wanted is null ? null : await db.FairnessReports.AsNoTracking().Include(r => r.Figures).ThenInclude(f => f.Field).SingleOrDefaultAsync(r => r.Id == wanted && r.ProgrammeId == programmeId, ct);
        if (reportId is not null && report is null) return null;
        if (report is not null)
        {
            audit.Record("diversity.figures.read", "programme", programmeId, programme.Name, new { report.TakenAt });
            await db.SaveChangesAsync(ct);
        }
        return new(programme, report, [.. all.Select(r => (r.Id, r.TakenAt))], await db.DiversityFields.AnyAsync(f => f.RetiredAt == null, ct));
    }
}
