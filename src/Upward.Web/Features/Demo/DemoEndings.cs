using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Endings;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Safety;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>Of the demo's oldest pairs one was completed, with thanks that all may read, one ended early, one rests.</summary>
[UseCase]
public sealed class DemoEndings(AppDb db)
{
    /// <summary>What the log would have kept of it, by nobody.</summary>
    public sealed record Entry(DateTimeOffset At, string Action, Guid Pair, string Names);

    public async Task<IReadOnlyList<Entry>> AddAsync(Guid programmeId, DateTimeOffset now, CancellationToken ct)
    {
        var pairs = await db.Mentorships.WithBoth().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.StartedAt).ThenBy(m => m.Id).Take(3).ToListAsync(ct);
        if (pairs.Count < 3) return [];
        Complete(pairs[0], Between(pairs[0], now, 6));
        pairs[1].End(EndingTimes.LastAt(Between(pairs[1], now, 5)));
        var rest = PairRest.Of(pairs[2], pairs[2].Mentor.PersonId, RestKind.Meetings);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        rest.Last(today.AddDays(16), today);
        db.Add(rest);
        // Founding a demo tells the tracker itself what has changed.
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(ct);
        return [new(pairs[0].EndedAt!.Value, "mentorship.completed", pairs[0].Id, Names(pairs[0])), new(pairs[1].EndedAt!.Value, "mentorship.ended", pairs[1].Id, Names(pairs[1]))];
    }

    private void Complete(Mentorship pair, DateTimeOffset at)
    {
        var (mentor, mentee) = (pair.Mentor, pair.Mentee);
        foreach (var (side, learned, keep, thanks, reference) in new[]
        {
            (mentee, "That the question I do not like is the one to follow.", "To ask the youngest in the room first.", "For the day on which you showed me our own app on your phone, and said nothing.", "I have learned more from these months than from most courses. What I saw: preparation, courage to say what is true, and great patience with somebody who asks the same thing three times."),
            (mentor, "How a decision is made before the meeting in which it is made.", "To write down what I think before I hear what others think.", "For asking what I would do, and then doing it.", (string?)null),
        })
        {
            var back = EndReflection.By(pair, side.PersonId);
            back.Keep(new Dictionary<string, string> { ["learned"] = learned, ["keep"] = keep }, done: true, at);
            var farewell = Farewell.By(pair, side.PersonId);
            farewell.Give(thanks, forAll: true, StayInTouch.NowAndThen, reference, at);
            farewell.ShowToAll(true, at);
            db.AddRange(back, farewell);
        }
        var closing = PairClosing.Of(pair);
        closing.Tick(PairClosing.Items);
        db.Add(closing);
        pair.End(at, MentorshipEnd.Completed);
    }

    private static DateTimeOffset Between(Mentorship pair, DateTimeOffset now, int step) => pair.StartedAt + (now - pair.StartedAt) * step / 8;
    private static string Names(Mentorship pair) => $"{pair.Mentee.Person.Name}, {pair.Mentor.Person.Name}";
}
