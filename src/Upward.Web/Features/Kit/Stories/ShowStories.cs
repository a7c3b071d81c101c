using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Kit.Stories;

/// <summary>The managers' part: from the library onto the programme's page, and off it again.</summary>
[UseCase]
public sealed class ShowStories(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ShowAsync(Guid programmeId, Guid storyId, int version, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.ToldStories.Released().SingleOrDefaultAsync(s => s.Id == storyId, ct) is not { } story) return Outcome.Refused("story.refused.gone");
        // The words that were read here, not others that came meanwhile.
        if (story.Version != version) return Outcome.Refused("story.refused.changed");
        if (await db.StoryShowings.AnyAsync(s => s.StoryId == storyId && s.ProgrammeId == programmeId, ct)) return Outcome.Done;
        db.StoryShowings.Add(StoryShowing.Of(story, programmeId, person.Id, clock.GetUtcNow()));
        audit.Record("kit.story.shown", "programme", programmeId, programme.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> HideAsync(Guid programmeId, Guid storyId, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.StoryShowings.SingleOrDefaultAsync(s => s.StoryId == storyId && s.ProgrammeId == programmeId, ct) is not { } showing) return Outcome.Refused("story.refused.gone");
        db.StoryShowings.Remove(showing);
        audit.Record("kit.story.hidden", "programme", programmeId, programme.Name);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
