using Microsoft.AspNetCore.Identity;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity.Passkeys;

internal static class PasskeyRules
{
    public static void AddPasskeys(this IServiceCollection services, PublicAddress address)
    {
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            // On one's own machine the name in the address bar counts: localhost (a bare IP address has no passkeys).
            o.ServerDomain = address.IsLoopback ? null : address.Uri.Host;
            // Found without typing an e-mail, and unlocked by its owner: so it is as good as password and code together.
            o.ResidentKeyRequirement = o.UserVerificationRequirement = "required";
            o.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin
                && asked.Origin == (address.IsLoopback ? $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}" : address.Uri.GetLeftPart(UriPartial.Authority)));
        });
    }
}
