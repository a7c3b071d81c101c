using System.Globalization;
using System.Text;

namespace Upward.Cli.PeopleImport;

internal static class PeopleImportHelp
{
    public static string Text()
    {
        var list = new StringBuilder();
        foreach (var option in PeopleImportCommand.Options) list.Append(CultureInfo.InvariantCulture, $"  {($"{option.Name} {option.Value}").PadRight(22)}{option.Help}\n");
        return $"""
            upward people import: read a staff list into the directory, as the pages of the import do.

              upward people import --file staff.csv --dry-run
              upward people import --file staff.csv --organisation "Harbour & Vale" --without-manager

              upward people import --file staff.csv --mapping mapping.json

            {list}
            It prints how many people are new, changed, the same or left out, and each problem with its cell, what was
            found, what is expected and how to mend it. On SQLite stop the server first; while it runs, the command says
            so and changes nothing. Exit codes: 0 done, 2 refused, 1 our bug.
            """;
    }
}
