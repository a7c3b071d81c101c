using System.Globalization;
using System.Text;

namespace Upward.Cli.RoundExport;

internal static class RoundExportHelp
{
    public static string Text()
    {
        var options = new StringBuilder();
        foreach (var option in RoundExportCommand.Options) options.Append(CultureInfo.InvariantCulture, $"  {option.Shown.PadRight(14)}{option.Help}\n");
        return $"""
            upward round export: write a round's record into one file, which proves the round's answer years later.

              upward round export https://upward.example/programmes/0197f0c2-0000-7000-8000-000000000000/rounds/3 --out round-3.upward
              upward verify-round round-3.upward

            {options}
            The file holds who takes part and what they keep private, such as whom they do not want to be paired with. That
            is why it comes from the host only, and not from a page. Keep it as safe as the database. Where the system allows
            it, only you can read the file. Each export stands in the organisation's audit log.

            It works on the same database as the server. On SQLite stop the server first; while it runs, the command says so
            and writes nothing. Exit codes: 0 done, 2 refused, 1 a bug in Upward.
            """;
    }
}
