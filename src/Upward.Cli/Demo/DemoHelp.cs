using System.Globalization;
using System.Text;
using Upward.Cli.Arguments;

namespace Upward.Cli.Demo;

internal static class DemoHelp
{
    internal static readonly Option Data = new("--data", "DIR", "the data folder; without it UPWARD__DATAFOLDER, or ./data");

    public static string Load() => Text("demo load", "found the demo organisation: 240 invented people, two programmes, pairs in every state.", DemoLoadCommand.Options);
    public static string Wipe() => Text("demo wipe", "remove the demo organisation with every row of it.", DemoWipeCommand.Options);
    public static string Password() => Text("demo password", "a new password for the accounts that were made for the demo.", DemoPasswordCommand.Options);

    private static string Text(string command, string what, Option[] options)
    {
        var list = new StringBuilder();
        foreach (var option in options) list.Append(CultureInfo.InvariantCulture, $"  {($"{option.Name} {option.Value}").PadRight(14)}{option.Help}\n");
        return $"""
            upward {command}: {what}

            Optional
            {list}
            It works on the same database as the server: UPWARD__DATABASE for PostgreSQL, otherwise SQLite in the data folder.
            On SQLite stop the server first; while it runs, the command says so and changes nothing.
            """;
    }
}
