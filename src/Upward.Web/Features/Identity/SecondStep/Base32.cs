using System.Text;

namespace Upward.Web.Features.Identity.SecondStep;

/// <summary>RFC 4648, without padding: how authenticator apps take a key that is typed.</summary>
public static class Base32
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(byte[] bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var b in bytes)
        {
            (held, bits) = (((held << 8) | b) & 0xfff, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Signs[(held >> (bits - 5)) & 31]);
        }
        if (bits > 0) text.Append(Signs[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>In groups of four, to be read and typed.</summary>
    public static string InGroups(string text) => string.Join(' ', text.Chunk(4).Select(c => new string(c)));
}
