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
        if (await db.Applications.OwnedBy(person).Include(a => a.Answers).SingleOrDefaultAsync(a => a.ProgrammeId == programmeId, ct) is not { } own) return Outcome.NotFound;
        var form = await forms.KeepAsync(programmeId, own.Role, ct);
        var now = clock.GetUtcNow();
        var outcome = sheet.CheckLengths(form.Questions);
        if (outcome.Succeeded) outcome = own.Write(form, sheet, now);
        if (!outcome.Succeeded) return outcome;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The page saves by itself: two saves of one window may meet. The next one brings everything again.
            return Outcome.Refused("refused.changedMeanwhile");
        }
        return now;
    }
}
