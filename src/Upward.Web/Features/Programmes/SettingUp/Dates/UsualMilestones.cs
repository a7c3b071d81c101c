namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>The timeline a new programme starts with.</summary>
public static class UsualMilestones
{
    public static IEnumerable<Milestone> For(Programme programme)
    {
        Milestone At(string key, int percent, int offset, int length) => Milestone.Of(programme, key, "", percent, offset, length);
        var days = programme.EndsOn.DayNumber - programme.StartsOn.DayNumber + 1;

        yield return At("apply", 0, -28, 14);
        if (programme.Formality != Formality.Informal) yield return At("training", 0, -14, 14);
        yield return At("match", 0, -14, 5);
        // The days to answer end before the first day.
        yield return At("answers", 0, -programme.AnswerDays - 2, programme.AnswerDays);
        yield return At("kickoff", 0, 0, 1);
        // Inclusion asks more of its mentors: they meet among themselves three times (practice, ReMEDI).
        if (programme.Preset == "inclusion") foreach (var percent in (int[])[25, 50, 75]) yield return At("supervision", percent, 0, 1);
        if (days >= 80) yield return At("midpoint", 50, -2, 5);
        if (days >= 40) yield return At("close", 100, -13, 14);
        if (days >= 80) yield return At("followup", 100, 180, 14);
    }
}
