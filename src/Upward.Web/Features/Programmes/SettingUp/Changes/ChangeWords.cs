using System.Globalization;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>A kept value in the reader's words.</summary>
public static class ChangeWords
{
    public static string Say(Texts texts, ChangedValue change, string value, IReadOnlyDictionary<string, string> names)
    {
        if (value.Length == 0) return texts["change.nothing"];
        if (value.StartsWith(Changes.PersonMark, StringComparison.Ordinal)) return names.GetValueOrDefault(value, texts["change.somebody"]);
        if (DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return texts["change.day", ("day", day)];
        return change.Field switch
        {
            nameof(ProgrammeFacts.Kind) => texts["programme.kind." + value],
            nameof(ProgrammeFacts.Formality) => texts["formality." + value],
            nameof(ProgrammeFacts.Purposes) => string.Join(", ", value.Split(", ").Select(key => texts["purpose." + key])),
            "Curriculum.packs" => string.Join(", ", value.Split(", ").Select(key => texts["curriculum.pack." + key])),
            nameof(ProgrammeFacts.MentorMinutesPerMonth) or nameof(ProgrammeFacts.MenteeMinutesPerMonth) => texts["change.hours", ("n", int.Parse(value, CultureInfo.InvariantCulture) / 60m)],
            "Measures" => string.Join("; ", value.Split("; ").Select(m => m.Split(' ', 2)).Select(m => texts["kpi." + m[0]] + " " + m[^1])),
            _ => value.Length > 240 ? value[..240] + "…" : value,
        };
    }
}
