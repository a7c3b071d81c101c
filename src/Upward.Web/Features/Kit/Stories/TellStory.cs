using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Kit.Stories;

/// <summary>A participant's own act: to write a story, to release it, to take it back.</summary>
[UseCase]
public sealed class TellStory(AppDb db, AuditLog audit, CurrentPerson person, TimeProvider clock)
{
    /// <param name="release">Not only keep it: let the programmes of the organisation show it.</param>
    public async Task<Outcome> ExecuteAsync(Guid programmeId, StoryWords words, bool release, bool agreed, CancellationToken ct)
    {
        if (await db.Enrolments.OwnedBy(person).SingleOrDefaultAsync(e => e.ProgrammeId == programmeId, ct) is not { } enrolment) return Outcome.NotFound;
        var story = await db.ToldStories.OwnedBy(person).SingleOrDefaultAsync(s => s.ProgrammeId == programmeId, ct);
        if (story is null) db.ToldStories.Add(story = ToldStory.By(enrolment, clock.GetUtcNow()));
        // Whoever showed it showed other words.
        else if (story.Words != words) db.StoryShowings.RemoveRange(await db.StoryShowings.Where(s => s.StoryId == story.Id).ToListAsync(ct));
        var outcome = story.Write(words, clock.GetUtcNow());
        if (outcome.Succeeded && release) outcome = story.Release(agreed, clock.GetUtcNow());
        if (!outcome.Succeeded) return outcome;
        if (release) audit.Record("kit.story.released", "person", person.Id, person.Name, new { programmeId });
        return await db.SaveSeenAsync(ct);
    }

    public async Task<Outcome> TakeBackAsync(Guid programmeId, CancellationToken ct)
    {
        if (await db.ToldStories.OwnedBy(person).SingleOrDefaultAsync(s => s.ProgrammeId == programmeId, ct) is not { } story) return Outcome.NotFound;
        // A draft was never anybody else's, and no log keeps it.
        if (story.ReleasedAt is not null) audit.Record("kit.story.takenBack", "person", person.Id, person.Name, new { programmeId });
        db.ToldStories.Remove(story);
        return await db.SaveSeenAsync(ct);
    }
}
