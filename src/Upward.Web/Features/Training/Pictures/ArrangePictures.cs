using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Audit;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Training;

/// <summary>Brings pictures into a programme's training, and takes them out where no unit shows them.</summary>
[UseCase]
public sealed class ArrangePictures(AppDb db, CurrentPerson person, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome<string>> AddAsync(Guid programmeId, byte[] content, string alt, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        alt = string.Join(' ', alt.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (alt.Length == 0) return Outcome.RefusedAt("Alt", "pictures.refused.alt");
        if (alt.Length > UnitPicture.LongestAlt) return Outcome.RefusedAt("Alt", "refused.tooLong", ("max", UnitPicture.LongestAlt), ("length", alt.Length));
        if (content.Length > UnitPicture.Largest) return Outcome.RefusedAt("File", "pictures.refused.large", ("max", UnitPicture.Largest / 1024 / 1024));
        if (PictureFile.Read(content) is not { } file) return Outcome.RefusedAt("File", "pictures.refused.kind", ("side", UnitPicture.LargestSide));
        if (await db.UnitPictures.CountAsync(p => p.ProgrammeId == programmeId, ct) >= UnitPicture.MostOfProgramme) return Outcome.RefusedAt("File", "pictures.refused.tooMany", ("max", UnitPicture.MostOfProgramme));
        var picture = UnitPicture.Of(db.OrganisationId, programmeId, file, alt, person.Id, clock.GetUtcNow());
        db.UnitPictures.Add(picture);
        audit.Record("training.picture.added", "programme", programmeId, programme.Name, new { picture.Alt });
        await db.SaveChangesAsync(ct);
        return picture.Key;
    }

    public async Task<Outcome> RemoveAsync(Guid programmeId, string key, CancellationToken ct)
    {
        if (await db.Programmes.ManageableBy(person).SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return Outcome.NotFound;
        if (await db.UnitPictures.SingleOrDefaultAsync(p => p.ProgrammeId == programmeId && p.Key == key, ct) is not { } picture) return Outcome.Refused("pictures.refused.gone");
        var address = PictureLinks.AddressOf(key);
        var shown = await db.UnitTexts.Where(t => t.ProgrammeId == programmeId && t.Body.Contains(address)).Select(t => t.Title)
            .Concat(db.CurriculumTexts.Where(t => t.ProgrammeId == programmeId && t.Body.Contains(address)).Select(t => t.Title)).OrderBy(t => t).ToListAsync(ct);
        if (shown.Count > 0) return Outcome.Refused("pictures.refused.shown", ("units", string.Join(", ", shown.Take(5))));
        db.UnitPictures.Remove(picture);
        audit.Record("training.picture.removed", "programme", programmeId, programme.Name, new { picture.Alt });
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}

/// <summary>A picture for whoever may read a unit that shows it, and for those who write them.</summary>
[UseCase]
public sealed class ReadPicture(AppDb db, CurrentPerson person, MyTraining mine)
{
    public async Task<(string Kind, byte[] Content)?> ExecuteAsync(Guid programmeId, string key, CancellationToken ct)
    {
        var address = PictureLinks.AddressOf(key);
        if (PictureLinks.KeyOf(address) is null) return null;
        if (!await db.Programmes.ManageableBy(person).AnyAsync(p => p.Id == programmeId, ct)
            && (await mine.OfAsync(programmeId, ct))?.Units.Any(u => u.Unit.Body.Contains(address, StringComparison.Ordinal)) != true
            && !(await db.Enrolments.OwnedBy(person).AnyAsync(e => e.ProgrammeId == programmeId, ct) && await db.CurriculumTexts.AnyAsync(t => t.ProgrammeId == programmeId && t.Body.Contains(address), ct))) return null;
        var found = await db.UnitPictures.AsNoTracking().Where(p => p.ProgrammeId == programmeId && p.Key == key).Select(p => new { p.Kind, p.Content }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Kind, found.Content);
    }
}
