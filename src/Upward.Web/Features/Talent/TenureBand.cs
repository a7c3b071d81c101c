namespace Upward.Web.Features.Talent;

/// <summary>
/// How long somebody has been with the organisation, as one of five bands (R234). The date itself stays in the directory:
/// with it, a colleague of the same intake could be told apart.
/// </summary>
public static class TenureBand
{
    /// <summary>Full years with which each band after the first begins.</summary>
    private static readonly int[] From = [2, 5, 10, 20];

    public const int Last = 4;

    /// <returns>0 (less than two years) to 4 (twenty and more); null when the date is not known or lies ahead.</returns>
    public static int? Of(DateOnly? since, DateOnly today)
    {
        if (since is not { } day || day > today) return null;
        var years = today.Year - day.Year - (today < day.AddYears(today.Year - day.Year) ? 1 : 0);
        return From.Count(from => years >= from);
    }
}
