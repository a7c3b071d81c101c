using Upward.Web.Features.Enrolment;
using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes;

public sealed partial class Programme
{
    public int MinutesPerMonthOf(ProgrammeRole role) => role == ProgrammeRole.Mentor ? MentorMinutesPerMonth : MenteeMinutesPerMonth;
    public decimal HoursPerMonthOf(ProgrammeRole role) => MinutesPerMonthOf(role) / 60m;

    /// <summary>The preset stays: it says what the programme began from.</summary>
    public Outcome Change(ProgrammeFacts facts)
    {
        var outcome = facts.Check();
        if (outcome.Succeeded) Apply(facts with { Preset = Preset });
        return outcome;
    }

    /// <summary>Something that belongs to it was changed: who saves at the same moment is refused.</summary>
    public void Touch() => Version++;

    public Outcome Launch(Guid? by, DateTimeOffset now)
    {
        if (LaunchedAt is { } since) return Outcome.Refused("launch.refused.already", ("day", since));
        (LaunchedAt, LaunchedById) = (now, by);
        Version++;
        return Outcome.Done;
    }

    public void BelongTo(Guid? unitId) { UnitId = unitId; Version++; }

    public void BecomeTemplate(DateTimeOffset now) { TemplateSince = now; Version++; }

    public ProgrammeFacts Facts => new()
    {
        Name = Name, Purpose = Purpose, Purposes = [.. Purposes], Kind = Kind, Formality = Formality, Preset = Preset, StartsOn = StartsOn, EndsOn = EndsOn,
        CadenceDays = CadenceDays, Sessions = Sessions, SessionMinutes = SessionMinutes, MentorMinutesPerMonth = MentorMinutesPerMonth,
        MenteeMinutesPerMonth = MenteeMinutesPerMonth, MentorLabel = MentorLabel, MenteeLabel = MenteeLabel,
        MentorCapacity = MentorCapacity, MenteeCapacity = MenteeCapacity, AnswerDays = AnswerDays,
    };
}
