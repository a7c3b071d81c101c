using System.Globalization;
using System.Text;

namespace Upward.Cli.PairsImport;

internal static class PairsImportHelp
{
    public static string Text()
    {
        var list = new StringBuilder();
        foreach (var option in PairsImportCommand.Options) list.Append(CultureInfo.InvariantCulture, $"  {($"{option.Name} {option.Value}").PadRight(22)}{option.Help}\n");
        return $"""
            upward pairs import: bring in pairs that run already, and pairs that there were, as Pairs > Import pairs does.

              upward pairs import --file pairs-history.csv --programme "Fresh Eyes" --dry-run
              upward pairs import --file pairs-history.csv --programme "Fresh Eyes"

            The columns: mentor, mentee (e-mail or employee id), started on, ended on (empty: it runs), programme (its name
            then), how it ended.

            {list}
            It prints how many pairs run, have ended, are known already or are left out, and each problem with its cell and
            how to mend it. On SQLite stop the server first; while it runs, the command says so and changes nothing.
            Exit codes: 0 done, 2 refused, 1 our bug.
            """;
    }
}
