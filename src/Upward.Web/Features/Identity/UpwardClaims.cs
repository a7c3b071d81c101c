namespace Upward.Web.Features.Identity;

public static class UpwardClaims
{
    /// <summary>The organisation chosen for this session.</summary>
    public const string Organisation = "upward:organisation";
}
