using System.Text;

namespace Upward.Web.Platform.Csv;

/// <summary>
/// Names an 8-bit encoding that is not Windows-1252. In Western text accented letters stand alone among ASCII letters;
/// Cyrillic, Greek, Arabic and East Asian words are runs of high bytes.
/// </summary>
internal static class EncodingGuess
{
    private sealed record Candidate(int CodePage, string Name, Func<char, bool> Belongs);

    private static readonly Candidate[] Candidates =
    [
        new(1251, "Windows-1251", c => c is >= 'А' and <= 'я' or 'ё' or 'Ё' or 'і' or 'ї' or 'є'),
        new(20866, "KOI8-R", c => c is >= 'А' and <= 'я' or 'ё' or 'Ё'),
        new(866, "DOS 866", c => c is >= 'А' and <= 'я' or 'ё' or 'Ё'),
        new(932, "Shift JIS", c => c is >= '\u3040' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF'),
        new(51949, "EUC-KR", c => c is >= '\uAC00' and <= '\uD7A3'),
        new(54936, "GB18030", c => c is >= '\u4E00' and <= '\u9FFF'),
        new(950, "Big5", c => c is >= '\u4E00' and <= '\u9FFF'),
        new(1253, "Windows-1253", c => c is >= '\u0386' and <= '\u03CE'),
        new(1255, "Windows-1255", c => c is >= '\u05D0' and <= '\u05EA'),
        new(1256, "Windows-1256", c => c is >= '\u0621' and <= '\u064A'),
    ];

    public static string? OtherThanWindows1252(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 200_000)];
        var (letters, inRuns, dosLetters, undefined) = Count(sample);
        if (inRuns * 2 > letters) return BestOf(sample) ?? "an encoding that is not Unicode";
        // Bytes 80-9F are punctuation in Windows-1252 but the accented letters of Mac Roman and DOS.
        if (dosLetters * 2 > letters) return "Mac Roman or DOS 850";
        return undefined > 0 ? BestOf(sample) ?? "an encoding that is not Unicode" : null;
    }

    private static (int Letters, int InRuns, int DosLetters, int Undefined) Count(ReadOnlySpan<byte> bytes)
    {
        int letters = 0, inRuns = 0, dos = 0, undefined = 0, run = 0;
        for (var i = 0; i <= bytes.Length; i++)
        {
            var b = i < bytes.Length ? bytes[i] : (byte)' ';
            if (b >= 0x80)
            {
                run++;
                letters++;
                if (b is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D) undefined++;
                if (b < 0xA0 && b is not (0x8A or 0x8C or 0x8E or 0x91 or 0x92 or 0x96 or 0x97 or 0x9A or 0x9C or 0x9E or 0x9F) && Ascii(bytes, i - 1)) dos++;
                continue;
            }
            if (run >= 3) inRuns += run;
            run = 0;
        }
        return (letters, inRuns, dos, undefined);
    }

    private static bool Ascii(ReadOnlySpan<byte> bytes, int i) => i >= 0 && i < bytes.Length && char.IsAsciiLetter((char)bytes[i]);

    private static string? BestOf(ReadOnlySpan<byte> sample)
    {
        // Cut at a line end so that no two-byte letter is torn.
        var end = sample.LastIndexOf((byte)'\n');
        var bytes = (end > 0 ? sample[..end] : sample).ToArray();
        return Candidates.Select(c => (c.Name, Score: Score(c, bytes))).Where(x => x.Score > 0.6).OrderByDescending(x => x.Score).Select(x => x.Name).FirstOrDefault();
    }

    /// <summary>The share of high letters that belong to the script; a capital inside a word counts against (KOI8-R read as 1251).</summary>
    private static double Score(Candidate candidate, byte[] bytes)
    {
        string text;
        try
        {
            text = Encoding.GetEncoding(candidate.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return 0; // not a text of this encoding at all
        }
        double belongs = 0;
        var all = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80) continue;
            all++;
            if (!candidate.Belongs(text[i])) continue;
            belongs += i > 0 && char.IsUpper(text[i]) && char.IsLower(text[i - 1]) ? -1 : 1;
        }
        return all == 0 ? 0 : belongs / all;
    }
}
