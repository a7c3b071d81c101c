using System.Globalization;
using System.Text;

namespace Upward.Cli.Doctor;

internal static class DoctorHelp
{
    public static string Text()
    {
        var options = new StringBuilder();
        foreach (var option in DoctorCommand.Options)
            options.Append(CultureInfo.InvariantCulture, $"  {($"{option.Name} {option.Value}").PadRight(24)}{option.Help}\n");
        return $"""
            upward doctor: looks at an installation and says what is well and what needs you. Changes nothing.

            {options}
            It reads the same settings as the server: UPWARD__DATABASE, UPWARD__DATAFOLDER, UPWARD__PUBLICADDRESS, UPWARD__SMTP__HOST ...
            It may run beside the server: when the data folder is in use, the server itself is asked about its database.

            What is looked at
              program, settings, data folder, disk, database (engine, version, mode, migrations), keys, mail server, time zones

            Example (in a clone, beside ./run)
              ./upward doctor --data data

            Exit codes: 0 nothing is wrong, 4 something is wrong, 2 the command is wrong, 1 a bug in Upward.
            """;
    }
}
