using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Matching;
using Upward.Web.Features.People;
using Upward.Web.Features.Skills;

namespace Upward.Web.Tests.Features.Matching;

/// <summary>How much a change of the board sends, and how long the server takes for it and for the panel of the rules.</summary>
public sealed class BoardWeightTests(Hosts hosts, ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(120)]
    [InlineData(500)]
    public async Task Figures(int side)
    {
        var story = await Story.BeginAsync(await hosts.SharedAsync(Db.Sqlite));
        await FillAsync(story, side);
        await MeasureAsync(story, side);
    }

    private async Task MeasureAsync(Story story, int side)
    {
        var started = await story.RunAsAsync<Upward.Web.Features.Matching.Rounds.StartRound, Upward.Web.Platform.Outcome<MatchRound>>(story.Petra, u => u.ExecuteAsync(story.Programme.Id, true, CancellationToken.None, 7));
        await story.RunTasksAsync();
        var board = $"/programmes/{story.Programme.Id}/rounds/{started.Value!.Number}";
        var browser = await story.AsAsync(story.Petra);
        foreach (var view in new[] { "", "?view=list" })
        {
            await TimeAsync($"{side} open {view}", () => browser.OpenAsync(board + view), browser);
            foreach (var act in new[] { "Lock", "Unlock", "Reject", "Undo", "Redo", "Undo" })
            foreach (var whole in new[] { true, false })
            {
                var times = new List<double>();
                var bytes = 0;
                for (var i = 0; i < 5; i++)
                {
                    await browser.OpenAsync(board + view);
                    var version = browser.Page!.QuerySelector("[name=Version]")!.GetAttribute("value")!;
                    var button = browser.Page.QuerySelectorAll("button[hx-post]").First(b => b.GetAttribute("hx-post")!.Contains($"handler={act}", StringComparison.Ordinal));
                    if (button.HasAttribute("disabled")) continue;
                    var token = browser.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
                    var start = Stopwatch.GetTimestamp();
                    await browser.SendAsync(HttpMethod.Post, button.GetAttribute("hx-post")!, new FormUrlEncodedContent([new("Version", version), new("Seen", whole ? "0" : version), new("__RequestVerificationToken", token)]), ("HX-Request", "true"));
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    bytes = System.Text.Encoding.UTF8.GetByteCount(browser.Body);
                    Assert.Equal(System.Net.HttpStatusCode.OK, browser.Status);
                }
                if (times.Count > 0) output.WriteLine($"{side} {act} {view} {(whole ? "whole" : "parts")}: {bytes / 1000.0:0.0} kB, {times.Order().ElementAt(times.Count / 2):0} ms (fastest {times.Min():0})");
            }
        }
        await browser.OpenAsync($"/programmes/{story.Programme.Id}/criteria");
        var criteria = browser.Page!.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var change in new[] { "first", "level", "hours", "weight", "again" })
        {
            var times = new List<double>();
            for (var i = 0; i < (change == "first" ? 1 : 5); i++)
            {
                List<KeyValuePair<string, string>> form =
                [
                    new("__RequestVerificationToken", criteria), new("Input.NeverInLineOfCommand", "true"), new("Input.SharedLanguage", "true"), new("Input.DifferentDepartment", "true"),
                    new("Input.MinimumLevelGap", change == "level" ? $"{i % 4}" : "1"), new("Input.MinimumSharedHours", change == "hours" ? $"{i + 3}" : "1"),
                    new("Input.SkillsWeight", change == "weight" ? $"{40 + i}" : "40"),
                ];
                var start = Stopwatch.GetTimestamp();
                await browser.SendAsync(HttpMethod.Post, $"/programmes/{story.Programme.Id}/criteria?handler=Try", new FormUrlEncodedContent(form), ("HX-Request", "true"));
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Assert.Equal(System.Net.HttpStatusCode.OK, browser.Status);
            }
            output.WriteLine($"{side} effect {change}: {times.Order().ElementAt(times.Count / 2):0} ms (fastest {times.Min():0}, slowest {times.Max():0})");
        }
    }

    private async Task TimeAsync(string what, Func<Task> work, Browser browser)
    {
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        output.WriteLine($"{what}: {System.Text.Encoding.UTF8.GetByteCount(browser.Body) / 1000.0:0.0} kB, {times.Order().ElementAt(2):0} ms");
    }

    private static Task FillAsync(Story story, int side) => story.InAsync(async db =>
    {
        var random = new Random(5);
        var levels = await db.Levels.OrderBy(l => l.Rank).ToListAsync();
        var skills = Enumerable.Range(1, 40).Select(i => Skill.Of(db.OrganisationId, $"Topic number {i}", "Topics", [])).ToList();
        db.Skills.AddRange(skills);
        foreach (var role in new[] { ProgrammeRole.Mentee, ProgrammeRole.Mentor })
            for (var i = 1; i < side; i++)
            {
                var senior = role == ProgrammeRole.Mentee;
                var person = Person.Add(db.OrganisationId, new PersonFacts
                {
                    Name = $"{(senior ? "Senior" : "Junior")} Person {i}", Email = $"{role}{i}.{Guid.NewGuid():N}@example.org", Title = senior ? "Director of something" : "Specialist in something",
                    LevelId = levels[random.Next(3) + (senior ? 3 : 0)].Id, Department = $"Department {random.Next(12)}", Division = $"Division {random.Next(4)}", Site = $"Site {random.Next(6)}",
                    TimeZone = new[] { "Europe/London", "Asia/Kolkata", "America/New_York", "Europe/Berlin" }[random.Next(4)], Languages = random.Next(5) == 0 ? ["fr"] : ["en", "de"],
                }, story.Now);
                db.People.Add(person);
                var enrolment = ParticipantEnrolment.Add(db.OrganisationId, story.Programme.Id, person.Id, role, 1, story.Petra.Id, story.Now);
                db.Enrolments.Add(enrolment);
                foreach (var s in Enumerable.Range(0, 40).OrderBy(_ => random.Next()).Take(4))
                    db.EnrolmentSkills.Add(senior ? EnrolmentSkill.Wanted(db.OrganisationId, enrolment.Id, skills[s].Id, random.Next(1, 4), random.Next(4)) : EnrolmentSkill.Offered(db.OrganisationId, enrolment.Id, skills[s].Id, random.Next(1, 5)));
            }
        await db.SaveChangesAsync();
    });
}
