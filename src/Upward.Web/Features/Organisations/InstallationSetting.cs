namespace Upward.Web.Features.Organisations;

/// <summary>
/// A setting of the whole installation that a page may change (mail server, set-up finished). Belongs to the operator,
/// not to an organisation. Secrets are stored protected by Data Protection.
/// </summary>
public sealed class InstallationSetting
{
    private InstallationSetting() { }
    public InstallationSetting(string key, string value) => (Key, Value) = (key, value);

    public string Key { get; private set; } = "";
    public string Value { get; set; } = "";
}
