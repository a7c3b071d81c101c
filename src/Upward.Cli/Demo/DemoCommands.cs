using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Upward.Cli.Arguments;
using Upward.Cli.Faults;
using Upward.Web.Data;
using Upward.Web.Features.Demo;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Cli.Demo;

/// <summary>`upward demo load`: founds the demo organisation with an account of its own.</summary>
internal sealed class DemoLoadCommand : ICommand
{
    internal static readonly Option[] Options =
    [
        new("--seed", "N", "another demo than the usual one: a whole number from 0; the same number gives the same people"),
        DemoHelp.Data,
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = OptionValues.Parse("demo load", Options, arguments);
        var seed = DemoPlan.DefaultSeed;
        if (options["--seed"] is { } text && !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            throw new RefusedException($"upward demo load: --seed is {Shown.Quoted(text)}, but needs a whole number from 0.");
        await using var installation = await Installation.OpenAsync("demo load", options["--data"], ct);
        var outcome = await installation.Get<OpenDemo>().ExecuteAsync(seed, ct);
        var told = DemoConsole.Tell(outcome, installation.Get<Texts>(), installation.Get<PublicAddress>());
        if (!outcome.Succeeded) throw new RefusedException("upward demo load: " + told.Trim());
        await terminal.Out.WriteLineAsync(told);
        return ExitCode.Done;
    }
}

/// <summary>`upward demo wipe`: removes every demo organisation.</summary>
internal sealed class DemoWipeCommand : ICommand
{
    internal static readonly Option[] Options = [DemoHelp.Data];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = OptionValues.Parse("demo wipe", Options, arguments);
        await using var installation = await Installation.OpenAsync("demo wipe", options["--data"], ct);
        var demos = await installation.Get<AppDb>().Organisations.Where(o => o.DemoSeed != null).Select(o => o.Id).ToListAsync(ct);
        if (demos.Count == 0) throw new RefusedException("upward demo wipe: there is no demo organisation.");
        foreach (var id in demos)
            if (await installation.Get<WipeDemo>().ExecuteOnHostAsync(id, ct) is { Succeeded: false } refused)
                throw new RefusedException("upward demo wipe: " + installation.Get<Texts>().Say(refused.Refusals[0].Message));
        await terminal.Out.WriteLineAsync(installation.Get<Texts>()["demo.wiped"]);
        return ExitCode.Done;
    }
}

/// <summary>`upward demo password`: a new password for the accounts that were made for the demo.</summary>
internal sealed class DemoPasswordCommand : ICommand
{
    internal static readonly Option[] Options = [DemoHelp.Data];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal, CancellationToken ct)
    {
        var options = OptionValues.Parse("demo password", Options, arguments);
        await using var installation = await Installation.OpenAsync("demo password", options["--data"], ct);
        var outcome = await installation.Get<RenewDemoPassword>().ExecuteAsync(ct);
        var texts = installation.Get<Texts>();
        if (!outcome.Succeeded) throw new RefusedException("upward demo password: " + texts.Say(outcome.Refusals[0].Message));
        foreach (var email in outcome.Value.Emails) await terminal.Out.WriteLineAsync(email);
        await terminal.Out.WriteLineAsync(texts["demo.console.password", ("password", outcome.Value.Password)]);
        return ExitCode.Done;
    }
}
