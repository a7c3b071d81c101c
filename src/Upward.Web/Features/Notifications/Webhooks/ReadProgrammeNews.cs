using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Applications;
using Upward.Web.Features.Kit;
using Upward.Web.Features.Programmes;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Mail;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Notifications.Webhooks;

/// <summary>
/// What programmes have to tell in a stretch of time, told from how things stand and not from what was queued: what was cancelled, moved or taken
/// back meanwhile is no news. Days are those of the organisation; what belongs to a day comes in its morning.
/// </summary>
[UseCase]
public sealed class ReadProgrammeNews(AppDb db, MailComposer mail)
{
    /// <summary>No figure about fewer.</summary>
    public const int Fewest = 5;
    /// <summary>Days before applications close on which it is said once more.</summary>
    public const int SoonDays = 2;

    /// <summary>Of the usual dates those that other kinds tell, by what really happens.</summary>
    private static readonly List<string> ToldElsewhere = ["apply", "match", "answers"];

    private sealed record Stretch(IReadOnlyList<Programme> Programmes, List<Guid> Ids, IReadOnlyDictionary<Guid, string> Pages, DateTimeOffset Since, DateTimeOffset Now, Texts Texts)
    {
        /// <summary>Where a programme shows itself, else where somebody begins.</summary>
        public string PageOf(Guid programmeId) => Pages.GetValueOrDefault(programmeId, "/");
    }

    /// <summary>A channel has no reader of whom a language or a zone is known: it hears those of the organisation.</summary>
    public async Task<Texts> VoiceAsync(CancellationToken ct)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == db.OrganisationId, ct);
        return mail.TextsFor(new(null, "", "", organisation.Culture, ReaderZone.FirstOf(organisation.TimeZone)));
    }

    /// <param name="programmes">Those whose news are asked for.</param>
    /// <param name="since">What came before is none any more.</param>
    /// <param name="now">Until when.</param>
    /// <param name="texts">The voice of the organisation.</param>
    /// <param name="asks">Whether a programme asks for this key, which became news then: of what it knows already no sessions are counted.</param>
    public async Task<IReadOnlyList<NewsLine>> OfAsync(IReadOnlyList<Programme> programmes, DateTimeOffset since, DateTimeOffset now, Texts texts, Func<Guid, string, DateTimeOffset, bool> asks, CancellationToken ct)
    {
        var ids = programmes.Select(p => p.Id).ToList();
        var pages = await db.KitPages.AsNoTracking().Where(p => ids.Contains(p.ProgrammeId) && p.Visibility != PageVisibility.Off).ToDictionaryAsync(p => p.ProgrammeId, p => "/p/" + p.Slug, ct);
        var stretch = new Stretch(programmes, ids, pages, since, now, texts);
        NewsLine[] all = [.. await ApplicationsAsync(stretch, ct), .. await MatchingAsync(stretch, ct), .. await DatesAsync(stretch, ct), .. await TablesAsync(stretch, ct), .. await StoriesAsync(stretch, ct), .. await WeekAsync(stretch, asks, ct)];
        return [.. all.Where(l => asks(l.ProgrammeId, l.Key, l.At))];
    }

    private async Task<List<NewsLine>> ApplicationsAsync(Stretch s, CancellationToken ct)
    {
        var lines = new List<NewsLine>();
        var intakes = await db.Intakes.AsNoTracking().Where(i => s.Ids.Contains(i.ProgrammeId) && i.Mode == IntakeMode.Dates).ToDictionaryAsync(i => i.ProgrammeId, ct);
        foreach (var (at, day) in MorningsOf(s, Delivery.Daily))
            foreach (var p in s.Programmes)
            {
                if (!intakes.TryGetValue(p.Id, out var intake) || intake is not { OpensOn: { } opens, ClosesOn: { } closes }) continue;
                if (opens == day) lines.Add(new(p.Id, "applications-open:" + Key(day), ProgrammeNews.Applications, at, s.Texts["news.applications.open", ("programme", p.Name), ("day", closes)], $"/apply/{p.Id}"));
                else if (opens < day && closes.AddDays(-SoonDays) == day) lines.Add(new(p.Id, "applications-soon:" + Key(closes), ProgrammeNews.Applications, at, s.Texts["news.applications.soon", ("programme", p.Name), ("day", closes)], $"/apply/{p.Id}"));
            }
        return lines;
    }

    private async Task<List<NewsLine>> MatchingAsync(Stretch s, CancellationToken ct)
    {
        var rounds = await db.MatchRounds.AsNoTracking().Where(r => s.Ids.Contains(r.ProgrammeId) && r.PublishedAt > s.Since && r.PublishedAt <= s.Now)
            .Select(r => new { r.Id, r.ProgrammeId, r.PublishedAt, r.AnswersDueAt, Pairs = db.Proposals.Count(p => p.RoundId == r.Id) }).ToListAsync(ct);
        return [.. rounds.Select(r => new NewsLine(r.ProgrammeId, $"matching:{r.Id:N}", ProgrammeNews.Matching, r.PublishedAt!.Value,
            s.Texts[r.Pairs < Fewest ? "news.matching.few" : "news.matching.pairs", ("programme", NameOf(s, r.ProgrammeId)), ("n", r.Pairs), ("due", r.AnswersDueAt)], "/proposals"))];
    }

    /// <summary>One line for a day, however much begins or ends on it.</summary>
    private async Task<List<NewsLine>> DatesAsync(Stretch s, CancellationToken ct)
    {
        var milestones = (await db.Milestones.AsNoTracking().Where(m => s.Ids.Contains(m.ProgrammeId) && !ToldElsewhere.Contains(m.Key)).ToListAsync(ct)).ToLookup(m => m.ProgrammeId);
        return [.. from morning in MorningsOf(s, Delivery.Daily) from p in s.Programmes
            let day = morning.Day
            let all = milestones[p.Id].Select(m => (Name: m.Name.Length > 0 ? m.Name : s.Texts["milestone." + m.Key], Days: m.In(p.StartsOn, p.EndsOn))).Where(m => m.Days.From == day || m.Days.To == day).OrderBy(m => m.Days.To).ThenBy(m => m.Name, StringComparer.Ordinal).ToList()
            where all.Count > 0
            let what = all.Select(m => m.Days.From < day ? s.Texts["news.dates.last", ("what", m.Name)] : m.Days.To == day ? m.Name : s.Texts["news.dates.from", ("what", m.Name), ("day", m.Days.To)])
            select new NewsLine(p.Id, "dates:" + Key(day), ProgrammeNews.Dates, morning.At, s.Texts["news.dates", ("programme", p.Name), ("day", day), ("what", string.Join("; ", what))], s.PageOf(p.Id))];
    }

    /// <summary>Open tables of which whoever may come has just been told (<see cref="Circles.AnnounceTables"/>). Their topic was written by who runs the programme; who hosts stands on the page.</summary>
    private async Task<List<NewsLine>> TablesAsync(Stretch s, CancellationToken ct)
    {
        var tables = await db.GroupSessions.AsNoTracking().Include(t => t.Replies)
            .Where(t => s.Ids.Contains(t.ProgrammeId) && t.CircleId == null && t.AnnouncedAt > s.Since && t.AnnouncedAt <= s.Now && t.CancelledAt == null && t.StartsAt > s.Now).ToListAsync(ct);
        return [.. tables.Where(t => t.Free > 0).Select(t => new NewsLine(t.ProgrammeId, $"table:{t.Id:N}", ProgrammeNews.Tables, t.AnnouncedAt!.Value,
            // On the clock on which it was planned: that of a channel's reader is not known.
            s.Texts["news.table", ("programme", NameOf(s, t.ProgrammeId)), ("topic", t.Topic), ("at", ReaderZone.FirstOf(t.ZoneId).At(t.StartsAt)), ("n", t.Seats)], $"/group-sessions/{t.Id}"))];
    }

    /// <summary>That there is one. Its words are the teller's, who may take them back.</summary>
    private async Task<List<NewsLine>> StoriesAsync(Stretch s, CancellationToken ct)
    {
        var shown = s.Pages.Keys.ToList();
        var stories = await db.StoryShowings.AsNoTracking().Where(x => shown.Contains(x.ProgrammeId) && x.At > s.Since && x.At <= s.Now && x.Story.ReleasedAt != null && x.Story.Person.LeftAt == null)
            .Select(x => new { x.ProgrammeId, x.StoryId, x.At }).ToListAsync(ct);
        return [.. stories.Select(x => new NewsLine(x.ProgrammeId, $"story:{x.StoryId:N}", ProgrammeNews.Stories, x.At, s.Texts["news.story", ("programme", NameOf(s, x.ProgrammeId))], s.PageOf(x.ProgrammeId)))];
    }

    /// <summary>On Monday, of the week before: how many sessions were said to have been held by then, and by how many pairs and circles; withheld where these are fewer than five.</summary>
    private async Task<List<NewsLine>> WeekAsync(Stretch s, Func<Guid, string, DateTimeOffset, bool> asks, CancellationToken ct)
    {
        var lines = new List<NewsLine>();
        foreach (var (at, monday) in MorningsOf(s, Delivery.Weekly))
        {
            var key = "week:" + Key(monday);
            var ids = s.Ids.Where(id => asks(id, key, at)).ToList();
            if (ids.Count == 0) continue;
            var (from, to) = (s.Texts.Zone.StartOf(monday.AddDays(-7)).ToUniversalTime(), s.Texts.Zone.StartOf(monday).ToUniversalTime());
            var pairs = await db.Sessions.Where(x => ids.Contains(x.Mentorship.ProgrammeId) && x.CancelledAt == null && x.HeldSaidAt <= at && x.StartsAt >= from && x.StartsAt < to)
                .GroupBy(x => new { x.Mentorship.ProgrammeId, x.MentorshipId }).Select(g => new { g.Key.ProgrammeId, Sessions = g.Count() }).ToListAsync(ct);
            var circles = await db.GroupSessions.Where(x => ids.Contains(x.ProgrammeId) && x.CircleId != null && x.CancelledAt == null && x.HeldSaidAt <= at && x.StartsAt >= from && x.StartsAt < to)
                .GroupBy(x => new { x.ProgrammeId, x.CircleId }).Select(g => new { g.Key.ProgrammeId, Sessions = g.Count() }).ToListAsync(ct);
            foreach (var id in ids)
            {
                var met = pairs.Concat(circles).Where(x => x.ProgrammeId == id).Select(x => x.Sessions).ToList();
                lines.Add(new(id, key, ProgrammeNews.Week, at, met.Count < Fewest ? "" : s.Texts["news.week", ("programme", NameOf(s, id)), ("from", monday.AddDays(-7)), ("to", monday.AddDays(-1)),
                    ("sessions", met.Sum()), ("n", met.Count), ("circles", circles.Any(c => c.ProgrammeId == id) ? "yes" : "no")], s.PageOf(id)));
            }
        }
        return lines;
    }

    /// <summary>The mornings of a stretch, each with its day; the last first.</summary>
    private static IEnumerable<(DateTimeOffset At, DateOnly Day)> MorningsOf(Stretch s, Delivery rhythm)
    {
        for (var at = DeliveryWishes.LastMorning(rhythm, s.Texts.Zone, s.Now); at > s.Since; at = DeliveryWishes.LastMorning(rhythm, s.Texts.Zone, at.AddTicks(-1))) yield return (at, s.Texts.Zone.DayAt(at));
    }

    private static string NameOf(Stretch s, Guid programmeId) => s.Programmes.First(p => p.Id == programmeId).Name;

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
