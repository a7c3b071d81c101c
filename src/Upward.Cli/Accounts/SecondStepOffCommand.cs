using Upward.Cli.Arguments;
using Upward.Cli.Demo;
using Upward.Cli.Faults;
using Upward.Web.Features.Identity.SecondStep;
using Upward.Web.Platform.Text;

namespace Upward.Cli.Accounts;

/// <summary>`upward account second-step-off`: for an operator who locked themselves out, and for accounts that no organisation's admin may open alone.</summary>
internal sealed class SecondStepOffCommand : ICommand
{
    private const string Name = "account second-step-off";

    private static readonly Option[] Options =
    [
        new("--email", "E-MAIL", "whose account"),
        DemoHelp.Data,
    ];

    public static string Help() => """
        upward account second-step-off: take authenticator app and passkeys off an account. All its sessions end; the password stays.

        Needed
          --email E-MAIL  whose account

        Optional
          --data DIR      the data folder; without it UPWARD__DATAFOLDER, or ./data

        The owner gets a mail, and each organisation of the account an entry in its log. Be sure that it is really the owner who asks.
        On SQLite stop the server first; while it runs, the command says so and changes nothing.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = OptionValues.Parse(Name, Options, arguments);
        var email = options["--email"] ?? throw new RefusedException($"upward {Name}: --email is missing. Whose account?");
        await using var installation = await Installation.OpenAsync(Name, options["--data"], ct);
        var texts = installation.Get<Texts>();
        var outcome = await installation.Get<TakeOffSecondStep>().ExecuteOnHostAsync(email, ct);
        if (!outcome.Succeeded) throw texts.Refused(Name, outcome);
        await terminal.Out.WriteLineAsync(texts["secondStep.person.done"]);
        return ExitCode.Done;
    }
}
