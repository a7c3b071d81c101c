using System.Text.RegularExpressions;
using Upward.Web.Platform;

namespace Upward.Web.Features.Identity.Passwords;

/// <summary>
/// Length and "not what everybody tries" protect; rules about signs and capitals only make people write passwords down
/// (ASVS 6.2). Long sentences with spaces are welcome.
/// </summary>
public static partial class PasswordRules
{
    // The upper end keeps a hostile form from making the hash chew on megabytes.
    public const int Shortest = 10, Longest = 256;

    /// <param name="about">Name and e-mail: a password made of them is the first one tried.</param>
    public static Outcome Check(string field, string? password, params string?[] about)
    {
        if (string.IsNullOrEmpty(password)) return Outcome.RefusedAt(field, "refused.required");
        if (password.Length < Shortest) return Outcome.RefusedAt(field, "password.refused.short", ("min", Shortest), ("length", password.Length));
        if (password.Length > Longest) return Outcome.RefusedAt(field, "refused.tooLong", ("max", Longest), ("length", password.Length));
        if (IsRepetition(password)) return Outcome.RefusedAt(field, "password.refused.repeats");
        if (CommonPasswords.Contains(password)) return Outcome.RefusedAt(field, "password.refused.common");
        if (IsAbout(password, about)) return Outcome.RefusedAt(field, "password.refused.about");
        return Outcome.Done;
    }

    /// <summary>"aaaaaaaaaa", "abcabcabcabc", or fewer than five different signs.</summary>
    private static bool IsRepetition(string password) => password.Distinct().Count() < 5 || Repeated().IsMatch(password);

    /// <summary>True when, without name, e-mail, the product's name and figures around them, too little is left.</summary>
    private static bool IsAbout(string password, string?[] about)
    {
        var rest = password.ToUpperInvariant();
        var words = about.SelectMany(a => Words().Split((a ?? "").ToUpperInvariant())).Append("UPWARD").Where(w => w.Length >= 3).Distinct().OrderByDescending(w => w.Length);
        var found = false;
        foreach (var word in words.Where(w => rest.Contains(w, StringComparison.Ordinal)))
            (rest, found) = (rest.Replace(word, "", StringComparison.Ordinal), true);
        return found && rest.Count(char.IsLetter) < 5;
    }

    [GeneratedRegex(@"^(.{1,6})\1{2,}.{0,5}$", RegexOptions.Singleline)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex Words();
}
