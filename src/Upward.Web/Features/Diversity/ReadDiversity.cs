using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Diversity;

/// <summary>What somebody lets a partner read. There is no way to read it for managers, admins or anybody else.</summary>
[UseCase]
public sealed class ReadDiversity(AppDb db, CurrentPerson person)
{
    public sealed record Row(string Name, string Choice);

    public async Task<IReadOnlyList<Row>> ForPartnerAsync(Guid personId, CancellationToken ct) =>
        await db.Mentorships.RunningBetween(person.Id, personId).AnyAsync(ct)
            ? await db.DiversityAnswers.AsNoTracking().Where(a => a.PersonId == personId && a.ToPartner && a.Field.RetiredAt == null).OrderBy(a => a.Field.AddedAt).ThenBy(a => a.FieldId).Select(a => new Row(a.Field.Name, a.Choice)).ToListAsync(ct)
            : [];
}

/// <summary>For matching alone: what people asked to have used, as tags without a meaning of their own.</summary>
internal static class SharedExperience
{
    public static async Task<ILookup<Guid, string>> ExperiencesAsync(this AppDb db, Guid programmeId, CancellationToken ct) =>
        (await db.DiversityAnswers.Where(a => a.ForMatching && a.Field.MayMatch && a.Field.RetiredAt == null && db.Enrolments.Any(e => e.ProgrammeId == programmeId && e.PersonId == a.PersonId))
            .Select(a => new { a.PersonId, a.FieldId, a.Choice }).ToListAsync(ct)).ToLookup(a => a.PersonId, a => $"{a.FieldId:N}:{a.Choice}");
}
