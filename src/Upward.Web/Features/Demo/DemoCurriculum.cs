using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Curriculum;
using Upward.Web.Features.Curriculum.Needs;
using Upward.Web.Features.Curriculum.Together;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Training.Content;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>Plans and needs of the first pairs: one well on its way, one that waits for a tick, one that shares only wishes, one with nothing.</summary>
[UseCase]
public sealed class DemoCurriculum(AppDb db)
{
    private static readonly string[] Units = ["generations-same-room", "ai-first-hour", "social-media-profile", "business-how-decided", "motivation-stay"];

    public async Task AddAsync(Guid programmeId, DateTimeOffset now, CancellationToken ct)
    {
        var plan = CurriculumPlan.Of(new(), 0, []);
        var questions = QuestionBank.Of(ShippedTraining.Guidelines.Single(g => g.Slug == QuestionBank.Slug).Body).SelectMany(s => s.Questions).ToList();
        foreach (var (nth, pair) in (await db.Mentorships.AsNoTracking().WithBoth().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.Mentee.Person.SearchText).ThenBy(m => m.Id).ToListAsync(ct)).Index())
        {
            if (nth % 4 == 3) continue;
            // Some began only days ago: each step lies between then and now.
            DateTimeOffset At(int step) => pair.StartedAt + (now - pair.StartedAt) * step / 8;
            var (mentor, mentee) = (OwnSpace.Of(pair, pair.Mentor.PersonId).Me, OwnSpace.Of(pair, pair.Mentee.PersonId).Me);
            var needs = NeedsAnswers.By(pair, mentee.PersonId, Moment.Pre);
            var lines = NeedsItems.Of(plan).SelectMany(d => d.Items).ToList();
            needs.Keep(lines.Index().ToDictionary(l => l.Item, l => new NeedsRating((l.Index + nth) % 4, (l.Index * 2 + nth) % 3)), true, nth % 4 == 2 ? NeedsSharing.Wishes : NeedsSharing.All, At(2));
            db.Add(needs);
            if (nth % 4 == 2) continue;
            foreach (var (place, key) in Units.Index())
            {
                var unit = PlannedUnit.Of(pair, plan.Find(key)!, place, place % 2 == 0 ? mentor : mentee, At(3));
                if (nth % 4 == 0 || place < 2)
                {
                    unit.Agree(mentor.Role, true, At(4));
                    unit.Agree(mentee.Role, true, At(4));
                }
                if (nth % 4 == 0 && place < 2)
                {
                    unit.Mark(plan.Find(key)!.Parts.Exercises.Take(2 - place).Select(e => e.Key));
                    if (place == 0) unit.Finish(true, At(6));
                }
                db.Add(unit);
            }
            db.AddRange(questions.Skip(8 + nth).Take(2).Select((q, place) => PlannedQuestion.Of(pair, q.Key, q.Text, place, mentor.PersonId, At(5))));
        }
        await db.SaveChangesAsync(ct);
    }
}
