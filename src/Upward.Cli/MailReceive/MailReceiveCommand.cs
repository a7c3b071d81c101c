using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Upward.Cli.Arguments;
using Upward.Cli.Faults;
using Upward.Web.Data;
using Upward.Web.Features.Messages.ByMail;
using Upward.Web.Platform;

namespace Upward.Cli.MailReceive;

/// <summary>`upward mail receive`: takes one mail from standard input and lays it where the server finds it.</summary>
internal sealed class MailReceiveCommand : ICommand
{
    /// <summary>sysexits.h, EX_TEMPFAIL: the mail server keeps the mail and tries again.</summary>
    private const int TryLater = 75;

    private static readonly Option[] Options = [new("--data", "DIR", "the data folder; without it UPWARD__DATAFOLDER, or ./data")];

    public static string Help()
    {
        var list = new StringBuilder();
        foreach (var option in Options) list.Append(CultureInfo.InvariantCulture, $"  {($"{option.Name} {option.Value}").PadRight(14)}{option.Help}\n");
        return $"""
            upward mail receive: take one mail from standard input, as a mail server's pipe delivers it.

            Optional
            {list}
            The mail is laid into the folder mail-in of the data folder; the server takes it from there within half a minute. It needs no
            database, so it works while the server runs. Only answers to our own mails are taken, from the person they were sent to.
            Of a mail over 25 MB only the header is laid there, so that the server can tell whoever sent it.

            Postfix, in master.cf, for UPWARD__REPLYADDRESS=reply@mentoring.example.org and recipient_delimiter = +
              upward unix - n n - - pipe user=upward argv=/opt/upward/upward mail receive --data /var/lib/upward

            Exit codes
              0   taken
              75  not taken now (no space, no access); the mail server tries again
            """;
    }

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = OptionValues.Parse("mail receive", Options, arguments);
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(UpwardSettings.Section).Get<UpwardSettings>() ?? new();
        if (options["--data"] is { } folder) settings.DataFolder = folder;
        using var mail = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[81920];
        for (int read; (read = await input.ReadAsync(buffer, ct)) > 0;)
        {
            // What comes after that is read to its end, so that the mail server is not left with half of it, and forgotten.
            if (mail.Length <= MailSpool.Largest) mail.Write(buffer, 0, read);
        }
        if (mail.Length == 0) throw new RefusedException("upward mail receive: there is no mail on standard input.");
        try
        {
            var spool = new MailSpool(DatabaseChoice.From(settings));
            if (mail.Length <= MailSpool.Largest) await spool.PutAsync(mail.ToArray(), ct);
            else
            {
                await spool.PutTooLargeAsync(mail.GetBuffer()[..MailSpool.LongestHeader], ct);
                await terminal.Error.WriteLineAsync("upward mail receive: the mail is larger than 25 MB and was left out; if it is an answer, whoever sent it is told.");
            }
            return ExitCode.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"upward mail receive: the data folder cannot be written ({error.Message}).");
            return TryLater;
        }
    }
}
