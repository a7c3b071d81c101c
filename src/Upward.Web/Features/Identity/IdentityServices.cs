using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Upward.Web.Data;
using Upward.Web.Features.Identity.Passkeys;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Identity;

public static class IdentityServices
{
    /// <summary>How long a session lasts after it was last used.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(12);

    public static void AddUpwardIdentity(this IServiceCollection services, PublicAddress address)
    {
        services.AddIdentityCore<Account>(o =>
            {
                o.User.RequireUniqueEmail = true;
                // The user name is the e-mail, checked as such: O'Brien and Müller sign in too.
                o.User.AllowedUserNameCharacters = "";
                // Length and a list of common passwords protect; composition rules do not (ASVS 6.2).
                o.Password.RequiredLength = Passwords.PasswordRules.Shortest;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
                o.Password.RequiredUniqueChars = 1; // PasswordRules says more, in sentences
                // SignInGuard limits by account and address: Identity's own lock would let anybody lock the owner out.
                o.Lockout.AllowedForNewUsers = false;
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddDefaultTokenProviders();
        services.AddPasskeys(address);
        services.AddSingleton<SignInGuard>();
        services.AddScoped<SigningIn.DummyPassword>();
        services.AddScoped<Passwords.ResetTokens>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(o => o.ApplicationCookie!.Configure(cookie =>
        {
            address.Fence(cookie.Cookie, "upward");
            cookie.LoginPath = "/sign-in";
            cookie.LogoutPath = "/sign-out";
            cookie.AccessDeniedPath = "/error/404";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = SessionLife;
            cookie.SlidingExpiration = true;
            // RecogniseCurrentPerson compares the stamp at every request; the default would wait half an hour.
            cookie.Events = new CookieAuthenticationEvents();
        }));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
