using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Upward.Web.Data;
using Upward.Web.Features.Organisations;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>
/// The address that an answer by mail goes to: reply+MEMBER.SIGNATURE@… It names one person in one conversation, and only we can make one: the
/// signature is an HMAC under a key of this installation. Lower case and digits only, and under 64 signs, because mail servers change the one
/// and refuse the other.
/// </summary>
[UseCase]
public sealed class ReplyAddress(AppDb db, IOptionsMonitor<UpwardSettings> settings, IDataProtectionProvider protection)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdLength = 26, SignatureLength = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("Upward.ReplyAddress");

    /// <summary>Empty where the operator has named no mailbox for answers.</summary>
    public async Task<string> OfAsync(ThreadMember member, CancellationToken ct)
    {
        var at = settings.CurrentValue.ReplyAddress.LastIndexOf('@');
        if (at <= 0) return "";
        var id = Write(member.Id.ToByteArray());
        return $"{settings.CurrentValue.ReplyAddress[..at]}+{id}{Sign(await KeyAsync(make: true, ct), id)}{settings.CurrentValue.ReplyAddress[at..]}";
    }

    /// <summary>Whom an address names; null for one that we did not make.</summary>
    public async Task<Guid?> MemberAtAsync(string address, CancellationToken ct)
    {
        var (plus, at) = (address.IndexOf('+'), address.LastIndexOf('@'));
        if (plus < 0 || at - plus - 1 != IdLength + SignatureLength) return null;
        var token = address[(plus + 1)..at].ToLowerInvariant();
        var key = await KeyAsync(make: false, ct);
        if (key.Length == 0 || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(key, token[..IdLength])), Encoding.ASCII.GetBytes(token[IdLength..]))) return null;
        return Read(token[..IdLength]) is { } bytes ? new Guid(bytes) : null;
    }

    private async Task<byte[]> KeyAsync(bool make, CancellationToken ct)
    {
        // Made in this very unit of work, for another reader of the same message.
        if (db.InstallationSettings.Local.FirstOrDefault(s => s.Key == SettingKeys.ReplyKey) is { } fresh) return Convert.FromBase64String(_protector.Unprotect(fresh.Value));
        if (await db.InstallationSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.ReplyKey, ct) is { } kept) return Convert.FromBase64String(_protector.Unprotect(kept.Value));
        if (!make) return [];
        var key = RandomNumberGenerator.GetBytes(32);
        db.InstallationSettings.Add(new InstallationSetting(SettingKeys.ReplyKey, _protector.Protect(Convert.ToBase64String(key))));
        return key;
    }

    private static string Sign(byte[] key, string id) => Write(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("reply " + id)).AsSpan(0, 10));

    /// <summary>RFC 4648 base32 without padding, in lower case.</summary>
    private static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, count) = (0, 0);
        foreach (var b in bytes)
        {
            (bits, count) = (bits << 8 | b, count + 8);
            for (; count >= 5; count -= 5) text.Append(Letters[bits >> (count - 5) & 31]);
            bits &= (1 << count) - 1;
        }
        if (count > 0) text.Append(Letters[bits << (5 - count) & 31]);
        return text.ToString();
    }

    private static byte[]? Read(string text)
    {
        var bytes = new List<byte>();
        var (bits, count) = (0, 0);
        foreach (var c in text)
        {
            var value = Letters.IndexOf(c);
            if (value < 0) return null;
            (bits, count) = (bits << 5 | value, count + 5);
            if (count < 8) continue;
            bytes.Add((byte)(bits >> (count - 8)));
            count -= 8;
            bits &= (1 << count) - 1;
        }
        return bytes.Count == 16 ? [.. bytes] : null;
    }
}
