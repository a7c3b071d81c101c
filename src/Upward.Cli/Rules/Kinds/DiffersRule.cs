using Upward.Cli.People;
using Upward.MatchingEngine;

namespace Upward.Cli.Rules;

internal sealed class DiffersRule : IRuleKind
{
    public string Kind => "differs";

    public HardRule? Compile(Settings settings, Pairing pairing)
    {
        var (mentor, mentee) = (pairing.MentorColumn(settings), pairing.MenteeColumn(settings));
        if (mentor is null || mentee is null) return null;

        var classes = Classes.Of(mentor, mentee);
        // What is not known is not known to differ: as with levels, an empty cell leaves the rule unmet.
        return new MustDiffer($"{mentee.Title}: must differ", classes.Mentees, classes.Mentors, unknownDiffers: false);
    }
}
