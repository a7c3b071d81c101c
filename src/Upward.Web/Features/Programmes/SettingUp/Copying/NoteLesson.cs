using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Programmes.SettingUp;

[UseCase]
public sealed class NoteLesson(AppDb db, CurrentPerson person, TimeProvider clock)
{
    public async Task<Outcome> ExecuteAsync(Guid programmeId, string? text, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (string.IsNullOrWhiteSpace(text)) return Outcome.RefusedAt("Text", "refused.required");
        if (text.Trim().Length > Lesson.LongestText) return Outcome.RefusedAt("Text", "refused.tooLong", ("max", Lesson.LongestText), ("length", text.Trim().Length));
        db.Lessons.Add(Lesson.Of(programme, text, programme.Name, person.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    public async Task<Outcome> RemoveAsync(Guid programmeId, Guid lessonId, CancellationToken ct)
    {
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)) return Outcome.NotFound;
        if (await db.Lessons.SingleOrDefaultAsync(l => l.ProgrammeId == programmeId && l.Id == lessonId, ct) is not { } lesson) return Outcome.Refused("lessons.refused.gone");
        db.Lessons.Remove(lesson);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
