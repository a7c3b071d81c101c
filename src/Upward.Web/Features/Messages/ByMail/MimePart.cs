using System.Globalization;
using System.Text;

namespace Upward.Web.Features.Messages.ByMail;

/// <summary>
/// A mail, or a part of one, as far as an answer needs it (RFC 5322, 2045, 2046): header fields, the text, and whether a machine wrote it. The
/// package that reads all of MIME is not to be had here; what this reader does not know it leaves out.
/// </summary>
public sealed partial class MimePart
{
    private const int Deepest = 8, MostParts = 60;

    private readonly List<(string Name, string Value)> _fields = [];

    private MimePart(byte[] body) => Body = body;

    private byte[] Body { get; }
    public string ContentType { get; private set; } = "text/plain";
    private Dictionary<string, string> Parameters { get; set; } = new(StringComparer.OrdinalIgnoreCase);
    public IReadOnlyList<MimePart> Parts { get; private set; } = [];

    public static MimePart Read(byte[] bytes) => Read(bytes, 0);

    /// <summary>Who sent a mail, where to and by which programme, without a word of it.</summary>
    public static byte[] HeaderOf(byte[] mail) => mail[..EndOfHeader(mail).End];

    /// <summary>All values of a field, in the order of the mail.</summary>
    public IEnumerable<string> All(string name) => _fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value);

    public string? First(string name) => All(name).FirstOrDefault();

    /// <summary>The addresses in a field: what stands between &lt; and &gt;, or the word with an @ in it.</summary>
    public IEnumerable<string> Addresses(string name) => All(name).SelectMany(AddressesIn);

    /// <summary>The words: of the first plain text that is no attachment, else of the first web page, without its marks. Empty for none.</summary>
    public string Words() => Texts("text/plain").Select(p => p.Decoded()).FirstOrDefault(t => t.Trim().Length > 0) ?? Texts("text/html").Select(p => HtmlWords.Of(p.Decoded())).FirstOrDefault() ?? "";

    /// <summary>What the sender's calendar has to say; empty for nothing.</summary>
    public string Calendar() => Texts("text/calendar").Select(p => p.Decoded()).FirstOrDefault() ?? "";

    private IEnumerable<MimePart> Texts(string type)
    {
        if (ContentType == type && First("Content-Disposition")?.TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase) != true) yield return this;
        foreach (var text in Parts.SelectMany(p => p.Texts(type))) yield return text;
    }

    private static MimePart Read(byte[] bytes, int depth)
    {
        var (end, body) = EndOfHeader(bytes);
        var part = new MimePart(bytes[body..]);
        var unfolded = Encoding.Latin1.GetString(bytes, 0, end).ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal);
        foreach (var line in unfolded.Split('\n'))
            if (line.IndexOf(':') is var colon and > 0) part._fields.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
        part.ReadContentType();
        if (depth < Deepest && part.ContentType.StartsWith("multipart/", StringComparison.Ordinal) && part.Parameters.TryGetValue("boundary", out var boundary) && boundary.Length > 0)
            part.Parts = [.. Split(part.Body, boundary).Take(MostParts).Select(p => Read(p, depth + 1))];
        return part;
    }

    private static (int End, int Body) EndOfHeader(byte[] bytes)
    {
        // No field at all: a part of plain words.
        if (bytes.AsSpan().StartsWith("\r\n"u8)) return (0, 2);
        if (bytes.AsSpan().StartsWith("\n"u8)) return (0, 1);
        var crlf = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var lf = bytes.AsSpan().IndexOf("\n\n"u8);
        if (crlf >= 0 && (lf < 0 || crlf < lf)) return (crlf, crlf + 4);
        return lf >= 0 ? (lf, lf + 2) : (bytes.Length, bytes.Length);
    }

    private void ReadContentType()
    {
        if (First("Content-Type") is not { Length: > 0 } whole) return;
        ContentType = whole.Split(';')[0].Trim().ToLowerInvariant();
        Parameters = ParametersIn(whole);
    }

    private static IEnumerable<byte[]> Split(byte[] body, string boundary)
    {
        // Latin-1 keeps every byte as it is, there and back.
        var text = Encoding.Latin1.GetString(body);
        var inside = false;
        var part = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var bare = line.TrimEnd('\r', ' ', '\t');
            if (bare == "--" + boundary || bare == "--" + boundary + "--")
            {
                if (inside) yield return Encoding.Latin1.GetBytes(part.ToString());
                part.Clear();
                if (bare.Length > boundary.Length + 2) yield break;
                inside = true;
            }
            else if (inside) part.Append(line).Append('\n');
        }
        if (inside && part.Length > 0) yield return Encoding.Latin1.GetBytes(part.ToString());
    }

    private string Decoded() => Charset(Parameters.GetValueOrDefault("charset", "utf-8")).GetString(Transferred());

    private byte[] Transferred() => First("Content-Transfer-Encoding")?.Trim().ToLowerInvariant() switch
    {
        "base64" => FromBase64(Body),
        "quoted-printable" => FromQuotedPrintable(Body),
        _ => Body,
    };

    private static Encoding Charset(string name)
    {
        // What Windows calls so is Latin-1 with more signs; for an answer's letters they are the same.
        if (name.StartsWith("windows-125", StringComparison.OrdinalIgnoreCase)) return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.Latin1;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.Latin1;
        }
    }

    private static byte[] FromBase64(byte[] body)
    {
        var text = new string([.. Encoding.Latin1.GetString(body).Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/')]);
        text = text[..(text.Length - text.Length % 4 + (text.Length % 4 is 2 or 3 ? text.Length % 4 : 0))];
        return Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
    }

    private static byte[] FromQuotedPrintable(byte[] body)
    {
        var to = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '=') { to.Add(body[i]); continue; }
            // A line that goes on.
            if (i + 1 < body.Length && body[i + 1] == '\n') { i++; continue; }
            if (i + 2 < body.Length && body[i + 1] == '\r' && body[i + 2] == '\n') { i += 2; continue; }
            if (i + 2 < body.Length && byte.TryParse(Encoding.Latin1.GetString(body, i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) { to.Add(value); i += 2; }
            else to.Add(body[i]);
        }
        return [.. to];
    }

    private static IEnumerable<string> AddressesIn(string value)
    {
        foreach (var piece in OutsideQuotes(value).Split(','))
        {
            var (open, close) = (piece.LastIndexOf('<'), piece.LastIndexOf('>'));
            var address = (open >= 0 && close > open ? piece[(open + 1)..close] : piece).Trim();
            if (address.Contains('@') && !address.Any(char.IsWhiteSpace)) yield return address;
        }
    }

    /// <summary>A name in quotes may hold anything, also something that looks like an address.</summary>
    private static string OutsideQuotes(string value)
    {
        var to = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && quoted) i++;
            else if (value[i] == '"') quoted = !quoted;
            else if (!quoted) to.Append(value[i]);
        }
        return to.ToString();
    }
}
