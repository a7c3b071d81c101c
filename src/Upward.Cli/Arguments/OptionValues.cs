using Upward.Cli.Faults;

namespace Upward.Cli.Arguments;

/// <summary>What was given on the command line: `--name value`, `--name=value`, a bare switch, or a value that stands alone; each at most once.</summary>
internal sealed class OptionValues
{
    private readonly Dictionary<string, string?> given = new(StringComparer.Ordinal);

    public string? this[string name] => given.GetValueOrDefault(name);

    public bool Has(string name) => given.ContainsKey(name);

    /// <summary>Reads all arguments and refuses with every mistake at once.</summary>
    public static OptionValues Parse(string command, IReadOnlyList<Option> options, IReadOnlyList<string> arguments)
    {
        var values = new OptionValues();
        var mistakes = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (!name.StartsWith('-') && options.FirstOrDefault(o => o.StandsAlone && !values.Has(o.Name)) is { } alone)
            {
                values.given.Add(alone.Name, arguments[i]);
                continue;
            }
            var option = options.FirstOrDefault(o => o.Name == name && !o.StandsAlone);
            if (option is null)
            {
                mistakes.Add(name.StartsWith('-')
                    ? $"there is no option {Shown.Quoted(name)}{Nearest.Question(Nearest.To(name, options.Where(o => !o.StandsAlone).Select(o => o.Name)))}"
                    : options.FirstOrDefault(o => o.StandsAlone) is { } one ? $"{Shown.Quoted(name)} is one too many: there is one {one.Name} at a time."
                    : $"{Shown.Quoted(name)} stands alone: every value follows an option such as {options[0].Name}.");
                continue;
            }
            if (option.Value is null)
            {
                if (value is not null) mistakes.Add($"{name} takes no value.");
            }
            else if (value is null)
            {
                // "--out --json": the next option is not a file name.
                var next = i + 1 < arguments.Count ? arguments[i + 1] : null;
                if (next is not null && !next.StartsWith("--", StringComparison.Ordinal)) (value, i) = (next, i + 1);
            }
            if (option.Value is not null && string.IsNullOrEmpty(value)) mistakes.Add($"{name} needs a value: {name} {option.Value}.");
            if (!values.given.TryAdd(name, value)) mistakes.Add($"{name} is given twice.");
        }

        foreach (var missing in options.Where(o => o.Required && !values.Has(o.Name)))
            mistakes.Add($"{missing.Shown} is missing: {missing.Help}.");

        if (mistakes.Count == 0) return values;
        throw new RefusedException(
            string.Join('\n', mistakes.Select(m => $"upward {command}: {m}")) + $"\n`upward {command} --help` shows all options and an example.");
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return argument.StartsWith("--", StringComparison.Ordinal) && equals > 2
            ? (argument[..equals], argument[(equals + 1)..])
            : (argument, null);
    }
}
