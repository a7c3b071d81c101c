namespace Upward.Web.Features.People.Import;

internal static class Slips
{
    /// <summary>One letter more, fewer, other, or two swapped.</summary>
    public static bool OneSlip(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || b.Length < 4) return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        var (restA, restB) = (a[start..^end], b[start..^end]);
        return restA.Length <= 1 && restB.Length <= 1 || restA.Length == 2 && restB.Length == 2 && restA[0] == restB[1] && restA[1] == restB[0];
    }
}
