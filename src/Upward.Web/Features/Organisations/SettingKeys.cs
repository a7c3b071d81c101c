namespace Upward.Web.Features.Organisations;

public static class SettingKeys
{
    public const string SetUpFinished = "setup.finished";
    public const string SetUpStart = "setup.start";
    public const string SetUpAccount = "setup.account";
    public const string SetUpOrganisation = "setup.organisation";
    public const string SetUpMail = "setup.mail";
    public const string SetUpCode = "setup.code";
    public const string Mail = "mail";
    public const string ReplyKey = "mail.reply";
    public const string Zones = "zones";
}
