using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Demo;

/// <summary>Line managers see hours; some people have written down time, and one has far more this month than agreed.</summary>
[UseCase]
public sealed class DemoHours(AppDb db)
{
    private static readonly (HoursKind Kind, int Minutes, string Words)[] Usual = [(HoursKind.Preparation, 45, "Examples for the next meeting"), (HoursKind.Between, 15, "Answers to two questions"), (HoursKind.Preparation, 30, "")];

    public async Task AddAsync(Guid programmeId, DateTimeOffset now, CancellationToken ct)
    {
        var sharing = HoursSharing.Of(db.OrganisationId, programmeId);
        sharing.Call("A development programme");
        db.Add(sharing);
        var today = ReaderZone.Utc.DayAt(now);
        foreach (var (nth, pair) in (await db.Mentorships.WithBoth().AsNoTracking().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.StartedAt).ThenBy(m => m.Id).Take(12).ToListAsync(ct)).Index())
        {
            var space = OwnSpace.Of(pair, nth % 3 == 2 ? pair.Mentee.PersonId : pair.Mentor.PersonId);
            var began = ReaderZone.Utc.DayAt(pair.StartedAt);
            // The second pair: a mentor who prepares whole evenings.
            var entries = nth == 1 ? Enumerable.Repeat((HoursKind.Preparation, 240, "An evening of preparation"), 6) : Usual.Skip(nth % 3);
            foreach (var (step, (kind, minutes, words)) in entries.Index())
            {
                var day = nth == 1 ? today : today.AddDays(-3 * step);
                if (HoursEntry.Write(space, db.OrganisationId, day, minutes, kind, words, began, today, now) is { Succeeded: true } entry) db.Add(entry.Value!);
            }
        }
        await db.SaveChangesAsync(ct);
    }
}
