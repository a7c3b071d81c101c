using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Tests.Crash;

/// <summary>A match round: when its start was acknowledged it exists, and in the end it is solved, with all its pairs on the board.</summary>
internal sealed class StartedRound(Guid programmeId)
{
    private int? _number;

    public bool Acknowledged => _number is not null;
    public bool IsChecked { get; private set; }

    public async Task StartAsync(Browser browser)
    {
        await browser.OpenAsync($"/programmes/{programmeId}/rounds");
        await browser.SubmitAsync("main form");
        Assert.True(browser.Status == HttpStatusCode.OK, $"{(int)browser.Status} at {browser.Path}: {browser.Page?.Body?.TextContent}");
        _number = int.Parse(browser.Path.Split('/')[^1].Split('?')[0], CultureInfo.InvariantCulture);
    }

    public async Task CheckAsync(AppDb db)
    {
        var rounds = await db.MatchRounds.AsNoTracking().Where(r => r.ProgrammeId == programmeId).ToListAsync();
        if (_number is { } number) Assert.Contains(rounds, r => r.Number == number);
        foreach (var round in rounds)
        {
            Assert.True(round.SolvedAt is not null, $"round {round.Number} is neither solved nor running");
            Assert.Equal(round.Best.Pairs, await db.Proposals.CountAsync(p => p.RoundId == round.Id));
            Assert.True(round.Proven);
        }
        IsChecked = true;
    }
}
