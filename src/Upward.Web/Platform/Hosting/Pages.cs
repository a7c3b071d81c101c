using Microsoft.AspNetCore.Mvc;
using Upward.Web.Shell;

namespace Upward.Web.Platform.Hosting;

public static class PageServices
{
    public static void AddUpwardPages(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddRazorPages(o =>
        {
            // Pages lie in their slice: Features/People/PersonPage.cshtml. Each states its route.
            o.RootDirectory = "/";
            // The gallery of shared parts is for those who build pages.
            if (!environment.IsDevelopment())
                o.Conventions.AddFolderRouteModelConvention("/Components/Gallery", route => route.Selectors.Clear());
            o.Conventions.ConfigureFilter(new AutoValidateAntiforgeryTokenAttribute());
            o.Conventions.ConfigureFilter(new ServiceFilterAttribute(typeof(FillShell)));
        });
        services.AddScoped<FillShell>();
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
