namespace Upward.Cli.People;

/// <summary>"2" before "10", "A9" before "A10"; culture-independent and total, so that every machine writes the same order.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> a = x, b = y;
        while (a.Length > 0 && b.Length > 0)
        {
            int digitsA = Digits(a), digitsB = Digits(b);
            if (digitsA > 0 && digitsB > 0)
            {
                var byNumber = ByNumber(a[..digitsA].TrimStart('0'), b[..digitsB].TrimStart('0'));
                if (byNumber != 0) return byNumber;
                a = a[digitsA..];
                b = b[digitsB..];
                continue;
            }
            if (a[0] != b[0]) return a[0] - b[0];
            a = a[1..];
            b = b[1..];
        }
        var byLength = a.Length - b.Length;
        return byLength != 0 ? byLength : string.CompareOrdinal(x, y); // "07" and "7" differ only here
    }

    private static int ByNumber(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
