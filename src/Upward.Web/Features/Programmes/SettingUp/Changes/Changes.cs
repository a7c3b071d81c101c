using System.Globalization;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What one save changed, collected value by value; equal values leave no trace.</summary>
public sealed class Changes
{
    private readonly List<ChangedValue> _all = [];

    public IReadOnlyList<ChangedValue> All => _all;

    public Changes Note(string field, object? from, object? to, string about = "")
    {
        var (before, after) = (TextOf(from), TextOf(to));
        if (before != after) _all.Add(new(field, before, after, about));
        return this;
    }

    public static Changes Between(ProgrammeFacts before, ProgrammeFacts after)
    {
        var changes = new Changes();
        foreach (var property in typeof(ProgrammeFacts).GetProperties().Where(p => p.Name != nameof(ProgrammeFacts.Preset)))
            changes.Note(property.Name, property.GetValue(before), property.GetValue(after));
        return changes;
    }

    /// <summary>A person is kept by id, so that erasing them erases the name here too.</summary>
    public static string Person(Guid? id) => id is { } some ? PersonMark + some.ToString("D") : "";

    public const string PersonMark = "person:";

    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IEnumerable<string> several => string.Join(", ", several),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
