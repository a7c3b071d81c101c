using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>Things behind the routes of this slice, for the access matrix: a draft round 1 with Amina and Paul, and a published one.</summary>
internal static class MatchingStoryValues
{
    public static async Task AddAsync(Story story, Dictionary<string, string> byName)
    {
        var world = await MatchingWorld.MakeAsync(story, 1, 1);
        var round = await world.RunRoundAsync();
        var pair = Assert.Single(await world.ProposalsAsync(round.Id));
        byName["number"] = round.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        byName["mentor"] = pair.MentorEnrolmentId.ToString();
        byName["mentee"] = pair.MenteeEnrolmentId.ToString();
        await story.InAsync(async db =>
        {
            var published = MatchRound.Begin(db.OrganisationId, story.Programme.Id, 90, new(), 1, DateOnly.FromDateTime(story.Now.UtcDateTime), null, story.Now);
            published.Solve("1.0", true, new(), new(), 0, 0, story.Now);
            published.Publish(story.Petra.Id, story.Now.AddDays(7), story.Now);
            db.MatchRounds.Add(published);
            var proposal = Proposal.Of(db.OrganisationId, published.Id, story.AminaIn.Id, story.PaulIn.Id, 10, pair.Parts, byHand: false);
            db.Proposals.Add(proposal);
            await db.SaveChangesAsync();
            byName["proposalId"] = proposal.Id.ToString();
        });
    }
}
