using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform;
using Upward.Web.Platform.Csv;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Audit;

/// <param name="Area">The first word of the actions: identity, people, programme …</param>
public sealed record AuditFilter(string Q = "", string Area = "", DateOnly? FromDay = null, DateOnly? ToDay = null);

/// <summary>The organisation's log for its admins; the operator also reads the installation's own entries.</summary>
[UseCase]
public sealed class ReadAudit(AppDb db, OrganisationScope scope, CurrentPerson person, AuditLog audit, Texts texts)
{
    public const int PageSize = 50;
    private const int MostExported = 100_000;

    /// <summary>
    /// Kept, but shown to nobody here: an admin may be the other side of a proposal, and "has answered" together with "no
    /// pair came of it" would tell them who declined. In the same way an end that no manager asked for would tell an admin
    /// whose own pair ended that it was the other.
    /// </summary>
    private static readonly string[] Sealed = ["matching.proposal.answered", "mentorship.endAsked"];

    /// <summary>Acts on one application: that somebody applied, and with what answer, is between them and the programme's managers.</summary>
    private const string SealedApplications = "application.";

    /// <summary>Who asked whom for a word about themselves is between the two of them.</summary>
    private const string SealedRecommendations = "recommendation.";

    public sealed record Page(IReadOnlyList<AuditEntry> Entries, int Total, IReadOnlyList<string> Areas);

    public async Task<Page?> ShowAsync(AuditFilter filter, int from, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return null;
        using var wider = Widen();
        var actions = await Visible().Select(e => e.Action).Distinct().ToListAsync(ct);
        var found = Filtered(filter, actions);
        return new(await found.OrderByDescending(e => e.Sequence).Skip(from).Take(PageSize).ToListAsync(ct), await found.CountAsync(ct),
            [.. actions.Select(AreaOf).Distinct().Order(StringComparer.Ordinal)]);
    }

    public async Task<byte[]?> ExportAsync(AuditFilter filter, CancellationToken ct)
    {
        if (!person.IsOrganisationAdmin) return null;
        audit.Record("audit.exported", details: filter);
        await db.SaveChangesAsync(ct);
        using var wider = Widen();
        var text = new System.Text.StringBuilder(SafeCsv.Line([texts["audit.when"], texts["audit.who"], texts["audit.what"], texts["audit.code"], texts["audit.about"], texts["audit.details"], texts["audit.where"], texts["audit.request"]]));
        var actions = await Visible().Select(e => e.Action).Distinct().ToListAsync(ct);
        foreach (var e in await Filtered(filter, actions).OrderByDescending(e => e.Sequence).Take(MostExported).ToListAsync(ct))
            text.Append(SafeCsv.Line([e.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), e.ActorName, Say(e.Action), e.Action, e.SubjectName, e.Details, e.FromAddress, e.RequestId]));
        return SafeCsv.File(text.ToString());
    }

    public string Say(string action) => texts.Has("audit." + action) ? texts["audit." + action] : action;

    private IDisposable? Widen() => person.IsOperator ? scope.UseInstallation() : null;

    private IQueryable<AuditEntry> Visible()
    {
        var mine = person.OrganisationId;
        return (person.IsOperator
            ? db.AuditEntries.IgnoreQueryFilters().AsNoTracking().Where(e => e.OrganisationId == mine || e.OrganisationId == AuditLog.Installation)
            : db.AuditEntries.AsNoTracking()).Where(e => !Sealed.Contains(e.Action) && !e.Action.StartsWith(SealedApplications) && !e.Action.StartsWith(SealedRecommendations));
    }

    /// <summary>What a reader takes for one thing: an act on one participant and one on many stand together.</summary>
    public static string AreaOf(string action) => action.Split('.')[0] switch
    {
        "participant" or "enrolment" => "participants",
        "skill" => "skills",
        var first => first,
    };

    private IQueryable<AuditEntry> Filtered(AuditFilter filter, IReadOnlyList<string> actions)
    {
        var found = Visible();
        if (filter.Area.Length > 0)
        {
            var meant = actions.Where(a => AreaOf(a) == filter.Area).ToList();
            found = found.Where(e => meant.Contains(e.Action));
        }
        if (filter.Q.Trim() is { Length: > 0 } q)
        {
            var like = q.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // translated to upper() in SQL
            found = found.Where(e => e.ActorName.ToUpper().Contains(like) || e.SubjectName.ToUpper().Contains(like) || e.Action.ToUpper().Contains(like) || e.FromAddress == q);
#pragma warning restore CA1304, CA1311, CA1862
        }
        // A day is the reader's day.
        if (filter.FromDay is { } first) { var at = texts.Zone.StartOf(first); found = found.Where(e => e.At >= at); }
        if (filter.ToDay is { } last) { var at = texts.Zone.StartOf(last.AddDays(1)); found = found.Where(e => e.At < at); }
        return found;
    }
}
