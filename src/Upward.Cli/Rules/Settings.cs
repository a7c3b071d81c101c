using System.Globalization;
using Upward.Cli.Faults;
using Upward.Cli.Json;

namespace Upward.Cli.Rules;

/// <summary>
/// Reads one JSON object of rules.json. What was asked for is what is known: <see cref="RefuseUnknown"/> then names every other key.
/// Each getter returns null after adding a fault.
/// </summary>
internal sealed class Settings(JsonObject json, string path, FaultList faults)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Position At => json.At;

    public string Path => path;

    public FaultList Faults => faults;

    public JsonValue? Value(string name)
    {
        asked.Add(name);
        return json.Member(name)?.Value;
    }

    public Position PositionOf(string name) => json.Member(name)?.Value.At ?? json.At;

    public JsonText? Text(string name, string meaning, bool required = true)
    {
        var value = Value(name);
        if (value is JsonText text && text.Text.Trim().Length > 0) return text;
        if (value is not null) Wrong(value, name, meaning);
        else if (required) Missing(name, meaning);
        return null;
    }

    /// <param name="choices">The allowed words; the first is the default when the key may be absent.</param>
    public string? Choice(string name, bool required, params string[] choices)
    {
        var value = Value(name);
        var meaning = "one of " + string.Join(", ", choices.Select(c => $"\"{c}\""));
        if (value is null && !required) return choices[0];
        if (value is null) Missing(name, meaning);
        else if (value is JsonText text)
        {
            if (choices.Contains(text.Text)) return text.Text;
            var near = Nearest.To(text.Text, choices);
            faults.Add(value.At, $"{Key(name)}: found {text.Described}, expected {meaning}{(near is null ? "." : Nearest.Question(near))}");
        }
        else Wrong(value, name, meaning);
        return null;
    }

    public int? WholeNumber(string name, int least, int most, int? fallback = null)
    {
        var value = Value(name);
        if (value is not null) return WholeNumber(value, Key(name), least, most);
        if (fallback is null) Missing(name, Range(least, most));
        return fallback;
    }

    public int? WholeNumber(JsonValue value, string where, int least, int most)
    {
        if (value is JsonNumber { Literal: var literal }
            && int.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        faults.Add(value.At, where, value.Described, Range(least, most));
        return null;
    }

    /// <summary>A non-empty list of whole numbers.</summary>
    public int[]? WholeNumbers(string name, int least, int most, string meaning)
    {
        switch (Value(name))
        {
            case null:
                Missing(name, meaning);
                return null;
            case JsonList { Items.Count: > 0 } list:
                var numbers = list.Items.Select((item, i) => WholeNumber(item, $"{Key(name)}[{i}]", least, most)).ToArray();
                return numbers.Any(n => n is null) ? null : numbers.Select(n => n!.Value).ToArray();
            case var other:
                Wrong(other, name, meaning);
                return null;
        }
    }

    public Settings? Object(string name, string meaning)
    {
        var value = Value(name);
        if (value is JsonObject found) return new Settings(found, Inner(name), faults);
        if (value is null) Missing(name, meaning);
        else Wrong(value, name, meaning);
        return null;
    }

    public IReadOnlyList<Settings> Objects(string name, string meaning, bool required)
    {
        switch (Value(name))
        {
            case null:
                if (required) Missing(name, meaning);
                return [];
            case JsonList list:
                var found = new List<Settings>();
                for (var i = 0; i < list.Items.Count; i++)
                {
                    var where = $"{Inner(name)}[{i}]";
                    if (list.Items[i] is JsonObject item) found.Add(new Settings(item, where, faults));
                    else faults.Add(list.Items[i].At, where, list.Items[i].Described, "an object { ... }");
                }
                return found;
            case var other:
                Wrong(other, name, meaning);
                return [];
        }
    }

    public void RefuseUnknown()
    {
        foreach (var member in json.Members.Where(m => !asked.Contains(m.Name)))
        {
            var near = Nearest.To(member.Name, asked);
            faults.Add(member.At, $"{(path.Length == 0 ? "the file" : path)} has no setting {Shown.Quoted(member.Name)}" +
                (near is not null ? Nearest.Question(near) : $". Known here: {string.Join(", ", asked.Where(a => a[0] != '$').Order(StringComparer.Ordinal))}."));
        }
    }

    public void Wrong(JsonValue value, string name, string expected) => faults.Add(value.At, Key(name), value.Described, expected);

    public string Key(string name) => $"\"{Inner(name)}\"";

    private void Missing(string name, string expected) => faults.Add(json.At, $"{Key(name)} is missing: expected {expected}.");

    private string Inner(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Range(int least, int most) =>
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
}
