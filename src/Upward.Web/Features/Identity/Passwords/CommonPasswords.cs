using System.Collections.Frozen;

namespace Upward.Web.Features.Identity.Passwords;

/// <summary>
/// What everybody tries first: a well-known word with figures and signs around it ("P@ssw0rd2026!"), a run along the
/// keyboard or the alphabet, a date. Words and not a list of passwords, because each word stands for thousands of them.
/// </summary>
public static class CommonPasswords
{
    private static readonly FrozenSet<string> Words = Read();

    private static readonly string[] Runs =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp",
    ];

    public static bool Contains(string password)
    {
        var plain = password.ToLowerInvariant();
        if (OfRuns(plain) * 3 >= plain.Length * 2) return true;
        if (plain.Count(char.IsLetter) < 3 && plain.All(c => char.IsAsciiDigit(c) || char.IsPunctuation(c) || char.IsLetter(c) || c == ' ') && plain.Count(char.IsAsciiDigit) >= plain.Length - 3) return true;
        return MadeOfWords(Core(plain)) || MadeOfWords(Unmask(Core(plain))) || MadeOfWords(Core(Unmask(plain)));
    }

    /// <summary>How many signs lie in runs of four or more along a row, forwards or backwards.</summary>
    private static int OfRuns(string plain)
    {
        var covered = 0;
        for (var at = 0; at < plain.Length;)
        {
            var length = Runs.Max(run => Math.Max(Along(plain, at, run, 1), Along(plain, at, run, -1)));
            if (length >= 4) covered += length;
            at += Math.Max(1, length >= 4 ? length : 1);
        }
        return covered;
    }

    private static int Along(string plain, int at, string run, int step)
    {
        var best = 0;
        for (var start = 0; start < run.Length; start++)
        {
            var n = 0;
            while (at + n < plain.Length && start + n * step >= 0 && start + n * step < run.Length && run[start + n * step] == plain[at + n]) n++;
            best = Math.Max(best, n);
        }
        return best;
    }

    /// <summary>Without the figures and signs that people put before and behind a word to please a form.</summary>
    private static string Core(string plain) => plain.Trim([.. plain.Where(c => !char.IsLetter(c)).Distinct()]);

    /// <summary>One or several of the words, nothing else but signs between them.</summary>
    private static bool MadeOfWords(string core)
    {
        var letters = string.Concat(core.Where(char.IsLetter));
        if (letters.Length == 0) return core.Length == 0;
        if (core.Length - letters.Length > 3) return false;
        // How few words the first n letters are made of; three words and more are a passphrase, and welcome.
        var fewest = new int[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            fewest[end] = 3;
            for (var start = Math.Max(0, end - 14); start < end; start++)
                if (fewest[start] + 1 < fewest[end] && Words.Contains(letters[start..end])) fewest[end] = fewest[start] + 1;
        }
        return fewest[letters.Length] < 3;
    }

    private static string Unmask(string plain) => string.Concat(plain.Select(c => c switch
    {
        '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '8' => 'b', _ => c,
    }));

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-password-words.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
