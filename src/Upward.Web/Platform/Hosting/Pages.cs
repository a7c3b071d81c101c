using Microsoft.AspNetCore.Mvc;
using Upward.Web.Features.Programmes;
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
            o.Conventions.ConfigureFilter(new GuestsStayIn());
            o.Conventions.ConfigureFilter(new ServiceFilterAttribute(typeof(SpeakOfPeers)));
            o.Conventions.ConfigureFilter(new ServiceFilterAttribute(typeof(FillShell)));
        }).AddMvcOptions(o =>
        {
            // The framework's own "field is required" would be an English literal; pages and use cases say it in the person's language.
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            o.ModelMetadataDetailsProviders.Add(new EmptyTextStaysText());
            o.ModelBinderProviders.Insert(0, new InstantBinder.Provider());
        });
        services.AddScoped<SpeakOfPeers>();
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
