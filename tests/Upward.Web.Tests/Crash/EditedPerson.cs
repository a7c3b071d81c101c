using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;

namespace Upward.Web.Tests.Crash;

/// <summary>One person whose title is changed again and again, each time to the next number.</summary>
internal sealed class EditedPerson(Guid personId)
{
    private int _sent, _acknowledged, _stored;

    public int Acknowledged => _acknowledged;

    public async Task EditAsync(Browser browser, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await browser.OpenAsync($"/people/{personId}/edit");
            var next = _sent + 1;
            if (browser.Status != HttpStatusCode.OK) throw new HttpRequestException("the page did not open");
            _sent = next;
            await browser.SubmitAsync("form.person-form", ("Input.Title", next.ToString(CultureInfo.InvariantCulture)));
            Assert.True(browser.Status == HttpStatusCode.OK && browser.Path == $"/people/{personId}", $"{(int)browser.Status} at {browser.Path}: {browser.Page?.Body?.TextContent}");
            _acknowledged = next;
            _stored++;
        }
    }

    /// <summary>What was told is there (the one that was under way may be too), each with its line in the log, neither more nor fewer.</summary>
    public async Task CheckAsync(AppDb db, Browser browser)
    {
        var title = (await db.People.AsNoTracking().SingleAsync(p => p.Id == personId)).Title;
        var now = title.Length == 0 ? 0 : int.Parse(title, CultureInfo.InvariantCulture);
        Assert.True(now == _acknowledged || now == _sent, $"title {now}, acknowledged {_acknowledged}, sent {_sent}");
        if (now != _acknowledged) _stored++;
        (_acknowledged, _sent) = (now, now);
        Assert.Equal(_stored, await db.AuditEntries.CountAsync(a => a.SubjectId == personId && a.Action == "people.person.changed"));
        await browser.OpenAsync($"/people/{personId}");
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        if (title.Length > 0) Assert.Contains(title, browser.Page!.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
