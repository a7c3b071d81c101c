using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <summary>The training record as CSV, for those who keep it elsewhere: who, how many of the compulsory units, the last day.</summary>
[UseCase]
public sealed class ExportTrainees(AppDb db, CurrentPerson person, ListTrainees list, AuditLog audit)
{
    public async Task<Outcome<byte[]>> ExecuteAsync(Guid programmeId, TraineeFilter filter, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        var found = (await list.ExecuteAsync(programmeId, filter, ct)).Matching;
        var text = new StringBuilder(SafeCsv.Line(["email", "name", "department", "role", "finished units", "compulsory units", "finished", "last finished on"]));
        foreach (var t in found)
            text.Append(SafeCsv.Line([t.Email, t.Name, t.Department, t.Role.ToString().ToLowerInvariant(), Show(t.Done), Show(t.Required),
                t.State == TraineeState.Finished ? "yes" : "no", t.LastAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""]));
        audit.Record("training.exported", "programme", programmeId, programme.Name, new { people = found.Count });
        await db.SaveChangesAsync(ct);
        return SafeCsv.File(text.ToString());
    }

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
