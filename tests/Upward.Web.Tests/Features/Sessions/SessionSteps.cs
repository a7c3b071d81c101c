using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.People;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Tests.Features.Sessions;

/// <summary>What the tests of sessions do over and over.</summary>
internal static class SessionSteps
{
    public static CancellationToken None => CancellationToken.None;

    public static async Task<(Story Story, Guid Pair)> PairAsync(this Hosts hosts, Db db)
    {
        var story = await hosts.StoryAsync(db);
        return (story, await story.PairUpAsync());
    }

    /// <summary>Amina and Paul.</summary>
    public static async Task<Guid> PairUpAsync(this Story story)
    {
        var pair = Mentorship.Bring(Guid.NewGuid(), story.AminaIn, 9, story.PaulIn, 9, "", story.Now, story.Now);
        await story.InAsync(async d =>
        {
            d.Mentorships.Add(pair);
            await d.SaveChangesAsync();
        });
        return pair.Id;
    }

    public static DateOnly In(this Story story, int days) => DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(days);

    public static Task<Outcome<PlanSessions.Planned>> PlanAsync(this Story story, Person who, Guid pair, DateOnly date, Func<SessionDraft, SessionDraft>? with = null, ReaderZone? zone = null)
    {
        var draft = new SessionDraft { Date = date, Time = new(14, 0), Place = "https://meet.example.org/one" };
        return story.RunAsAsync<PlanSessions, Outcome<PlanSessions.Planned>>(who, p => p.ExecuteAsync(pair, with?.Invoke(draft) ?? draft, None), zone);
    }

    public static async Task<Session> SessionAsync(this Story story) => await story.InAsync(d => d.Sessions.Include(s => s.Replies).Include(s => s.Moves).SingleAsync());

    /// <summary>As if it had begun a while ago.</summary>
    public static Task LongAgoAsync(this Story story) => story.InAsync(d => d.Sessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddHours(-3)).SetProperty(x => x.EndsAt, story.Now.AddHours(-2))));
}
