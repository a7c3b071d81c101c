using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Browser.Tests.Journeys;

/// <summary>
/// The same two people, the same proposal, the orders of answers that differ most (tests without a browser compare more): before both are in the other side sees nothing of it, and
/// afterwards both see, byte for byte, the same page whoever declined, in whichever order, or let it lapse.
/// </summary>
public sealed partial class SealedAnswersTests(Chromium chromium)
{
    private enum Side { Mentor, Mentee }

    [Fact]
    public async Task Nobody_can_read_from_a_page_who_declined_or_who_answered_first()
    {
        await using var host = await LiveHost.StartAsync();
        var house = await House.FoundAsync(host);
        await house.StaffAsync();
        await using var visitor = await chromium.VisitAsync(host, "sealed");
        await visitor.BecomeAsync(house.AdaId);
        var path = new WholePath(house, visitor);
        await path.CreateProgrammeAsync();
        await path.AddParticipantsAsync();
        await path.RunAsync();
        await path.PublishAsync();
        var pair = (await path.PairsAsync())[0];

        var seen = new List<(string What, string Mentor, string Mentee)>();
        foreach (var (what, answers, lapses) in new (string, (Side, bool)[], bool)[]
        {
            ("the mentor declines first", [(Side.Mentor, false), (Side.Mentee, true)], false),
            ("the mentee declines first", [(Side.Mentee, false), (Side.Mentor, true)], false),
            ("the mentor declines last", [(Side.Mentee, true), (Side.Mentor, false)], false),
            ("the mentee lets it lapse", [(Side.Mentor, true)], true),
            ("the mentor declines, the mentee lets it lapse", [(Side.Mentor, false)], true),
            ("nobody answers", [], true),
        })
        {
            await SealAgainAsync(house, path);
            await AnswerAsync(answers, what);
            if (lapses) await LapseAsync(house, path);
            seen.Add((what, await PageOfAsync(pair.Mentor), await PageOfAsync(pair.Mentee)));
        }

        Assert.Contains("This pair does not go ahead. You are both open for a new proposal.", seen[0].Mentor, StringComparison.Ordinal);
        Assert.All(seen, s => Assert.True(s.Mentor == seen[0].Mentor, $"The mentor can tell that {s.What}:\n{s.Mentor}\ninstead of\n{seen[0].Mentor}"));
        Assert.All(seen, s => Assert.True(s.Mentee == seen[0].Mentee, $"The mentee can tell that {s.What}:\n{s.Mentee}\ninstead of\n{seen[0].Mentee}"));
        visitor.Leave();

        async Task AnswerAsync((Side Side, bool Accepts)[] answers, string what)
        {
            for (var i = 0; i < answers.Length; i++)
            {
                var (own, other) = answers[i].Side == Side.Mentor ? (pair.Mentor, pair.Mentee) : (pair.Mentee, pair.Mentor);
                // The first answer leaves the other's pages as they were.
                var before = i == 0 ? await PageOfAsync(other) : null;
                await path.AnswerAsync(own, answers[i].Accepts);
                if (i > 0) continue;
                var after = await PageOfAsync(other);
                Assert.True(before == after, $"While sealed the other can tell that {what}:\n{after}\ninstead of\n{before}");
                Assert.Contains("Yes, gladly", after, StringComparison.Ordinal);
            }
        }

        // The list and the proposal as this person gets them: the whole page as read, and the bytes of its main part.
        async Task<string> PageOfAsync(Guid person)
        {
            await visitor.BecomeAsync(person);
            var text = "";
            foreach (var open in new Func<Task>[] { () => visitor.OpenAsync("/proposals"), () => visitor.PressAsync(visitor.Page.Locator("main a[href^='/proposals/']").First) })
            {
                await open();
                text += await visitor.Page.Locator("body").InnerTextAsync() + Token().Replace(await visitor.Main.EvaluateAsync<string>("e => e.innerHTML"), "");
            }
            return text;
        }
    }

    /// <summary>As it was on the day of publishing.</summary>
    private static Task<int> SealAgainAsync(House house, WholePath path) => house.Host.InAsync(house.OrganisationId, async db =>
    {
        await db.ProposalAnswers.ExecuteDeleteAsync();
        await db.Outbox.Where(m => m.Kind == "proposal-closed").ExecuteDeleteAsync();
        await DueAsync(db, path, days: 7);
        return await db.Proposals.Where(p => p.Round.ProgrammeId == path.ProgrammeId).ExecuteUpdateAsync(u => u.SetProperty(p => p.OpenedAt, (DateTimeOffset?)null).SetProperty(p => p.Accepted, false));
    });

    private static Task<int> LapseAsync(House house, WholePath path) => house.Host.InAsync(house.OrganisationId, db => DueAsync(db, path, days: 0));

    private static async Task<int> DueAsync(AppDb db, WholePath path, int days)
    {
        var published = (await db.MatchRounds.Where(r => r.ProgrammeId == path.ProgrammeId).Select(r => r.PublishedAt).SingleAsync())!.Value;
        return await db.MatchRounds.Where(r => r.ProgrammeId == path.ProgrammeId).ExecuteUpdateAsync(u => u.SetProperty(r => r.AnswersDueAt, published.AddDays(days)));
    }

    [GeneratedRegex("value=\"CfDJ8[^\"]*\"")]
    private static partial Regex Token();
}
