using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.MatchingEngine.Formats;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Matching.Rounds;

public sealed record ExportedRound(string Organisation, string Programme, int Number, byte[] Record);

/// <summary>
/// A round's record as one file that proves its answer. Only on the host: the compiled problem holds everybody's id and what they keep private, so nobody gets it
/// in the browser, neither a manager nor an admin. Whoever runs the command could read the database.
/// </summary>
[UseCase]
public sealed class ExportRound(AppDb db, OrganisationScope scope, CurrentPerson person, AuditLog audit)
{
    public async Task<Outcome<ExportedRound>> ExecuteOnHostAsync(Guid programmeId, int number, CancellationToken ct)
    {
        if (person.IsSignedIn || await OrganisationOfAsync(programmeId, ct) is not { } organisation) return Outcome.NotFound;
        using var inside = scope.UseFor(organisation);
        var found = await db.MatchRounds.AsNoTracking()
            .Where(r => r.ProgrammeId == programmeId && r.Number == number && r.SolvedAt != null)
            .Join(db.RoundRecords, r => r.Id, r => r.RoundId, (round, record) => new { Round = round, record.Problem, record.Answer })
            .SingleOrDefaultAsync(ct);
        if (found?.Answer is null) return Outcome.NotFound;

        using var stream = new MemoryStream();
        // A round that came onto the board was solved to the end: its figures are its bounds.
        RunRecordFormat.Join(found.Problem, found.Answer, found.Round.UpperBound, found.Round.Best.Pairs, stream);
        audit.Record("matching.round.exported", "match-round", found.Round.Id, number.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(ct);
        return new ExportedRound(
            await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync(ct),
            await db.Programmes.Where(p => p.Id == programmeId).Select(p => p.Name).SingleAsync(ct), number, stream.ToArray());
    }

    private async Task<Guid?> OrganisationOfAsync(Guid programmeId, CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        return await db.Programmes.IgnoreQueryFilters().Where(p => p.Id == programmeId).Select(p => (Guid?)p.OrganisationId).SingleOrDefaultAsync(ct);
    }
}
