using System.Globalization;
using System.Text;

namespace Upward.MatchingEngine;

/// <summary>One spelling for what is written in several ways; see <see cref="Tokeniser"/>.</summary>
internal static class Spelling
{
    /// <summary>Whether this process can normalise at all: without ICU, .NET gives a text back as it came.</summary>
    private static readonly bool CanNormalise = "a\u0308\uFB01".Normalize(NormalizationForm.FormKC) == "\u00E4fi";

    internal static Rune[] Of(string text)
    {
        var folded = new List<Rune>(text.Length);
        foreach (var rune in Normal(text).EnumerateRunes()) Add(folded, rune);
        return [.. folded];
    }

    internal static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    internal static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>A letter of a script whose words do not stand apart.</summary>
    internal static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x0E01 and <= 0x0EDF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17D3) // Thai, Lao; Myanmar; Khmer
        or (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) // kana and the signs of repetition
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) // Han
        or (>= 0xAC00 and <= 0xD7A3) // Hangul
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber;

    private static string Normal(string text)
    {
        if (Ascii.IsValid(text)) return text;
        if (!CanNormalise) throw new PlatformNotSupportedException("This process runs without Unicode normalisation (globalization-invariant mode), so texts beyond ASCII cannot be compared reliably.");
        // Normalize refuses text that is not well-formed, and U+FFFE.
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) sound.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        return sound.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static void Add(List<Rune> folded, Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        switch (lower.Value)
        {
            case 0xDF: // sharp s: "Straße" is "STRASSE"
                folded.Add(new('s'));
                folded.Add(new('s'));
                return;
            case 0x3C2: folded.Add(new(0x3C3)); return; // final sigma
            case 0x130 or 0x131: folded.Add(new('i')); return; // Turkish i: upper case does not tell which one it was
            case 0x307 when folded.Count > 0 && folded[^1].Value == 'i': return; // the dot of a dotted capital i
            case 0x266F: folded.Add(new('#')); return; // the sharp of music, also in C sharp
            case 0x622 or 0x623 or 0x625 or 0x671: folded.Add(new(0x627)); return; // alef with hamza, madda, wasla: often written without
            case 0x649 or 0x6CC: folded.Add(new(0x64A)); return; // alef maksura and Persian yeh
            case 0x6A9: folded.Add(new(0x643)); return; // Persian kaf
            case 0x200B: folded.Add(new(' ')); return; // zero width space parts words
            case 0x640: return; // tatweel only stretches
            case (>= 0x64B and <= 0x65F) or 0x670 or (>= 0x591 and <= 0x5C7) when IsMark(lower): return; // vowel points are optional
        }
        switch (Rune.GetUnicodeCategory(lower))
        {
            case UnicodeCategory.Format: return; // soft hyphen, joiners, direction marks: nobody sees them
            case UnicodeCategory.DecimalDigitNumber: folded.Add(new((char)('0' + (int)Rune.GetNumericValue(lower)))); return;
            default: folded.Add(lower); return;
        }
    }
}
