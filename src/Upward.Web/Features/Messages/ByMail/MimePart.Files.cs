using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Upward.Web.Features.Messages.Files;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>What a mail brings along beside its words, and the names of it (RFC 2183, 2231, 2047).</summary>
public sealed partial class MimePart
{
    /// <summary>What a mail program adds to prove who wrote: nobody meant to send it as a file.</summary>
    private static readonly string[] Proofs = ["application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys"];

    /// <summary>In the order of the mail. Pictures that belong to a web page, as the logo under a signature does, are none.</summary>
    public IEnumerable<GivenFile> Files() => FilesIn(ofPage: false);

    private IEnumerable<GivenFile> FilesIn(bool ofPage)
    {
        if (ContentType.StartsWith("multipart/", StringComparison.Ordinal)) return Parts.SelectMany((part, nth) => part.FilesIn(ContentType == "multipart/related" && nth > 0));
        var name = FileName();
        var attached = First("Content-Disposition")?.TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase) == true;
        if (Proofs.Contains(ContentType) || !attached && (ofPage || name.Length == 0)) return [];
        return [new(name.Length > 0 ? name : Unnamed(), Content())];
    }

    private string FileName() =>
        new[] { NameIn(ParametersIn(First("Content-Disposition") ?? ""), "filename"), NameIn(Parameters, "name") }.FirstOrDefault(n => n.Length > 0) ?? "";

    private string Unnamed() => FileKind.All.FirstOrDefault(k => k.ContentType == ContentType) is { } kind ? "file." + kind.Extension : "file";

    private byte[] Content()
    {
        var bytes = Transferred();
        if (First("Content-Transfer-Encoding")?.Trim().Equals("base64", StringComparison.OrdinalIgnoreCase) == true) return bytes;
        // The end of the last line belongs to the boundary that follows (RFC 2046, 5.1.1).
        return bytes.AsSpan().EndsWith("\r\n"u8) ? bytes[..^2] : bytes.AsSpan().EndsWith("\n"u8) ? bytes[..^1] : bytes;
    }

    /// <summary>What follows the first semicolon. A value in quotes may hold one itself.</summary>
    private static Dictionary<string, string> ParametersIn(string value)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match parameter in Parameter().Matches(value))
            found[parameter.Groups[1].Value] = parameter.Groups[2].Success ? parameter.Groups[2].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : parameter.Groups[3].Value.Trim();
        return found;
    }

    /// <summary>"name", "name*" with its alphabet, or in pieces: "name*0", "name*1*".</summary>
    private static string NameIn(Dictionary<string, string> parameters, string key)
    {
        if (parameters.TryGetValue(key + "*", out var spelled)) return Spelled(spelled);
        if (parameters.TryGetValue(key, out var plain)) return Word().Replace(plain, w => FromWord(w.Groups[1].Value, w.Groups[2].Value, w.Groups[3].Value));
        var (whole, isSpelled) = (new StringBuilder(), false);
        for (var n = 0; n < MostParts; n++)
        {
            var piece = string.Create(CultureInfo.InvariantCulture, $"{key}*{n}");
            if (parameters.TryGetValue(piece + "*", out var coded)) isSpelled = true;
            else if (!parameters.TryGetValue(piece, out coded)) break;
            whole.Append(coded);
        }
        return isSpelled ? Spelled(whole.ToString()) : whole.ToString();
    }

    /// <summary>utf-8'en'na%C3%AFve.pdf</summary>
    private static string Spelled(string value)
    {
        var pieces = value.Split('\'', 3);
        return pieces.Length < 3 ? Uri.UnescapeDataString(value) : Charset(pieces[0].Length > 0 ? pieces[0] : "utf-8").GetString(FromQuotedPrintable(Encoding.Latin1.GetBytes(pieces[2].Replace("=", "=3D", StringComparison.Ordinal).Replace('%', '='))));
    }

    private static string FromWord(string charset, string encoding, string text) => Charset(charset.Split('*')[0])
        .GetString(encoding is "B" or "b" ? FromBase64(Encoding.Latin1.GetBytes(text)) : FromQuotedPrintable(Encoding.Latin1.GetBytes(text.Replace('_', ' '))));

    [GeneratedRegex(""";\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    /// <summary>A word in another alphabet, and the blank between it and the next such word.</summary>
    [GeneratedRegex(@"=\?([^?\s]{1,40})\?([BbQq])\?([^?]*)\?=(?:\s+(?==\?))?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
