using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Curriculum.Together;

/// <summary>One unit to read, for the two; prints as the unit alone.</summary>
[GuestsToo]
public sealed class PairUnitPage(AppDb db, FindPairSpace find, ReadCurriculum curricula) : PageModel
{
    public OwnSpace Pair { get; private set; } = null!;
    public CurriculumUnit Unit { get; private set; } = null!;
    public PlanTopic Topic { get; private set; } = null!;
    public bool IsPlanned { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid mentorshipId, string curriculumKey, CancellationToken ct)
    {
        if (await find.FindAsync(mentorshipId, ct) is not { } pair) return NotFound();
        var plan = await curricula.OfAsync(pair.Programme.Id, ct);
        IsPlanned = await db.PlannedUnits.AnyAsync(u => u.MentorshipId == mentorshipId && u.UnitKey == curriculumKey, ct);
        // Hidden since: whoever has it in the plan goes on reading it.
        if (plan.Find(curriculumKey) is not { } unit || !unit.IsShown && !IsPlanned) return NotFound();
        (Pair, Unit, Topic) = (pair, unit, plan.Topic(unit.Topic)!);
        return Page();
    }
}
