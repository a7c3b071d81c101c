namespace Upward.Web.Features.Organisations;

public static class SettingKeys
{
    public const string SetUpFinished = "setup.finished";
    public const string SetUpStart = "setup.start";
    public const string Mail = "mail";
}
