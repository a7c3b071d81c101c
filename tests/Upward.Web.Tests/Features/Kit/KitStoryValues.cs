using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Change;
using Upward.Web.Features.Kit;

namespace Upward.Web.Tests.Features.Kit;

/// <summary>A published page, a sent letter, a commitment of Paul's, an open self-rating, a task.</summary>
internal static class KitStoryValues
{
    public static async Task AddAsync(Story story, Dictionary<string, string> values)
    {
        var slug = "page-" + story.OrganisationId.ToString("N");
        await story.PublishAsync(PageVisibility.Public, slug, "https://intranet.example.org");
        var commitment = await story.AskAsync(story.Paul, CommitmentRole.Leader);
        await story.InAsync(async db =>
        {
            var today = DateOnly.FromDateTime(story.Now.UtcDateTime);
            var sending = LetterSending.Of(db.OrganisationId, story.Programme.Id, "reminder", Audience.Mentors, "A few places", 1, story.Petra.Id, story.Now);
            var wave = AdkarWave.Open(db.OrganisationId, story.Programme.Id, AdkarMoment.Start, today.AddDays(10), 5, 5, story.Petra.Id, story.Now);
            var task = ChangeTask.Plan(db.OrganisationId, story.Programme.Id, new("Talk to Paul", story.Petra.Id, today, ""), story.Petra.Id, story.Now);
            db.AddRange(sending, wave, task, AdkarTally.Empty(db.OrganisationId, wave.Id, Upward.Web.Features.Enrolment.ProgrammeRole.Mentor), AdkarTally.Empty(db.OrganisationId, wave.Id, Upward.Web.Features.Enrolment.ProgrammeRole.Mentee));
            await db.SaveChangesAsync();
            (values["sendingId"], values["waveId"]) = (sending.Id.ToString(), wave.Id.ToString());
        });
        (values["slug"], values["name"], values["commitmentId"]) = (slug, "reminder", commitment.Id.ToString());
    }
}
