using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;

namespace Upward.Web.Features.Goals;

/// <summary>Goals and what was said of them go with the other words of a pair.</summary>
internal sealed class ForgetGoals(AppDb db) : IForgetPairs
{
    public async Task ForgetAsync(Guid mentorshipId, CancellationToken ct) => db.RemoveRange(await db.Goals.Where(g => g.MentorshipId == mentorshipId).ToListAsync(ct));
}
