using System.Globalization;
using System.Text;

namespace Upward.Cli;

internal static class GeneralHelp
{
    public static string Text(IReadOnlyList<Command> commands)
    {
        var width = commands.Max(c => c.Name.Length);
        var list = new StringBuilder();
        foreach (var command in commands) list.Append(CultureInfo.InvariantCulture, $"  {command.Name.PadRight(width)}   {command.Summary}\n");

        return $"""
            upward {Build.Version}: reverse mentoring from the command line.
            In every command the mentor is the junior, who gives knowledge, and the mentee is the senior, who learns.

            Usage
              upward COMMAND [options]
              upward COMMAND --help     what the command needs, with an example

            Commands
            {list}
            Exit codes
              0  done
              1  a bug in Upward
              2  something in the input or the command is wrong; the message names file, line and column
              3  stopped early (Ctrl+C or the time limit); the best result so far is written, with its bound
              4  the command worked, but what it looked at is not in order (doctor, verify-round)

            Try it in a clone
              ./upward match --mentors docs/examples/juniors.csv --mentees docs/examples/seniors.csv \
                --rules docs/examples/rules.json --out pairs.csv --report report.html

            More: docs/command-line.md
            """;
    }
}
