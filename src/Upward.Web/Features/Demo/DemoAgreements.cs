using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Agreements;
using Upward.Web.Features.Agreements.Expectations;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>The agreements of the first pairs, in every state: signed by both, in the mentor's hands, being written, not begun.</summary>
[UseCase]
public sealed class DemoAgreements(AppDb db, FillAgreement fill)
{
    public async Task AddAsync(Guid programmeId, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (nth, pair) in (await db.Mentorships.AsNoTracking().WithBoth().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.Mentee.Person.SearchText).ThenBy(m => m.Id).ToListAsync(ct)).Index())
        {
            if (nth % 4 == 3) continue;
            // After two months most have signed.
            var (handedOver, signed) = pair.StartedAt < now.AddDays(-28) ? (true, true) : (nth % 4 < 2, nth % 4 == 0);
            // Some began only days ago: each step lies between then and now.
            DateTimeOffset At(int step) => pair.StartedAt + (now - pair.StartedAt) * step / 8;
            var (mentor, mentee) = (pair.Mentor.Person, pair.Mentee.Person);
            var agreement = Agreement.Begin(pair, 1, ProgrammeRole.Mentee, mentee.Id, await fill.ForAsync(OwnSpace.Of(pair, mentee.Id), ct), At(2));
            if (handedOver) agreement.HandOver(ProgrammeRole.Mentee, At(3));
            if (signed)
            {
                agreement.Sign(ProgrammeRole.Mentor, mentor.Id, mentor.Name, agreement.Hash(), At(4));
                agreement.Sign(ProgrammeRole.Mentee, mentee.Id, mentee.Name, agreement.Hash(), At(5));
            }
            var said = ExpectationAnswers.By(pair, mentee.Id);
            said.Keep(new Dictionary<string, string> { ["worth"] = "That I decide two things differently.", ["truth"] = "At once, and in private." }, done: nth % 2 == 0, At(1));
            db.AddRange(agreement, said);
        }
        await db.SaveChangesAsync(ct);
    }
}
