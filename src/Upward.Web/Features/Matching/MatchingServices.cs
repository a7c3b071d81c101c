using Upward.Web.Features.Matching.Criteria;
using Upward.Web.Features.Matching.Rounds;

namespace Upward.Web.Features.Matching;

public static class MatchingServices
{
    /// <summary>What the slice keeps in memory between requests; its use cases are found by themselves.</summary>
    public static void AddMatching(this IServiceCollection services)
    {
        services.AddSingleton<RoundBenches>();
        services.AddSingleton<InputsAtHand>();
    }
}
