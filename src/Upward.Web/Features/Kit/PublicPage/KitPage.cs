using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Upward.Web.Platform;

namespace Upward.Web.Features.Kit;

/// <summary>Who may open the programme page. Off until a manager publishes it.</summary>
public enum PageVisibility { Off, Members, Public }

/// <summary>Where a programme's page is, who sees it and where else it may be shown.</summary>
public sealed partial class KitPage : IBelongToOrganisation
{
    public const int LongestSlug = 60, LongestContact = 200, MostSites = 10;

    private KitPage() { }

    public Guid ProgrammeId { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>Last part of its address; unique in the installation. Random and not to be guessed, unless somebody chose one.</summary>
    public string Slug { get; private set; } = "";
    public PageVisibility Visibility { get; private set; }
    /// <summary>Sites (https://intranet.example.org) that may show it in a frame; none by default.</summary>
    public List<string> EmbedIn { get; private set; } = [];
    /// <summary>Whom to ask, as the page and the letters say it; empty: the names of the programme managers.</summary>
    public string Contact { get; private set; } = "";
    public DateTimeOffset? PublishedAt { get; private set; }
    public Guid? ChangedById { get; private set; }
    public int Version { get; private set; }

    public static KitPage For(Guid organisationId, Guid programmeId) =>
        new() { OrganisationId = organisationId, ProgrammeId = programmeId, Slug = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16)).ToLowerInvariant().Replace('_', 'x').Trim('-') };

    public void Arrange(KitPageFacts facts, Guid? by, DateTimeOffset now)
    {
        if (facts.Slug.Trim().Length > 0) Slug = facts.Slug.Trim().ToLowerInvariant();
        if (Visibility == PageVisibility.Off && facts.Visibility != PageVisibility.Off) PublishedAt = now;
        Visibility = facts.Visibility;
        EmbedIn = [.. facts.Sites];
        Contact = facts.Contact.Trim();
        ChangedById = by;
        Version++;
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$")]
    internal static partial Regex SlugShape();
}

/// <summary>What the form about the page says. An empty address keeps the one there is.</summary>
public sealed record KitPageFacts(PageVisibility Visibility, string Slug, string EmbedIn, string Contact)
{
    public IEnumerable<string> Sites => EmbedIn.Split([' ', ',', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(s => s.TrimEnd('/')).Distinct();

    public Outcome Check()
    {
        var refusals = new List<Refusal>();
        void Refuse(string field, string key, params (string, object?)[] arguments) => refusals.Add(new(field, new Message(key, arguments)));
        var slug = Slug.Trim().ToLowerInvariant();
        if (slug.Length > 0 && (slug.Length is < 3 or > KitPage.LongestSlug || !KitPage.SlugShape().IsMatch(slug))) Refuse(nameof(Slug), "kit.refused.slug", ("max", KitPage.LongestSlug));
        if (Contact.Trim().Length > KitPage.LongestContact) Refuse(nameof(Contact), "refused.tooLong", ("max", KitPage.LongestContact), ("length", Contact.Trim().Length));
        if (Sites.FirstOrDefault(s => !IsSite(s)) is { } wrong) Refuse(nameof(EmbedIn), "kit.refused.site", ("site", wrong));
        else if (Sites.Count() > KitPage.MostSites) Refuse(nameof(EmbedIn), "kit.refused.sites", ("max", KitPage.MostSites));
        else if (Sites.Any() && Visibility == PageVisibility.Members) Refuse(nameof(EmbedIn), "kit.refused.embedMembers");
        return Outcome.Refused(refusals);
    }

    /// <summary>Scheme, host and port, nothing else: it goes into a header as it stands.</summary>
    private static bool IsSite(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '/');
}
