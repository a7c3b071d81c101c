using System.Globalization;
using System.Text;

namespace Upward.Web.Features.People;

/// <summary>
/// Search and order without case and accents. The databases disagree on both (SQLite folds ASCII only, PostgreSQL depends
/// on its locale), so the folded text is stored.
/// </summary>
public static class PeopleSearch
{
    public static string TextOf(Person person) => Fold(string.Join('\n', person.Name, person.PreferredName, person.Email, person.EmployeeId, person.Title));

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(Plain(c));
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Letters that are no letter plus accent, but that people type without it.</summary>
    private static char Plain(char c) => char.ToUpperInvariant(c) switch { 'ı' or 'İ' => 'I', 'Ł' => 'L', 'Ø' => 'O', 'Đ' => 'D', var upper => upper };
}
