using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes;

public sealed partial class Programme
{
    /// <param name="seenVersion">The version that the form was filled from: two managers must not overwrite each other unseen.</param>
    public Outcome Change(ProgrammeFacts facts, int seenVersion)
    {
        if (seenVersion != Version) return Outcome.Refused("refused.changedMeanwhile");
        var outcome = facts.Check();
        if (outcome.Succeeded) Apply(facts with { Preset = Preset });
        return outcome;
    }

    public ProgrammeFacts Facts => new()
    {
        Name = Name, Purpose = Purpose, Kind = Kind, Preset = Preset, StartsOn = StartsOn, EndsOn = EndsOn, CadenceDays = CadenceDays,
        Sessions = Sessions, SessionMinutes = SessionMinutes, MentorLabel = MentorLabel, MenteeLabel = MenteeLabel,
        MentorCapacity = MentorCapacity, MenteeCapacity = MenteeCapacity, AnswerDays = AnswerDays,
    };
}
