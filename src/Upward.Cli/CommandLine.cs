using Upward.Cli.Accounts;
using Upward.Cli.Arguments;
using Upward.Cli.Demo;
using Upward.Cli.Doctor;
using Upward.Cli.Faults;
using Upward.Cli.MailReceive;
using Upward.Cli.Match;
using Upward.Cli.PairsImport;
using Upward.Cli.PeopleImport;
using Upward.Cli.RoundExport;
using Upward.Cli.VerifyRound;

namespace Upward.Cli;

/// <summary>The table of commands, and what happens when one fails.</summary>
internal static class CommandLine
{
    private static readonly Command[] Commands =
    [
        new("match", "Match mentors and mentees from two CSV files, with proof", MatchHelp.Text, () => new MatchCommand()),
        new("verify-round", "Check a run record from the file alone", VerifyRoundHelp.Text, () => new VerifyRoundCommand()),
        new("round export", "Write a round's record into one file, on the host", RoundExportHelp.Text, () => new RoundExportCommand()),
        new("people import", "Read a staff list into the directory", PeopleImportHelp.Text, () => new PeopleImportCommand()),
        new("pairs import", "Bring in pairs that there were before", PairsImportHelp.Text, () => new PairsImportCommand()),
        new("account second-step-off", "Take authenticator app and passkeys off an account whose owner has lost them", SecondStepOffCommand.Help, () => new SecondStepOffCommand()),
        new("doctor", "Look at an installation and say what needs you", DoctorHelp.Text, () => new DoctorCommand()),
        new("mail receive", "Take an answer by mail from a mail server's pipe", MailReceiveCommand.Help, () => new MailReceiveCommand()),
        new("demo load", "Found the demo organisation with an account of its own", DemoHelp.Load, () => new DemoLoadCommand()),
        new("demo wipe", "Remove the demo organisation with every row of it", DemoHelp.Wipe, () => new DemoWipeCommand()),
        new("demo password", "Give the demo's accounts a new password", DemoHelp.Password, () => new DemoPasswordCommand()),
    ];

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter error, bool errorIsTerminal = false, CancellationToken ct = default)
    {
        var terminal = new Terminal(output, error, errorIsTerminal);
        try
        {
            return await DispatchAsync(args, terminal, ct);
        }
        catch (RefusedException refused)
        {
            await error.WriteLineAsync(refused.Message);
            return ExitCode.BadInput;
        }
        // The last fence: whatever else escapes is our bug, and the reader gets a sentence instead of a stack trace.
#pragma warning disable CA1031
        catch (Exception bug)
#pragma warning restore CA1031
        {
            await error.WriteLineAsync(
                $"upward: this is a bug in Upward, not in your files ({bug.GetType().Name}: {Shown.Plain(bug.Message)}). " +
                "Please report it to the project's issue tracker with the command you ran; UPWARD_DEBUG=1 shows the details.");
            if (Environment.GetEnvironmentVariable("UPWARD_DEBUG") == "1") await error.WriteLineAsync(bug.ToString());
            return ExitCode.OurBug;
        }
    }

    private static async Task<int> DispatchAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken ct)
    {
        if (args.Count == 0 || args[0] is "--help" or "-h" or "help" && args.Count == 1)
        {
            await terminal.Out.WriteLineAsync(GeneralHelp.Text(Commands));
            return args.Count == 0 ? ExitCode.BadInput : ExitCode.Done;
        }
        if (args[0] is "--version")
        {
            await terminal.Out.WriteLineAsync($"upward {Build.Version}");
            return ExitCode.Done;
        }

        var words = args[0] == "help" ? args.Skip(1).ToArray() : args;
        // Longest name first, so that `people import` is found before a `people`.
        var command = Commands.OrderByDescending(c => c.Name.Length).FirstOrDefault(c => StartsWith(words, c.Name));
        if (command is null)
        {
            var near = Nearest.To(words[0], Commands.Select(c => c.Name));
            throw new RefusedException(
                $"upward: there is no command {Shown.Quoted(words[0])}{Nearest.Question(near)} `upward --help` lists the commands.");
        }

        var rest = words.Skip(command.Name.Split(' ').Length).ToArray();
        if (args[0] == "help" || rest.Any(a => a is "--help" or "-h"))
        {
            await terminal.Out.WriteLineAsync(command.Help());
            return ExitCode.Done;
        }
        return await command.Create().RunAsync(rest, terminal, ct);
    }

    private static bool StartsWith(IReadOnlyList<string> args, string name)
    {
        var words = name.Split(' ');
        return args.Count >= words.Length && words.SequenceEqual(args.Take(words.Length));
    }
}
