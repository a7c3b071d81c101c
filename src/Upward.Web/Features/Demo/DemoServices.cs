using Upward.Web.Features.Setup;

namespace Upward.Web.Features.Demo;

public static class DemoServices
{
    /// <summary>The wizard offers a demo where somebody founds one.</summary>
    public static void AddUpwardDemo(this IServiceCollection services) => services.AddScoped<IOfferDemo>(s => s.GetRequiredService<FoundDemo>());
}
