using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Demo;

/// <summary>What the first pairs have written to each other: read, not read yet, not answered, with a file, and nothing at all.</summary>
[UseCase]
public sealed class DemoMessages(AppDb db, TimeProvider clock)
{
    private static readonly (bool ByMentor, string Text)[] Said =
    [
        (false, "Hello! I look forward to this, and I am a little nervous. That is a good sign, I think."),
        (true, "Me too, on both counts. Bring something that you really have to write this week."),
        (false, "The depot report then. Please be hard on it, I wrote half of it at the airport."),
        (true, "Got it. I will bring the two places where I would not believe it. Until then: https://example.org/asking-better-questions"),
        (false, "Read it on the train. The third example is my last board paper, word for word."),
    ];

    public async Task AddAsync(Guid programmeId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var (nth, pair) in (await db.Mentorships.AsNoTracking().WithBoth().Where(m => m.ProgrammeId == programmeId && m.EndedAt == null).OrderBy(m => m.Mentee.Person.SearchText).ThenBy(m => m.Id).ToListAsync(ct)).Index())
        {
            if (nth % 4 == 3) continue;
            // Some began only days ago: each message lies between then and now.
            DateTimeOffset At(int step) => pair.StartedAt + (now - pair.StartedAt) * step / (Said.Length + 1);
            var thread = MessageThread.OfPair(pair.OrganisationId, pair.Id, pair.Mentor.PersonId, pair.Mentee.PersonId, At(1));
            db.MessageThreads.Add(thread);
            foreach (var (at, (byMentor, text)) in Said.Take(nth % 4 == 2 ? 3 : Said.Length).Index())
            {
                var message = thread.Write(byMentor ? pair.Mentor.PersonId : pair.Mentee.PersonId, text, $"demo:{at}", byMail: at == 4, At(at + 1));
                if (at == 2) message.Attach(CheckedFile.Read(new("Depot report, first half.txt", "What went well this quarter, and what I would rather not write down."u8.ToArray())).Value!, message.At);
                db.ThreadMessages.Add(message);
            }
            if (nth % 4 == 1) thread.Members.ForEach(m => m.Read(thread.LastNumber));
        }
        await db.SaveChangesAsync(ct);
    }
}
