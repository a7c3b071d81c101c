using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.Sessions;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>A circle that Amina hosts and Paul is in, with a meeting to come and a file in its messages.</summary>
internal static class CircleStoryValues
{
    public static Task AddAsync(Story story, Dictionary<string, string> byName) => story.InAsync(async db =>
    {
        var circle = Circle.Form(story.Programme, new() { Name = "Data at breakfast" }, story.Petra.Id, story.Now);
        circle.Admit(story.Amina.Id, ProgrammeRole.Mentor, CircleRole.Host, story.Petra.Id, story.Now);
        circle.Admit(story.Paul.Id, ProgrammeRole.Mentee, CircleRole.Member, story.Petra.Id, story.Now);
        var session = GroupSession.Plan(db.OrganisationId, story.Programme.Id, circle.Id, story.Amina.Id, SessionTime.Of(story.Now.UtcDateTime.Date.AddDays(7).AddHours(12), "Europe/Stockholm", 60), new("Charts", SessionFormat.Video, "", 5), story.Amina.Id, story.Now);
        var thread = MessageThread.OfCircle(db.OrganisationId, circle.Id, story.Now);
        thread.Seat([story.Amina.Id, story.Paul.Id]);
        var message = thread.Write(story.Amina.Id, "With a file.", "page:one", byMail: false, story.Now);
        message.Attach(CheckedFile.Read(new("a.txt", "words"u8.ToArray())).Value!, story.Now);
        (byName["circleId"], byName["groupSessionId"], byName["circleFileId"]) = (circle.Id.ToString(), session.Id.ToString(), message.Files[0].Id.ToString());
        db.AddRange(circle, session, thread, message);
        await db.SaveChangesAsync();
    });
}
