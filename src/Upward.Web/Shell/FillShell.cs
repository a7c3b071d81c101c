using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Circles;
using Upward.Web.Features.Delegating;
using Upward.Web.Features.Diversity;
using Upward.Web.Features.Hours;
using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Messages;
using Upward.Web.Features.Notifications;
using Upward.Web.Features.People;
using Upward.Web.Features.Programmes;
using Upward.Web.Features.Programmes.SettingUp;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Shell;

/// <summary>Makes the shell's model for the person at hand before a page is shown.</summary>
public sealed class FillShell(AppDb db, OrganisationScope scope, CurrentPerson person, ReadMessages messages, ReadNotices notices, Texts texts, PublicAddress address, TimeProvider clock) : IAsyncResultFilter
{
    private const string LastProgramme = "upward-programme";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is Microsoft.AspNetCore.Mvc.RazorPages.PageResult)
            (person.IsSignedIn && !context.HttpContext.HasFailed() ? await ForPersonAsync(context.HttpContext) : ForNobody(context.HttpContext)).ShowOn(context.HttpContext);
        await next();
    }

    private ShellModel ForNobody(HttpContext http) => new() { Theme = ThemeOf(http, person.Theme), Culture = texts.Language, RightToLeft = texts.Direction == "rtl" };

    private async Task<ShellModel> ForPersonAsync(HttpContext http)
    {
        var (ct, now) = (http.RequestAborted, clock.GetUtcNow());
        var path = http.Request.Path.Value ?? "/";
        var (unread, concerns) = (messages.UnreadBy(person), db.Notices.For(person).Where(n => n.ReadAt == null));
        var (arranged, watched, lived) = (db.Delegations.HeldBy(person, now), db.Programmes.WatchedBy(person, db), db.Mentorships.LivedBy(person));
        var (inCircle, tables) = (db.Circles.LivedBy(person), db.GroupSessions.ForParticipant(person, db).Where(s => s.CancelledAt == null && s.EndsAt > now));
        var led = db.Enrolments.LedBy(person, db);
        // In one question: who has a pair, arranges for somebody or watches over fairness; every page asks.
        var organisation = await db.Organisations.Where(o => o.Id == person.OrganisationId)
            .Select(o => new { o.Name, o.IsDemo, Arranges = arranged.Any(), Watches = watched.Any(), HasPair = lived.Any(m => m.EndedAt == null), HadPair = lived.Any(), Leads = led.Any(), Circles = inCircle.Any(), Tables = tables.Any(), Written = unread.Count(m => m.Thread.MentorshipId != null), InCircles = unread.Count(m => m.Thread.CircleId != null), Unread = concerns.Count(), Here = concerns.Count(n => n.Path == path) }).SingleAsync(ct);
        if (organisation.Here > 0 && HttpMethods.IsGet(http.Request.Method)) await notices.MarkPageSeenAsync(path, ct);
        var programmes = await db.Programmes.AsNoTracking().ManageableBy(person).OrderByDescending(p => p.CreatedAt)
            .Select(p => new { p.Id, p.Name, p.Purpose, p.Purposes }).Take(50).ToListAsync(ct);
        var atHand = ProgrammeAtHand(http, programmes.Select(p => p.Id).ToList());
        var choices = programmes.Select(p => new SwitcherChoice(organisation.Name, p.Name, $"/programmes/{p.Id}", p.Id == atHand)).ToList();
        choices.AddRange((await OtherOrganisationsAsync(ct)).Select(o => new SwitcherChoice(o.Name, null, $"/switch/{o.Id}", IsPost: true)));
        return new()
        {
            Organisation = organisation.Name,
            Programme = programmes.FirstOrDefault(p => p.Id == atHand)?.Name,
            // Only where the page is about this programme: the directory is for all of them.
            Purpose = programmes.FirstOrDefault(p => p.Id.ToString() == http.Request.RouteValues["programmeId"]?.ToString()) is { } shown ? PurposeWords.Line(shown.Purposes, shown.Purpose, texts) : "",
            Navigation = Mark(atHand is { } id ? ForManager(id) : person.ManagesAny ? ForManagerWithoutProgramme() : ForParticipant(organisation.HasPair, organisation.HadPair, organisation.Written, organisation.Circles || organisation.Tables, organisation.InCircles), path),
            FootNavigation =
            [
                .. atHand is null ? (NavEntry[])[] : [new(texts["nav.programmes"], "/programmes", "flag", Current: path == "/programmes")],
                .. person.IsOrganisationAdmin ? (NavEntry[])[new(texts["nav.settings"], "/settings", "settings", Current: path.StartsWith("/settings", StringComparison.Ordinal))] : [],
            ],
            Choices = choices,
            PersonName = person.Name,
            PersonEmail = person.Email,
            AccountNavigation = [new(texts["nav.account"], "/account", "key"), new(texts["nav.talent"], "/my/talent", "user"), new(texts["nav.journal"], "/my/journal", "edit"), .. person.GuestIn is null ? (NavEntry[])[new(texts["nav.recommendations"], "/my/recommendations", "hand"), new(texts["nav.delegates"], "/my/delegates", "calendar")] : [],
                .. organisation.Arranges ? (NavEntry[])[new(texts["nav.arranging"], "/arranging", "calendar")] : [], .. organisation.Leads ? (NavEntry[])[new(texts["nav.teamHours"], "/my/team-hours", "clock")] : [], .. organisation.Watches ? (NavEntry[])[new(texts["nav.fairness"], "/fairness", "people")] : [], new(texts["nav.neutralContact"], "/my/neutral-contact", "shield"), .. person.ManagesAny && organisation.HasPair ? (NavEntry[])[new(texts["nav.myHome"], "/home", "home")] : [], .. person.ManagesAny && organisation.HadPair ? (NavEntry[])[new(texts["nav.pair"], "/pairs", "pairs")] : [], .. person.ManagesAny && (organisation.Circles || organisation.Tables) ? (NavEntry[])[new(texts["nav.circles"], "/circles", "people")] : [], .. person.ManagesAny ? (NavEntry[])[new(texts["nav.proposals"], "/proposals", "inbox"), new(texts["nav.profile"], "/my/profile", "user"), new(texts["nav.apply"], "/apply", "flag"), new(texts["nav.training"], "/my/training", "book"), new(texts["nav.guidelines"], "/my/guidelines", "file")] : []],
            SearchHref = person.ManagesAny ? "/people" : null,
            HelpHref = "/help",
            Unread = organisation.Unread - organisation.Here,
            WipeDemoHref = organisation.IsDemo && person.IsOrganisationAdmin ? "/settings/demo" : null,
            Theme = ThemeOf(http, person.Theme),
            Culture = texts.Language,
            RightToLeft = texts.Direction == "rtl",
        };
    }

    /// <summary>What this browser's switch says, else what the account keeps, else what the system says.</summary>
    private static string? ThemeOf(HttpContext http, string kept) =>
        http.Request.Cookies["upward-theme"] is "light" or "dark" ? http.Request.Cookies["upward-theme"] : kept.Length > 0 ? kept : null;

    /// <summary>The programme of this address, else the one looked at last, else the newest.</summary>
    private Guid? ProgrammeAtHand(HttpContext http, List<Guid> known)
    {
        var cookie = address.CookieName(LastProgramme);
        if (Guid.TryParse(http.Request.RouteValues["programmeId"]?.ToString(), out var here) && known.Contains(here))
        {
            if (http.Request.Cookies[cookie] != here.ToString("N"))
            {
                var builder = new CookieBuilder();
                address.Fence(builder, LastProgramme);
                http.Response.Cookies.Append(builder.Name!, here.ToString("N"), builder.Build(http));
            }
            return here;
        }
        if (Guid.TryParse(http.Request.Cookies[cookie], out var last) && known.Contains(last)) return last;
        return known.Count > 0 ? known[0] : null;
    }

    private async Task<List<(Guid Id, string Name)>> OtherOrganisationsAsync(CancellationToken ct)
    {
        using var everywhere = scope.UseInstallation();
        var found = await db.People.IgnoreQueryFilters().AsNoTracking().WhoMayEnter(clock.GetUtcNow()).Where(p => p.AccountId == person.AccountId && p.OrganisationId != person.OrganisationId)
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { o.Id, o.Name }).OrderBy(o => o.Name).ToListAsync(ct);
        return [.. found.Select(o => (o.Id, o.Name))];
    }

    private List<NavEntry> ForManager(Guid programmeId) =>
    [
        new(texts["nav.home"], $"/programmes/{programmeId}", "home"),
        new(texts["nav.people"], "/people", "people"),
        new(texts["nav.applications"], $"/programmes/{programmeId}/applications", "inbox", OnPhones: false),
        new(texts["nav.participants"], $"/programmes/{programmeId}/participants", "user"),
        new(texts["nav.criteria"], $"/programmes/{programmeId}/criteria", "rules", OnPhones: false),
        new(texts["nav.matching"], $"/programmes/{programmeId}/rounds", "match"),
        new(texts["nav.pairs"], $"/programmes/{programmeId}/pairs", "pairs", Also: [$"/programmes/{programmeId}/circles", $"/programmes/{programmeId}/nudges"]),
    ];

    private List<NavEntry> ForManagerWithoutProgramme() =>
    [
        new(texts["nav.programmes"], "/programmes", "home"),
        new(texts["nav.people"], "/people", "people"),
    ];

    /// <param name="hadPair">One that has ended can still be read: its way stays.</param>
    private List<NavEntry> ForParticipant(bool hasPair, bool hadPair, int written, bool hasCircle, int inCircles) =>
    [
        .. hasPair ? (NavEntry[])[new(texts["nav.home"], "/home", "home")] : [],
        .. hadPair ? (NavEntry[])[new(texts["nav.pair"], "/pairs", "pairs", Count: written > 0 ? written : null)] : [],
        .. hasCircle ? (NavEntry[])[new(texts["nav.circles"], "/circles", "people", Count: inCircles > 0 ? inCircles : null, Also: ["/group-sessions"])] : [],
        new(texts["nav.proposals"], "/proposals", "inbox", OnPhones: !hasPair),
        new(texts["nav.profile"], "/my/profile", "user"),
        .. person.GuestIn is null ? (NavEntry[])[new(texts["nav.apply"], "/apply", "flag", OnPhones: !hasPair && !hasCircle)] : [],
        new(texts["nav.training"], "/my/training", "book"),
        new(texts["nav.guidelines"], "/my/guidelines", "file", OnPhones: !hasCircle),
    ];

    /// <summary>The entry with the longest address that this page lies under.</summary>
    private static List<NavEntry> Mark(List<NavEntry> entries, string path)
    {
        bool LiesUnder(string href) => path == href || path.StartsWith(href + "/", StringComparison.Ordinal);
        var current = entries.FirstOrDefault(e => e.Also?.Any(LiesUnder) == true) ?? entries.Where(e => LiesUnder(e.Href)).MaxBy(e => e.Href.Length);
        return [.. entries.Select(e => e with { Current = e == current })];
    }
}
