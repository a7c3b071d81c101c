using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Upward.Web.Platform.Security;

namespace Upward.Web.Platform.Hosting;

public static class PageServices
{
    public static void AddUpwardPages(this IServiceCollection services)
    {
        services.AddRazorPages(o =>
        {
            // Pages lie in their slice: Features/People/PersonPage.cshtml. Each states its route.
            o.RootDirectory = "/";
            o.Conventions.ConfigureFilter(new AutoValidateAntiforgeryTokenAttribute());
        });
        services.AddHttpContextAccessor();
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
    }

    public static void MapUpward(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapRazorPages().WithStaticAssets();
        Health.Map(app);
    }
}
