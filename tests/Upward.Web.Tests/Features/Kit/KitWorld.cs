using Upward.Web.Features.Kit;
using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Kit;

/// <summary>What letters and pages need before they can go out.</summary>
internal static class KitWorld
{
    public static Task<Outcome> PublishAsync(this Story story, PageVisibility visibility, string slug = "", string embedIn = "", int seen = 0) =>
        story.RunAsAsync<ArrangeKitPage, Outcome>(story.Petra, a => a.ExecuteAsync(story.Programme.Id, new(visibility, slug, embedIn, ""), seen, CancellationToken.None));

    public static async Task<Commitment> AskAsync(this Story story, Person who, CommitmentRole role)
    {
        Assert.True((await story.RunAsAsync<AskForCommitment, Outcome>(story.Petra, a => a.ExecuteAsync(story.Programme.Id, who.Id, role, CancellationToken.None))).Succeeded);
        return await story.InAsync(d => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(d.Commitments, c => c.PersonId == who.Id));
    }

    public static async Task<Commitment> CommitAsync(this Story story, Person who, CommitmentRole role, string statement = "I keep the dates.")
    {
        var asked = await story.AskAsync(who, role);
        Assert.True((await story.RunAsAsync<AnswerCommitment, Outcome>(who, a => a.GiveAsync(asked.Id, statement, true, CancellationToken.None))).Succeeded);
        return asked;
    }
}
