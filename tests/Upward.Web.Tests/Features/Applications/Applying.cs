using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Features.Skills;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Tests.Features.Applications;

/// <summary>What the tests of applications do over and over.</summary>
internal static class Applying
{
    public static CancellationToken None => CancellationToken.None;

    public static async Task OpenIntakeAsync(this Story story, Func<IntakeFacts, IntakeFacts>? with = null)
    {
        var facts = new IntakeFacts { Mode = IntakeMode.Rolling };
        var outcome = await story.RunAsAsync<SetIntake, Outcome>(story.Petra, s => s.ExecuteAsync(story.Programme.Id, with?.Invoke(facts) ?? facts, None));
        Assert.True(outcome.Succeeded);
    }

    public static async Task<Guid> SkillAsync(this Story story, string name)
    {
        var id = Guid.Empty;
        await story.InAsync(async db =>
        {
            var skill = Skill.Of(db.OrganisationId, name, "Digital tools", []);
            db.Skills.Add(skill);
            await db.SaveChangesAsync();
            id = skill.Id;
        });
        return id;
    }

    /// <summary>Answers that the standard form takes, and these on top.</summary>
    public static AnswerSheet Sheet(ApplicationForm form, Guid? skill = null, params (string Key, string Text)[] more)
    {
        var answers = new Dictionary<string, GivenAnswer>();
        foreach (var q in form.Questions)
            answers[q.Key] = q.Kind switch
            {
                QuestionKind.Scale => new("4", []), QuestionKind.OneOf => new(q.Options[0], []), QuestionKind.Consent => q.Required ? new("yes", []) : GivenAnswer.None,
                QuestionKind.Skills => new("", skill is { } s ? [new NamedSkill(s, 3).ToString()] : []), QuestionKind.LongText or QuestionKind.ShortText => q.Required ? new($"My answer to {q.Key}", []) : GivenAnswer.None,
                _ => new("", [.. q.Options]),
            };
        foreach (var (key, text) in more) answers[key] = new(text, []);
        return new(answers);
    }

    public static Task<ApplicationForm> FormAsync(this Story story, ProgrammeRole role = ProgrammeRole.Mentor) =>
        story.RunAsAsync<FormAtHand, ApplicationForm>(story.Petra, f => f.FindAsync(story.Programme.Id, role, None));

    /// <summary>Somebody applies with the standard form and sends it; gives the application's id.</summary>
    public static async Task<Guid> ApplyAsync(this Story story, Person who, ProgrammeRole role = ProgrammeRole.Mentor, params (string Key, string Text)[] more)
    {
        var skill = await story.InAsync(db => db.Skills.Select(s => (Guid?)s.Id).FirstOrDefaultAsync()) ?? await story.SkillAsync("Spreadsheets");
        var begun = await story.RunAsAsync<BeginApplication, Outcome>(who, b => b.ExecuteAsync(story.Programme.Id, role, None));
        Assert.True(begun.Succeeded);
        var form = await story.FormAsync(role);
        var sent = await story.RunAsAsync<SendApplication, Outcome>(who, s => s.ExecuteAsync(story.Programme.Id, Sheet(form, skill, more), None));
        Assert.True(sent.Succeeded, string.Join(", ", sent.Refusals.Select(r => $"{r.Field}: {r.Message.Key}")));
        return await story.InAsync(db => db.Applications.Where(a => a.PersonId == who.Id && a.ProgrammeId == story.Programme.Id).Select(a => a.Id).SingleAsync());
    }

    public static Task<ProgrammeApplication> ApplicationAsync(this Story story, Guid id) =>
        story.InAsync(db => db.Applications.AsNoTracking().Include(a => a.Answers).SingleAsync(a => a.Id == id));

    public static async Task<Person> PersonAsync(this Story story, string name, Guid? managerId = null)
    {
        Person? person = null;
        await story.InAsync(async db => { person = await story.AddPersonAsync(db, name, account: true, managerId: managerId); await db.SaveChangesAsync(); });
        return person!;
    }

    public static Task<Outcome<DecidedApplications>> DecideAsync(this Story story, Person who, Verdict verdict, params Guid[] ids) =>
        story.RunAsAsync<DecideApplications, Outcome<DecidedApplications>>(who, d => d.ExecuteAsync(story.Programme.Id, ids, verdict, "Between us only", None));

    public static Task<Outcome<int>> TellAsync(this Story story, Person who) =>
        story.RunAsAsync<TellDecisions, Outcome<int>>(who, t => t.NowAsync(story.Programme.Id, None));
}
