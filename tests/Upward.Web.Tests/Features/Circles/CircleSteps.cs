using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Messages;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Features.Sessions;
using Upward.Web.Platform;

namespace Upward.Web.Tests.Features.Circles;

/// <summary>What the tests of circles do over and over.</summary>
internal static class CircleSteps
{
    public static CancellationToken None => CancellationToken.None;

    public static Task<(Person Person, Guid EnrolmentId)> JoinAsync(this Story story, string name, ProgrammeRole role, int capacity = 5) => story.InAsync(async db =>
    {
        var person = await story.AddPersonAsync(db, name, account: true);
        var enrolment = ParticipantEnrolment.Add(db.OrganisationId, story.Programme.Id, person.Id, role, capacity, story.Petra.Id, story.Now);
        db.Enrolments.Add(enrolment);
        await db.SaveChangesAsync();
        return (person, enrolment.Id);
    });

    public static Task<Person> NeutralAsync(this Story story) => story.InAsync(async db =>
    {
        var nora = await story.AddPersonAsync(db, "Nora Neutral", account: true);
        await db.SaveChangesAsync();
        db.TeamMembers.Add(TeamMember.Name(story.Programme, nora.Id, TeamRole.NeutralContact, story.Petra.Id, story.Now));
        await db.SaveChangesAsync();
        return nora;
    });

    /// <summary>Amina hosts, Paul and whoever else is given are members.</summary>
    public static async Task<Guid> CircleAsync(this Story story, params Guid[] more) =>
        (await story.RunAsAsync<FormCircle, Outcome<Guid>>(story.Petra, f => f.ExecuteAsync(story.Programme.Id, new() { Name = "Data at breakfast", Topic = "Reading numbers together" }, [story.AminaIn.Id, story.PaulIn.Id, .. more], null, None))).Value;

    /// <summary>With a seat for everybody beside the host, unless the test says how many.</summary>
    public static async Task<Outcome<Guid>> PlanAsync(this Story story, Person who, Guid circle, int days = 5, int? seats = null, int count = 1)
    {
        var draft = Draft(story, days, seats ?? await story.InAsync(d => d.CircleMembers.CountAsync(m => m.CircleId == circle && m.LeftAt == null)) - 1);
        return await story.RunAsAsync<PlanGroupSession, Outcome<Guid>>(who, p => p.InCircleAsync(circle, draft with { When = draft.When with { Count = count, EveryDays = 14 } }, None));
    }

    public static Task<Outcome<Guid>> TableAsync(this Story story, Person who, int seats, string host = "") => story.RunAsAsync<PlanGroupSession, Outcome<Guid>>(who, p => p.TableAsync(story.Programme.Id, host, Draft(story, 7, seats), None));

    public static GroupSessionDraft Draft(Story story, int days, int seats, string topic = "What a model cannot know") =>
        new(new() { Date = DateOnly.FromDateTime(story.Now.UtcDateTime).AddDays(days), Time = new(12, 0), Place = "https://meet.example.org/circle" }, topic, seats);

    public static Task<GroupSession> MeetingAsync(this Story story, Guid id) => story.InAsync(d => d.GroupSessions.Include(s => s.Replies).SingleAsync(s => s.Id == id));

    public static Task BegunAsync(this Story story, Guid id) => story.InAsync(d => d.GroupSessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.StartsAt, story.Now.AddHours(-2)).SetProperty(x => x.EndsAt, story.Now.AddHours(-1))));

    public static Task<Outcome> AnswerAsync(this Story story, Person who, Guid session, Upward.Web.Platform.Calendars.Attendance answer, int sequence = 0) => story.RunAsAsync<ChangeGroupSession, Outcome>(who, c => c.AnswerAsync(session, answer, sequence, None));

    public static async Task<Outcome<int>> SayAsync(this Story story, Person who, Guid circle, string text) =>
        await story.RunAsAsync<FindConversation, Conversation?>(who, f => f.OfCircleAsync(circle, None)) is { } talk
            ? await story.RunAsAsync<KeepMessage, Outcome<int>>(who, k => k.InAsync(talk, new(text, [], "page:" + Guid.NewGuid().ToString("N"), false), None)) : Outcome.NotFound;
}
