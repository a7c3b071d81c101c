using Microsoft.EntityFrameworkCore;
using Upward.Web.Data;
using Upward.Web.Features.Enrolment;
using Upward.Web.Features.People;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Applications;

public sealed record ApplicationLine(
    Guid Id, Guid PersonId, string Name, string Title, string Department, ProgrammeRole Role, ApplicationState State, Verdict? Verdict, bool IsPending,
    DateTimeOffset SentAt, int? Score, int Reviews)
{
    public IReadOnlyList<string> Tags { get; init; } = [];
    public TimeRequest? Time { get; init; }
}

/// <param name="Drafts">Begun and not sent: a number only. Who writes is nobody's business until they send.</param>
public sealed record ApplicationList(IReadOnlyList<ApplicationLine> Lines, int Found, IReadOnlyDictionary<ApplicationFacet, int> ByFacet, int Mentors, int Mentees, int Drafts, IReadOnlyList<string> Tags);

/// <summary>One page of a programme's applications and the figures around it: six small queries, whatever the size of the programme.</summary>
[UseCase]
public sealed class ListApplications(AppDb db, CurrentPerson person)
{
    public async Task<ApplicationList> ExecuteAsync(Guid programmeId, ApplicationFilter filter, CancellationToken ct)
    {
        var all = All(programmeId);
        var counts = await all.GroupBy(a => new { a.State, a.Role, Pending = a.Verdict != null && a.ToldAt == null }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var shown = Matching(programmeId, filter);
        var lines = await Sorted(shown, filter.Sort).Skip((Math.Max(filter.Page, 1) - 1) * ApplicationFilter.PageSize).Take(ApplicationFilter.PageSize)
            .Select(a => new ApplicationLine(a.Id, a.PersonId, a.Person.Name, a.Person.Title, a.Person.Department, a.Role, a.State, a.Verdict, a.Verdict != null && a.ToldAt == null, a.SentAt ?? a.BegunAt, a.Score, a.Reviews))
            .ToListAsync(ct);
        int Count(ApplicationFacet facet) => counts.Where(c => (filter.Role is null || c.Key.Role == filter.Role) && Fits(facet, c.Key.State, c.Key.Pending)).Sum(c => c.Count);
        int Active(ProgrammeRole role) => counts.Where(c => c.Key.Role == role && c.Key.State != ApplicationState.Withdrawn).Sum(c => c.Count);
        return new(await WithDetailsAsync(lines, ct), await shown.CountAsync(ct), Enum.GetValues<ApplicationFacet>().ToDictionary(f => f, Count),
            Active(ProgrammeRole.Mentor), Active(ProgrammeRole.Mentee),
            await db.Applications.CountAsync(a => a.ProgrammeId == programmeId && a.State == ApplicationState.Draft, ct),
            await db.ApplicationTags.Where(t => all.Any(a => a.Id == t.ApplicationId)).Select(t => t.Word).Distinct().OrderBy(w => w).Take(60).ToListAsync(ct));
    }

    /// <summary>Everybody whom the filter shows, also on other pages.</summary>
    public Task<List<Guid>> IdsAsync(Guid programmeId, ApplicationFilter filter, CancellationToken ct) => Sorted(Matching(programmeId, filter), filter.Sort).Select(a => a.Id).ToListAsync(ct);

    private IQueryable<ProgrammeApplication> All(Guid programmeId) => db.Applications.AsNoTracking().ReadableBy(person, db).Where(a => a.ProgrammeId == programmeId);

    private IQueryable<ProgrammeApplication> Matching(Guid programmeId, ApplicationFilter filter)
    {
        var shown = All(programmeId);
        if (filter.Role is { } role) shown = shown.Where(a => a.Role == role);
        shown = filter.Facet switch
        {
            ApplicationFacet.Open => shown.Where(a => (a.State == ApplicationState.Sent || a.State == ApplicationState.Reading) && a.Verdict == null),
            ApplicationFacet.Sent => shown.Where(a => a.State == ApplicationState.Sent && a.Verdict == null),
            ApplicationFacet.Reading => shown.Where(a => a.State == ApplicationState.Reading && a.Verdict == null),
            ApplicationFacet.Waiting => shown.Where(a => a.State == ApplicationState.Waiting && (a.Verdict == null || a.ToldAt != null)),
            ApplicationFacet.Pending => shown.Where(a => a.Verdict != null && a.ToldAt == null),
            ApplicationFacet.Accepted => shown.Where(a => a.State == ApplicationState.Accepted),
            ApplicationFacet.Declined => shown.Where(a => a.State == ApplicationState.Declined),
            ApplicationFacet.Withdrawn => shown.Where(a => a.State == ApplicationState.Withdrawn),
            _ => shown,
        };
        if (filter.Tag.Length > 0) shown = shown.Where(a => db.ApplicationTags.Any(t => t.ApplicationId == a.Id && t.Word == filter.Tag));
        shown = filter.Time switch
        {
            "yes" => shown.Where(a => db.TimeRequests.Any(r => r.ApplicationId == a.Id && r.Answer == TimeAnswer.Yes)),
            "notnow" => shown.Where(a => db.TimeRequests.Any(r => r.ApplicationId == a.Id && r.Answer == TimeAnswer.NotNow)),
            "no" => shown.Where(a => db.TimeRequests.Any(r => r.ApplicationId == a.Id && r.Answer == TimeAnswer.No)),
            "asked" => shown.Where(a => db.TimeRequests.Any(r => r.ApplicationId == a.Id && r.Answer == null && r.RevokedAt == null)),
            "none" => shown.Where(a => !db.TimeRequests.Any(r => r.ApplicationId == a.Id && r.RevokedAt == null)),
            _ => shown,
        };
        foreach (var word in PeopleSearch.Fold(filter.Q).Split(' ', StringSplitOptions.RemoveEmptyEntries)) shown = shown.Where(a => a.Person.SearchText.Contains(word));
        return shown;
    }

    private static IQueryable<ProgrammeApplication> Sorted(IQueryable<ProgrammeApplication> shown, string sort) => sort switch
    {
        "-sent" => shown.OrderByDescending(a => a.SentAt).ThenByDescending(a => a.Id),
        "name" => shown.OrderBy(a => a.Person.SearchText).ThenBy(a => a.Id),
        "-name" => shown.OrderByDescending(a => a.Person.SearchText).ThenBy(a => a.Id),
        "score" => shown.OrderBy(a => a.Score == null).ThenBy(a => a.Score).ThenBy(a => a.Id),
        "-score" => shown.OrderBy(a => a.Score == null).ThenByDescending(a => a.Score).ThenBy(a => a.Id),
        _ => shown.OrderBy(a => a.SentAt).ThenBy(a => a.Id),
    };

    private static bool Fits(ApplicationFacet facet, ApplicationState state, bool pending) => facet switch
    {
        ApplicationFacet.Open => state is ApplicationState.Sent or ApplicationState.Reading && !pending,
        ApplicationFacet.Sent => state == ApplicationState.Sent && !pending,
        ApplicationFacet.Reading => state == ApplicationState.Reading && !pending,
        ApplicationFacet.Waiting => state == ApplicationState.Waiting && !pending,
        ApplicationFacet.Pending => pending,
        ApplicationFacet.Accepted => state == ApplicationState.Accepted,
        ApplicationFacet.Declined => state == ApplicationState.Declined,
        ApplicationFacet.Withdrawn => state == ApplicationState.Withdrawn,
        _ => true,
    };

    private async Task<IReadOnlyList<ApplicationLine>> WithDetailsAsync(List<ApplicationLine> lines, CancellationToken ct)
    {
        var ids = lines.Select(l => l.Id).ToList();
        var tags = (await db.ApplicationTags.AsNoTracking().Where(t => ids.Contains(t.ApplicationId)).ToListAsync(ct)).ToLookup(t => t.ApplicationId, t => t.Word);
        var times = (await db.TimeRequests.AsNoTracking().Where(r => ids.Contains(r.ApplicationId) && r.RevokedAt == null).ToListAsync(ct)).ToLookup(r => r.ApplicationId);
        return [.. lines.Select(l => l with { Tags = [.. tags[l.Id].Order(StringComparer.CurrentCultureIgnoreCase)], Time = times[l.Id].MaxBy(r => r.AskedAt) })];
    }
}
