using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Upward.Web.Platform.Security;

/// <summary>The secret part of a link that opens one thing without an account. Only its hash is stored: who reads the table cannot use a link.</summary>
public static class LinkToken
{
    /// <summary>256 random bits, as they stand in an address.</summary>
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
