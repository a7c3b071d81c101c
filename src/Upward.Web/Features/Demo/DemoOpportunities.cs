using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Opportunities;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Demo;

/// <summary>Doors that some seniors have opened; enough of one kind that the programme sees how many.</summary>
[UseCase]
public sealed class DemoOpportunities(AppDb db)
{
    private static readonly (OpportunityKind Kind, string Words)[] Lines =
    [
        (OpportunityKind.Exposure, "Sat in on the quarterly review and asked the second question."),
        (OpportunityKind.Sponsor, "Named in the planning round as the one to ask about self-service."),
        (OpportunityKind.Stretch, "Leads the trial of the new booking page, with a budget."),
    ];

    public async Task AddAsync(Guid programmeId, DateTimeOffset now, CancellationToken ct)
    {
        var today = ReaderZone.Utc.DayAt(now);
        foreach (var (nth, pair) in (await db.Mentorships.WithBoth().AsNoTracking().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.StartedAt).ThenBy(m => m.Id).Take(9).ToListAsync(ct)).Index())
        {
            var space = OwnSpace.Of(pair, nth % 2 == 0 ? pair.Mentee.PersonId : pair.Mentor.PersonId);
            foreach (var (kind, words) in nth < 6 ? Lines.Take(1 + nth % 3) : Lines.Skip(2))
                db.Add(Opportunity.Write(db.OrganisationId, space, kind, today.AddDays(-nth), words, today, now).Value!);
        }
        await db.SaveChangesAsync(ct);
    }
}
