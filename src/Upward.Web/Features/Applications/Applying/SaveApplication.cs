using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

/// <summary>Keeps a draft as it stands. Nobody but its author can read it.</summary>
[UseCase]
public sealed class SaveApplication(AppDb db, FormAtHand forms, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome<DateTimeOffset>> ExecuteAsync(Guid programmeId, AnswerSheet sheet, CancellationToken ct)
    {
        if (await db.Applications.OwnedBy(person).Where(a => a.ProgrammeId == programmeId).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct) is not { } id) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        // The page saves by itself while its author presses "send": one after the other, or both would add the same answers.
        var outcome = await db.InTransactionAsync(async () =>
        {
            await db.LockAsync<ProgrammeApplication>([id], ct);
            db.ChangeTracker.Clear();
            var own = await db.Applications.Include(a => a.Answers).SingleAsync(a => a.Id == id, ct);
            var form = await forms.KeepAsync(programmeId, own.Role, ct);
            var said = sheet.CheckLengths(form.Questions);
            if (said.Succeeded) said = own.Write(form, sheet, now);
            if (said.Succeeded) await db.SaveChangesAsync(ct);
            return said;
        }, ct);
        return outcome.Succeeded ? now : outcome;
    }
}
