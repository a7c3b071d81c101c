using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.Matching.Board;
using Upward.Web.Features.Matching.Publishing;
using Upward.Web.Features.Matching.Rounds;
using Upward.Web.Features.People;
using Upward.Web.Features.Skills;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>More people for the story: seniors and juniors with levels, departments and skills, all possible partners of each other.</summary>
internal sealed class MatchingWorld
{
    private MatchingWorld(Story story) => Story = story;

    public Story Story { get; }
    public List<ParticipantEnrolment> Mentees { get; } = [];
    public List<ParticipantEnrolment> Mentors { get; } = [];
    public List<Skill> Skills { get; } = [];
    public Guid ProgrammeId => Story.Programme.Id;

    /// <summary>Amina (mentor) and Paul (mentee) are the first of each side.</summary>
    public static async Task<MatchingWorld> MakeAsync(Story story, int mentees = 3, int mentors = 3)
    {
        var world = new MatchingWorld(story);
        await story.InAsync(async db =>
        {
            var levels = await db.Levels.OrderBy(l => l.Rank).ToListAsync();
            world.Skills.AddRange(Enumerable.Range(1, 6).Select(i => Skill.Of(db.OrganisationId, $"Skill {i} {Guid.NewGuid():N}"[..14], "Topics", [])));
            db.Skills.AddRange(world.Skills);
            world.Mentees.Add(await db.Enrolments.Include(e => e.Person).SingleAsync(e => e.Id == story.PaulIn.Id));
            world.Mentors.Add(await db.Enrolments.Include(e => e.Person).SingleAsync(e => e.Id == story.AminaIn.Id));
            for (var i = 1; i < mentees; i++) world.Mentees.Add(await AddAsync(db, story, $"Senior {i}", levels[5], "Operations", ProgrammeRole.Mentee));
            for (var i = 1; i < mentors; i++) world.Mentors.Add(await AddAsync(db, story, $"Junior {i}", levels[0], i % 2 == 0 ? "Data" : "Legal", ProgrammeRole.Mentor));
            await db.SaveChangesAsync();
            for (var i = 0; i < mentees; i++)
                for (var s = 0; s < 2; s++)
                    db.EnrolmentSkills.Add(EnrolmentSkill.Wanted(db.OrganisationId, world.Mentees[i].Id, world.Skills[(i + s) % 6].Id, 1 + (i + s) % 3));
            for (var i = 0; i < mentors; i++)
                for (var s = 0; s < 3; s++)
                    db.EnrolmentSkills.Add(EnrolmentSkill.Offered(db.OrganisationId, world.Mentors[i].Id, world.Skills[(i * 2 + s) % 6].Id, 1 + s));
            await db.SaveChangesAsync();
        });
        return world;
    }

    private static async Task<ParticipantEnrolment> AddAsync(Upward.Web.Data.AppDb db, Story story, string name, Level level, string department, ProgrammeRole role)
    {
        var person = await story.AddPersonAsync(db, name, account: true, level: level, department: department, languages: ["en"]);
        var enrolment = ParticipantEnrolment.Add(db.OrganisationId, story.Programme.Id, person.Id, role, 1, story.Petra.Id, story.Now);
        db.Enrolments.Add(enrolment);
        return enrolment;
    }

    /// <summary>Petra runs a round to its end.</summary>
    public async Task<MatchRound> RunRoundAsync(bool mostPeopleFirst = true, long? seed = 7)
    {
        var started = await Story.RunAsAsync<StartRound, Upward.Web.Platform.Outcome<MatchRound>>(Story.Petra, u => u.ExecuteAsync(ProgrammeId, mostPeopleFirst, CancellationToken.None, seed));
        Assert.True(started.Succeeded, string.Join(' ', started.Refusals.Select(r => r.Message.Key)));
        await Story.RunTasksAsync();
        return await RoundAsync(started.Value.Number);
    }

    /// <summary>One bit of the stored answer is no longer what it was.</summary>
    public Task DamageAnswerAsync(Guid roundId) => Story.InAsync(async db =>
    {
        var record = await db.RoundRecords.SingleAsync(r => r.RoundId == roundId);
        var bytes = record.Answer!.ToArray();
        bytes[^50] ^= 1;
        record.Answered(bytes);
        return await db.SaveChangesAsync();
    });

    public Task<MatchRound> RoundAsync(int number) => Story.InAsync(db => db.MatchRounds.AsNoTracking().SingleAsync(r => r.ProgrammeId == ProgrammeId && r.Number == number));
    public Task<List<Proposal>> ProposalsAsync(Guid roundId) => Story.InAsync(db => db.Proposals.AsNoTracking().Where(p => p.RoundId == roundId).OrderBy(p => p.MenteeEnrolmentId).ThenBy(p => p.MentorEnrolmentId).ToListAsync());
    public async Task<BoardAddress> AddressAsync(MatchRound round) => new(ProgrammeId, round.Number, (await RoundAsync(round.Number)).Version);

    public async Task<List<Proposal>> PublishAsync(MatchRound round)
    {
        var now = await RoundAsync(round.Number);
        var outcome = await Story.RunAsAsync<PublishRound, Upward.Web.Platform.Outcome>(Story.Petra, u => u.ExecuteAsync(ProgrammeId, round.Number, now.Version, 7, CancellationToken.None));
        Assert.True(outcome.Succeeded, string.Join(' ', outcome.Refusals.Select(r => r.Message.Key)));
        return await ProposalsAsync(round.Id);
    }

    public Person PersonOf(Guid enrolmentId) => Mentees.Concat(Mentors).Single(e => e.Id == enrolmentId).Person;
}
