using Upward.Web.Features.Mentorships;
using Upward.Web.Features.Programmes;

namespace Upward.Web.Features.Goals;

/// <summary>What a form says about a goal.</summary>
public sealed record GoalDraft(string Title, string Measure, DateOnly? DueOn, int Weight, Guid? ObjectiveId, GoalOwning? Owning);

/// <summary>The days between which a goal of this programme can be due, and which day it is for whoever writes.</summary>
public sealed record GoalFrame(DateOnly From, DateOnly To, DateOnly Today)
{
    public static GoalFrame Of(Programme programme, DateOnly today) => new(programme.StartsOn, programme.EndsOn, today);

    /// <summary>A day so many weeks from now, or the programme's last.</summary>
    public DateOnly After(int weeks)
    {
        var day = (Today > From ? Today : From).AddDays(7 * weeks);
        return day < To ? day : To;
    }

    /// <summary>How many meetings the rhythm still leaves room for.</summary>
    public static int MeetingsLeft(Programme programme, DateOnly today)
    {
        var days = programme.EndsOn.DayNumber - (today > programme.StartsOn ? today : programme.StartsOn).DayNumber;
        return Math.Clamp(days / Math.Max(1, programme.CadenceDays), 0, programme.Sessions);
    }
}
