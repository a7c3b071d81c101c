using System.Security.Cryptography;
using Upward.Web.Platform.Security;

namespace Upward.Web.Features.Identity.SecondStep;

/// <summary>Ten codes for the day the phone is gone. Each works once; only hashes are stored, and 80 random bits need no slow hash.</summary>
public static class RecoveryCodes
{
    public const int Many = 10;

    /// <summary>Like 7KQM-2PXV-C4RA-NW5D. 0, 1 and 8 do not occur: who types one means O, I or B.</summary>
    public static List<string> New() => [.. Enumerable.Range(0, Many).Select(_ => string.Join('-', Base32.Of(RandomNumberGenerator.GetBytes(10)).Chunk(4).Select(c => new string(c))))];

    public static string HashOf(string code) => LinkToken.HashOf("recovery:" + Plain(code));

    /// <summary>Sixteen signs; spaces, hyphens and small letters are how people type.</summary>
    public static bool LooksLikeOne(string code) => Plain(code) is { Length: 16 } plain && plain.All(char.IsAsciiLetterOrDigit);

    private static string Plain(string code) => new([.. code.Where(c => c != '-' && !char.IsWhiteSpace(c)).Select(c => c switch { '0' => 'O', '1' => 'I', '8' => 'B', _ => char.ToUpperInvariant(c) })]);
}
