namespace Upward.Web.Shell;

/// <summary>What stands around a page. Made once per request for the person at hand; all words come in localised.</summary>
public sealed record ShellModel
{
    public string? Organisation { get; init; }
    public string? Programme { get; init; }

    /// <summary>What the programme of this page is for, in one line; empty elsewhere.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>At most seven, for the role at hand.</summary>
    public IReadOnlyList<NavEntry> Navigation { get; init; } = [];

    /// <summary>The bottom bar; the rest stands in the account menu there.</summary>
    public IEnumerable<NavEntry> OnPhones => Navigation.Where(n => n.OnPhones).Take(5);

    /// <summary>The quiet entries at the foot of the side: someone to turn to, settings.</summary>
    public IReadOnlyList<NavEntry> FootNavigation { get; init; } = [];

    /// <summary>Organisations and programmes this account may change to; empty or one hides the switcher.</summary>
    public IReadOnlyList<SwitcherChoice> Choices { get; init; } = [];

    /// <summary>Null while nobody is signed in.</summary>
    public string? PersonName { get; init; }
    public string? PersonEmail { get; init; }

    /// <summary>More entries of the account menu, above "sign out".</summary>
    public IReadOnlyList<NavEntry> AccountNavigation { get; init; } = [];

    /// <summary>Where sign-out posts to.</summary>
    public string SignOutHref { get; init; } = "/sign-out";

    /// <summary>Null hides the search.</summary>
    public string? SearchHref { get; init; }
    public string? HelpHref { get; init; }

    /// <summary>How many notifications are new; null while nobody is signed in.</summary>
    public int? Unread { get; init; }
    public string HomeHref { get; init; } = "/";

    /// <summary>Set while the organisation holds demo data: where it can be wiped.</summary>
    public string? WipeDemoHref { get; init; }

    /// <summary>"light", "dark", or null for the system's choice.</summary>
    public string? Theme { get; init; }
    public string Culture { get; init; } = "en";
    public bool RightToLeft { get; init; }

    public bool SingleKeyShortcuts { get; init; } = true;

    private static readonly object Key = new();

    /// <summary>The one set for this request, or an empty one: error pages must never depend on it.</summary>
    public static ShellModel Of(HttpContext http) => http.Items[Key] as ShellModel ?? new ShellModel();

    public void ShowOn(HttpContext http) => http.Items[Key] = this;
}

/// <param name="Icon">A symbol of wwwroot/img/icons.svg.</param>
/// <param name="OnPhones">Also in the bottom bar of phones (at most five are shown).</param>
/// <param name="Also">Other addresses whose pages belong to it.</param>
public sealed record NavEntry(string Text, string Href, string Icon, int? Count = null, bool Current = false, bool OnPhones = true, IReadOnlyList<string>? Also = null);

/// <param name="IsPost">Going there changes the session, so it is a button and no link.</param>
public sealed record SwitcherChoice(string Organisation, string? Programme, string Href, bool Current = false, bool IsPost = false);

/// <summary>Where a page stands; the last one has no address.</summary>
public sealed record Crumb(string Text, string? Href = null);
