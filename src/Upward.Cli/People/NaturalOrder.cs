namespace Upward.Cli.People;

/// <summary>"2" before "10", "A9" before "A10"; culture-independent and total, so that every machine writes the same order.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x.AsSpan(), y.AsSpan());
        while (a.Length > 0 && b.Length > 0)
        {
            var (digitsA, digitsB) = (Digits(a), Digits(b));
            if (digitsA > 0 && digitsB > 0)
            {
                var (numberA, numberB) = (a[..digitsA].TrimStart('0'), b[..digitsB].TrimStart('0'));
                var byNumber = numberA.Length != numberB.Length ? numberA.Length - numberB.Length : numberA.SequenceCompareTo(numberB);
                if (byNumber != 0) return byNumber;
                (a, b) = (a[digitsA..], b[digitsB..]);
                continue;
            }
            if (a[0] != b[0]) return a[0] - b[0];
            (a, b) = (a[1..], b[1..]);
        }
        var byLength = a.Length - b.Length;
        return byLength != 0 ? byLength : string.CompareOrdinal(x, y); // "07" and "7" differ only here
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
