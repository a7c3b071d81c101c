using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Upward.Web.Features.Identity.SecondStep;

/// <summary>
/// The six figures of an authenticator app: RFC 6238 with SHA-1, 30 seconds and 6 figures, the one set that every app knows.
/// Ours rather than Identity's, because that one neither takes our clock nor remembers which code was used (ASVS 6.5.1).
/// </summary>
public static class Totp
{
    private const int Seconds = 30;
    /// <summary>A phone's clock may be half a minute off, either way.</summary>
    private const int Leeway = 1;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The step whose code this is, or null.</summary>
    public static long? StepOf(byte[] key, string code, DateTimeOffset now)
    {
        var (present, given, found) = (now.ToUnixTimeSeconds() / Seconds, Encoding.ASCII.GetBytes(code), (long?)null);
        // All are compared, and each in full: how long it takes tells nothing.
        for (var step = present - Leeway; step <= present + Leeway; step++)
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(CodeAt(key, step)))) found = step;
        return found;
    }

    public static string CodeAt(byte[] key, DateTimeOffset at) => CodeAt(key, at.ToUnixTimeSeconds() / Seconds);

    private static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // HMAC-SHA-1 is what RFC 6238 apps compute; it does not rest on collisions
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff;
        return (value % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>What the QR code holds (the key-uri format that apps read).</summary>
    public static string AddressFor(byte[] key, string email) =>
        $"otpauth://totp/Upward:{Uri.EscapeDataString(email)}?secret={Base32.Of(key)}&issuer=Upward";
}
