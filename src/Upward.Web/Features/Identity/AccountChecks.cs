using Upward.Web.Platform;
using EmailAddress = Upward.Web.Features.People.Import.Email;

namespace Upward.Web.Features.Identity;

/// <summary>What a name and an e-mail of an account must be.</summary>
public static class AccountChecks
{
    public const int LongestName = 120;

    public static Outcome Of(string name, string email) => Outcome.Refused([.. OfName(name).Refusals, .. OfEmail(email).Refusals]);

    public static Outcome OfName(string name) =>
        string.IsNullOrWhiteSpace(name) ? Outcome.RefusedAt("Name", "refused.required")
        : name.Trim().Length > LongestName ? Outcome.RefusedAt("Name", "refused.tooLong", ("max", LongestName), ("length", name.Trim().Length))
        : name.Any(char.IsControl) ? Outcome.RefusedAt("Name", "identity.refused.name")
        : Outcome.Done;

    public static Outcome OfEmail(string email, string field = "Email") =>
        string.IsNullOrWhiteSpace(email) ? Outcome.RefusedAt(field, "refused.required")
        : !EmailAddress.IsValid(email.Trim()) ? Outcome.RefusedAt(field, "identity.refused.email", ("email", email.Trim()))
        : Outcome.Done;
}
