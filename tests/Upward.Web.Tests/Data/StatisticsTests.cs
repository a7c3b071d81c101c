using Microsoft.EntityFrameworkCore;

namespace Upward.Web.Tests.Data;

/// <summary>What the database knows of how its rows spread, and what it makes of it.</summary>
public sealed class StatisticsTests(Hosts hosts)
{
    [Theory, BothDatabases]
    public async Task Counting_again_is_allowed_at_any_time_and_leaves_everything_as_it_is(Db db)
    {
        var story = await hosts.StoryAsync(db);
        var before = await story.InAsync(d => d.People.CountAsync());

        await story.InAsync(async d => { await d.CountAgainAsync(CancellationToken.None); return true; });
        await story.InAsync(d => d.InTransactionAsync(async () => { await d.CountAgainAsync(CancellationToken.None); return true; }, CancellationToken.None));

        Assert.Equal(before, await story.InAsync(d => d.People.CountAsync()));
    }

    /// <summary>Without counts SQLite went through all topics of the organisation for each participant: 750 million rows for a page of 10,000.</summary>
    [Fact]
    public async Task Once_counted_the_topics_of_a_participant_are_found_by_the_participant()
    {
        var story = await hosts.StoryAsync(Db.Sqlite);
        await story.InAsync(async d =>
        {
            var skills = Enumerable.Range(0, 200).Select(i => Upward.Web.Features.Skills.Skill.Of(d.OrganisationId, $"Topic {i} {Guid.NewGuid():N}", "Topics", [])).ToList();
            d.Skills.AddRange(skills);
            foreach (var enrolment in new[] { story.AminaIn, story.PaulIn })
                d.EnrolmentSkills.AddRange(skills.Select(s => Upward.Web.Features.Enrolment.EnrolmentSkill.Offered(d.OrganisationId, enrolment.Id, s.Id, 1)));
            await d.SaveChangesAsync();
            await d.CountAgainAsync(CancellationToken.None);
        });

        await story.InAsync(async d =>
        {
            await d.Database.OpenConnectionAsync();
            await using var command = d.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN SELECT e.Id, EXISTS(SELECT 1 FROM EnrolmentSkills s WHERE s.OrganisationId = 'x' AND s.EnrolmentId = e.Id AND s.Direction = 1) FROM Enrolments e";
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync()) lines.Add(reader.GetString(3));
            Assert.Contains(lines, l => l.Contains("IX_EnrolmentSkills_EnrolmentId", StringComparison.Ordinal));
        });
    }
}
