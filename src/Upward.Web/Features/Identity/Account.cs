using Microsoft.AspNetCore.Identity;

namespace Upward.Web.Features.Identity;

/// <summary>One per installation, by e-mail. It may reach several organisations: one Person in each.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    public string Name { get; set; } = "";
    public string? Culture { get; set; }
    public string? TimeZone { get; set; }
    /// <summary>"light", "dark" or empty for what the system says.</summary>
    public string Theme { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }
    /// <summary>Since when this account runs the installation. The operator is not an organisation admin by that alone.</summary>
    public DateTimeOffset? OperatorSince { get; set; }
}
