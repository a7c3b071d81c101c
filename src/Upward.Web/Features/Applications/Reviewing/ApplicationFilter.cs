using Microsoft.AspNetCore.Http.Extensions;
using Upward.Web.Features.Enrolment;

namespace Upward.Web.Features.Applications;

/// <summary>Which applications the list shows. Open: nobody has decided yet. Pending: decided, not told yet.</summary>
public enum ApplicationFacet { Open, Sent, Reading, Waiting, Pending, Accepted, Declined, Withdrawn, All }

/// <summary>What the list shows; it lives in the address.</summary>
public sealed record ApplicationFilter
{
    public const int PageSize = 50;

    public ProgrammeRole? Role { get; init; }
    public ApplicationFacet Facet { get; init; }
    public string Q { get; init; } = "";
    public string Tag { get; init; } = "";
    /// <summary>The line manager's word: yes, notnow, no, asked, or none.</summary>
    public string Time { get; init; } = "";
    /// <summary>sent, name or score; with a minus downwards.</summary>
    public string Sort { get; init; } = "sent";
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Facet != ApplicationFacet.Open || Q.Length > 0 || Tag.Length > 0 || Time.Length > 0;

    public string Address(Guid programmeId)
    {
        var query = new QueryBuilder();
        if (Role is { } role) query.Add("role", role.ToString());
        if (Facet != ApplicationFacet.Open) query.Add("state", Facet.ToString().ToLowerInvariant());
        if (Q.Length > 0) query.Add("q", Q);
        if (Tag.Length > 0) query.Add("tag", Tag);
        if (Time.Length > 0) query.Add("time", Time);
        if (Sort != "sent") query.Add("sort", Sort);
        if (Page > 1) query.Add("p", Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return $"/programmes/{programmeId}/applications{query}";
    }
}
