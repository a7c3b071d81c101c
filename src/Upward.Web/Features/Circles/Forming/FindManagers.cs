using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Circles;

/// <summary>Who looks after a programme, when one of its groups needs somebody: its managers; where all of them have left, the organisation's admins.</summary>
[UseCase]
public sealed class FindManagers(AppDb db)
{
    public async Task<IReadOnlyList<Guid>> OfAsync(Guid programmeId, CancellationToken ct)
    {
        var managers = await db.ProgrammeManagers.Where(m => m.ProgrammeId == programmeId && db.People.Any(p => p.Id == m.PersonId && p.LeftAt == null)).OrderBy(m => m.GrantedAt).ThenBy(m => m.PersonId).Select(m => m.PersonId).ToListAsync(ct);
        return managers.Count > 0 ? managers : await db.OrganisationAdmins.Where(a => db.People.Any(p => p.Id == a.PersonId && p.LeftAt == null)).OrderBy(a => a.GrantedAt).ThenBy(a => a.PersonId).Select(a => a.PersonId).ToListAsync(ct);
    }
}
