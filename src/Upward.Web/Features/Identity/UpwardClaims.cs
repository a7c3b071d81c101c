namespace Upward.Web.Features.Identity;

public static class UpwardClaims
{
    /// <summary>The organisation chosen for this session.</summary>
    public const string Organisation = "upward:organisation";

    /// <summary>The name of this session, so that it can be ended.</summary>
    public const string Session = "upward:session";
}
