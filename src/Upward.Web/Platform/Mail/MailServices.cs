namespace Upward.Web.Platform.Mail;

public static class MailServices
{
    public static void AddUpwardMail(this IServiceCollection services)
    {
        services.AddScoped<MailSettings>();
        services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddScoped<MailComposer>();
        services.AddScoped<SendOutbox>();
    }
}
