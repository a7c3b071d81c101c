using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Applications;

/// <summary>The form that new applicants of a role answer: the newest version, or the standard one that nobody has touched yet.</summary>
[UseCase]
public sealed class FormAtHand(AppDb db, CurrentPerson person, Texts texts, TimeProvider clock)
{
    /// <summary>Not stored when it is still the standard one.</summary>
    public async Task<ApplicationForm> FindAsync(Guid programmeId, ProgrammeRole role, CancellationToken ct) =>
        await db.ApplicationForms.AsNoTracking().Where(f => f.ProgrammeId == programmeId && f.Role == role).OrderByDescending(f => f.Number).FirstOrDefaultAsync(ct)
        ?? ApplicationForm.Of(db.OrganisationId, programmeId, role, 1, StandardForms.Of(role, texts), null, clock.GetUtcNow());

    /// <summary>The same, in the caller's unit of work: the standard form is stored with whoever first needs it.</summary>
    public async Task<ApplicationForm> KeepAsync(Guid programmeId, ProgrammeRole role, CancellationToken ct)
    {
        var known = await db.ApplicationForms.Where(f => f.ProgrammeId == programmeId && f.Role == role).OrderByDescending(f => f.Number).FirstOrDefaultAsync(ct);
        if (known is not null) return known;
        var first = ApplicationForm.Of(db.OrganisationId, programmeId, role, 1, StandardForms.Of(role, texts), person.IsSignedIn ? person.Id : null, clock.GetUtcNow());
        db.ApplicationForms.Add(first);
        return first;
    }
}
