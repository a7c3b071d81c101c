using Upward.Web.Features.Demo.Plan;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Kit.Stories;

namespace Upward.Web.Features.Demo;

/// <summary>What three people of the first round tell; the programme's page shows two of them.</summary>
internal static class DemoStories
{
    public static IEnumerable<object> Of(DemoProgrammeRows rows, DateTimeOffset at)
    {
        var early = rows.Enrolments.Where(e => rows.Early.Contains(e.Id)).ToList();
        foreach (var (nth, (role, words)) in DemoStoryWords.All.Index())
        {
            var story = ToldStory.By(early.Where(e => e.Role == role).ElementAt(nth), at);
            var (kept, released) = (story.Write(words, at.AddHours(nth * 5)), story.Release(agreed: true, at.AddHours(nth * 5)));
            if (!kept.Succeeded || !released.Succeeded) throw new InvalidOperationException("The demo tells a story that no form would take.");
            yield return story;
            if (nth < 2) yield return StoryShowing.Of(story, rows.Programme.Id, rows.Manager.PersonId, at.AddDays(1));
        }
    }
}
