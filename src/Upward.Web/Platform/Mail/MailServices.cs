using Upward.Web.Features.Messages.ByMail;
using Upward.Web.Features.Messages.Files;
using Upward.Web.Features.Notifications;

namespace Upward.Web.Platform.Mail;

public static class MailServices
{
    public static void AddUpwardMail(this IServiceCollection services)
    {
        services.AddScoped<MailSettings>();
        services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddScoped<MailComposer>();
        services.AddSingleton<UnsubscribeLink>();
        services.AddSingleton<MailSpool>();
        services.AddSingleton<ScanFiles>();
        services.AddScoped<SendOutbox>();
    }
}
