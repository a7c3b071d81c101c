using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Cli.Faults;

internal static class Refusing
{
    /// <summary>What a use case refused, in the words that its page would show.</summary>
    public static RefusedException Refused(this Texts texts, string command, Outcome outcome) =>
        new($"upward {command}: " + string.Join(' ', outcome.Refusals.Select(r => texts.Say(r.Message))));
}
