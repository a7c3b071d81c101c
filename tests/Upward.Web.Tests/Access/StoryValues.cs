using Microsoft.Extensions.DependencyInjection;
using System.Text.RegularExpressions;
using Upward.Web.Features.Enrolment.Import;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Goals;
using Upward.Web.Features.Journal;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.Safety;
using Upward.Web.Features.Sessions;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Skills;
using Upward.Web.Features.Training.Guidelines;
using Upward.Web.Features.Units;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Tasks;

namespace Upward.Web.Tests.Access;

/// <summary>Ids of real things in the story's organisation for the route values, by their name.</summary>
internal sealed partial class StoryValues
{
    private readonly Dictionary<string, string> _byName = [];

    /// <summary>A slice adds what its routes need: make the thing, give its id under the route value's name.</summary>
    public static async Task<StoryValues> MakeAsync(Story story)
    {
        var values = new StoryValues();
        values._byName["status"] = "404";
        values._byName["token"] = "no-such-token";
        values._byName["programmeId"] = story.Programme.Id.ToString();
        values._byName["personId"] = story.Olga.Id.ToString();
        values._byName["organisationId"] = story.OrganisationId.ToString();
        values._byName["enrolmentId"] = story.AminaIn.Id.ToString();
        await story.InAsync(async db =>
        {
            var task = LongTask.For(db.OrganisationId, "none", Guid.NewGuid(), story.Petra.Id, story.Now);
            task.Finish(LongTaskEnd.Done, story.Now);
            db.LongTasks.Add(task);
            var skill = Skill.Of(db.OrganisationId, "Spreadsheets", "Digital tools", ["Excel"]);
            db.Skills.Add(skill);
            values._byName["skillId"] = skill.Id.ToString();
            var letter = OutboxMail.To(db.OrganisationId, story.Olga.Id, story.Olga.Email, story.Olga.Name, "person-invited", "access-matrix", "Come in", "Text", "<p>Text</p>", story.Now);
            db.Outbox.Add(letter);
            await db.SaveChangesAsync();
            values._byName["mailId"] = letter.Id.ToString();
            values._byName["taskId"] = task.Id.ToString();
        });
        values._byName["objectiveId"] = await story.InAsync(async db =>
        {
            var programme = await db.Programmes.SingleAsync();
            var objective = Objective.From(programme, PurposePreset.All[0], "They know each other.", 1);
            var notice = PrivacyNotice.Draft(programme, 1, "What happens to your data.");
            notice.Publish(story.Petra.Id, story.Now);
            var template = Programme.Begin(db.OrganisationId, programme.Facts with { Name = "Our way" }, story.Ada.Id, story.Now);
            template.BecomeTemplate(story.Now);
            db.AddRange(objective, notice, template, Lesson.Of(programme, "Ask sooner.", programme.Name, story.Petra.Id, story.Now), TeamMember.Name(programme, story.Olga.Id, TeamRole.Sponsor, story.Petra.Id, story.Now),
                ProgrammeChange.Of(programme, "frame", Changes.Between(programme.Facts with { Kind = ProgrammeKind.Peer, Purposes = ["inclusion"], StartsOn = programme.StartsOn.AddDays(1) }, programme.Facts), "Because.", story.Petra.Id, story.Now));
            db.AddRange(UsualMilestones.For(programme));
            db.Add(Charter.Of(programme, new("- prepares", "- listens", "- nothing leaves the room")));
            // So that the empty forms of the access matrix are old, and change nothing.
            db.Add(ProgrammeChange.Of(programme, "objectives", new(), "", story.Petra.Id, story.Now));
            await db.SaveChangesAsync();
            return objective.Id.ToString();
        });
        values._byName["runId"] = (await story.RunAsAsync<UploadStaffList, Outcome<Guid>>(story.Ada, u =>
            u.ExecuteAsync("staff.csv", "ID,Name,E-mail\n1,Neo,neo@example.org\n"u8.ToArray(), CancellationToken.None))).Value.ToString();
        var file = System.Text.Encoding.UTF8.GetBytes($"email,capacity\n{story.Amina.Email},1\n");
        var plan = await story.RunAsAsync<ImportParticipants, Outcome<ParticipantPlan>>(story.Petra, i => i.PreviewAsync(story.Programme.Id, file, new Dictionary<string, string>(), CancellationToken.None));
        values._byName["importId"] = (await story.RunAsAsync<ImportParticipants, Outcome<ParticipantImport>>(story.Petra, i =>
            i.CommitAsync(story.Programme.Id, "participants.csv", file, new Dictionary<string, string>(), plan.Value!.Digest, "New", CancellationToken.None))).Value!.Id.ToString();
        values._byName["pairImportId"] = (await Features.Mentorships.ImportPairsTests.CommitAsync(story, $"mentor,mentee,started on,ended on\n{story.Olga.Email},{story.Ada.Email},2024-01-05,2024-06-05\n")).Value!.Id.ToString();
        await Features.Matching.MatchingStoryValues.AddAsync(story, values._byName);
        values._byName["mentorshipId"] = await story.InAsync(async db =>
        {
            var pair = Mentorship.Bring(Guid.NewGuid(), story.AminaIn, 9, story.PaulIn, 9, "", story.Now, story.Now);
            var session = Session.Plan(pair, SessionTime.Of(story.Now.UtcDateTime.Date.AddDays(7).AddHours(14), "Europe/Stockholm", 60), SessionFormat.Video, "", story.Amina.Id, ProgrammeRole.Mentor, story.Now);
            values._byName["sessionId"] = session.Id.ToString();
            // Of both, so that both reach its form.
            var frame = GoalFrame.Of(story.Programme, DateOnly.FromDateTime(story.Now.UtcDateTime));
            var goal = Goal.Set(db.OrganisationId, pair.Id, story.Amina.Id, new("Open a door for each other", "Three people each.", frame.After(8), 2, null, GoalOwning.Ours), frame, story.Now).Value!;
            goal.CheckIn(story.Paul.Id, GoalState.Partly, "One door each.", story.Now);
            values._byName["goalId"] = goal.Id.ToString();
            var thread = MessageThread.OfPair(db.OrganisationId, pair.Id, story.Amina.Id, story.Paul.Id, story.Now);
            var message = thread.Write(story.Amina.Id, "With a file.", "page:one", byMail: false, story.Now);
            message.Attach(CheckedFile.Read(new("a.txt", "words"u8.ToArray())).Value!, story.Now);
            values._byName["messageFileId"] = message.Files[0].Id.ToString();
            var mail = OutboxMail.To(db.OrganisationId, story.Amina.Id, story.Amina.Email, story.Amina.Name, "agreement-unsigned", "access-matrix-notice", "To be signed", "Text", "<p>Text</p>", story.Now);
            var notice = Notice.Of(mail, story.Amina.Id, "");
            values._byName["noticeId"] = notice.Id.ToString();
            values._byName["mailOffToken"] = story.Host.Services.GetRequiredService<UnsubscribeLink>().For(db.OrganisationId, story.Amina.Id, "agreement").Split('/')[^1];
            // Of somebody who is nobody of the table: those renew and end their own.
            var feed = CalendarFeed.For(db.OrganisationId, (await story.AddPersonAsync(db, "Cleo Calendar")).Id);
            values._byName["calendarToken"] = feed.Renew(story.Now);
            var entry = JournalEntry.Begin(db.OrganisationId, story.Amina.Id, story.Now);
            entry.Write(JournalPrompt.Why, "I went too fast.", "", 0, story.Now);
            values._byName["entryId"] = entry.Id.ToString();
            db.AddRange(feed, entry);
            var glass = GlassSetting.For(db.OrganisationId);
            glass.SwitchOn(story.Now.AddDays(-GlassSetting.NoticeDays - 1));
            var opening = GlassOpening.Open(pair, story.Ada.Id, story.Ada.Name, "A threat was reported by one of the two.", 60, story.Now).Value!;
            values._byName["openingId"] = opening.Id.ToString();
            values._byName["glassPart"] = "messages";
            db.AddRange(pair, session, goal, thread, message, mail, notice, glass, opening);
            await db.SaveChangesAsync();
            return pair.Id.ToString();
        });
        await Features.Circles.CircleStoryValues.AddAsync(story, values._byName);
        await Features.Kit.KitStoryValues.AddAsync(story, values._byName);
        await Features.Applications.Applying.OpenIntakeAsync(story);
        values._byName["applicationId"] = (await Features.Applications.Applying.ApplyAsync(story, story.Olga)).ToString();
        values._byName["role"] = "mentor";
        values._byName["key"] = "motivation";
        values._byName["unitKey"] = "ethics-1"; // for both sides, and for who runs the programme
        values._byName["curriculumKey"] = "generations-same-room";
        var picture = (await Features.Training.PictureTests.AddAsync(story, story.Petra, Features.Training.PictureMaking.Png(), "A chart")).Value!;
        values._byName["pictureKey"] = picture;
        await Features.Training.PictureTests.WriteAsync(story, $"![A chart](picture:{picture})");
        values._byName["guideline"] = "conduct";
        await story.RunAsAsync<WriteGuideline, Outcome<string>>(story.Petra, w => w.ExecuteAsync(story.Programme.Id, "conduct", new("Conduct", "", "Kindly.", "New"), 0, true, CancellationToken.None));
        values._byName["unitId"] = await story.InAsync(async db =>
        {
            // With a programme in it: the matrix presses "remove" too.
            var unit = Unit.Make(db.OrganisationId, new("South", ["South"], [], []), story.Now);
            var programme = Programme.Begin(db.OrganisationId, story.Programme.Facts with { Name = "Of the South" }, story.Ada.Id, story.Now);
            programme.BelongTo(unit.Id);
            db.AddRange(unit, programme);
            await db.SaveChangesAsync();
            return unit.Id.ToString();
        });
        return values;
    }

    public string Fill(string route) => Parameter().Replace(route, m =>
        _byName.TryGetValue(m.Groups[1].Value, out var value) ? value : throw new InvalidOperationException($"StoryValues has nothing for {m.Value} of {route}."));

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
