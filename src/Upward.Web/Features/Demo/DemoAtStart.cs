using Microsoft.Extensions.Options;
using Upward.Web.Features.Demo.Plan;
using Upward.Web.Platform;
using Upward.Web.Platform.Hosting;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Demo;

/// <summary>`./run --demo`: founds the demo before the first request and prints, once, how to sign in.</summary>
public static class DemoAtStart
{
    public static async Task OpenAsync(IServiceProvider services, CancellationToken ct)
    {
        if (!services.GetRequiredService<IOptions<UpwardSettings>>().Value.Demo) return;
        var outcome = await services.GetRequiredService<OpenDemo>().ExecuteAsync(DemoPlan.DefaultSeed, ct);
        await Console.Out.WriteLineAsync(DemoConsole.Tell(outcome, services.GetRequiredService<Texts>(), services.GetRequiredService<PublicAddress>()));
    }
}

/// <summary>What the start and the command line print about a demo.</summary>
public static class DemoConsole
{
    public static string Tell(Outcome<OpenedDemo> outcome, Texts texts, PublicAddress address) => outcome.Succeeded
        ? string.Join(Environment.NewLine,
        [
            "", "  " + texts["demo.console.founded", ("organisation", DemoHouse.Organisation)],
            "  " + texts["demo.console.admin", ("email", outcome.Value.Email)],
            "  " + texts["demo.console.mentor", ("email", outcome.Value.MentorEmail)],
            "  " + texts["demo.console.mentee", ("email", outcome.Value.MenteeEmail)],
            "  " + texts["demo.console.pairMentor", ("email", outcome.Value.PairMentorEmail)],
            "  " + texts["demo.console.pairMentee", ("email", outcome.Value.PairMenteeEmail)],
            "  " + texts["demo.console.password", ("password", outcome.Value.Password)],
            "  " + texts["demo.console.look", ("address", address.LinkTo(outcome.Value.Path))], "",
        ])
        : "  " + texts.Say(outcome.Refusals[0].Message);
}
