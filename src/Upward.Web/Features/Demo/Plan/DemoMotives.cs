namespace Upward.Web.Features.Demo.Plan;

/// <summary>What the applicants of the demo wrote, by role and question of the standard form.</summary>
internal static class DemoMotives
{
    public static readonly Dictionary<string, string[]> Mentor = new()
    {
        [Applications.FormQuestion.MotivationKey] =
        [
            "I keep explaining the same three things about our app to people two floors up, one at a time. I would rather do it properly with one person who can change something.",
            "I am the first in my family with an office job. The people who decide here have never waited for a shift plan, and I think it shows.",
            "My last manager asked me once how my friends choose a bank. It was the best half hour of the year, for both of us.",
            "I build dashboards that nobody at the top opens. I would like to find out why from somebody who should.",
            "I want to learn how decisions really come about, and I have something to give for it.",
        ],
        ["scenario"] =
        [
            "I would write back that the slides without the talk are half of it, and offer twenty minutes on a day they choose. If that is cancelled too, I would say so to the programme.",
            "Honestly, I would send the slides the first time. The second time I would ask whether the topic is still the right one.",
            "I would ask what got in the way, and whether shorter meetings would help. Then I would tell the neutral contact if it went on.",
        ],
        ["openness"] = ["A colleague from the night shift showed me that our new form was impossible with gloves on.", "My grandmother, about banks.", ""],
        [Applications.FormQuestion.GoalsKey] = ["Speak up in a room with directors", "Understand how budgets are made; Say no kindly", "Lead a small project"],
    };

    public static readonly Dictionary<string, string[]> Mentee = new()
    {
        [Applications.FormQuestion.MotivationKey] =
        [
            "I approve tools I have never used. That cannot be right.",
            "Two good people under thirty left my area this year, and in the exit talks I did not understand the words they used. I want to.",
            "I would like somebody who tells me when I bore the room.",
            "My own children stopped explaining things to me. Perhaps a colleague has more patience.",
        ],
        ["scenario"] =
        [
            "Swallow. Then ask for one example, and the next meeting I would speak last.",
            "I would ask my deputy to chair and say why. It would not be comfortable.",
            "I would thank them and do nothing that week that could be taken for a reply.",
        ],
        ["openness"] = ["That they do not want to stay anywhere. They do, when they see what for.", "That working from home is resting.", ""],
        [Applications.FormQuestion.GoalsKey] = ["Use what we sell, myself; Ask before I answer", "One habit in meetings that others notice", "Read a dashboard without help"],
    };

    public static readonly string[] Adjustments = ["Captions in video calls, please.", "I need a break after thirty minutes.", "Meetings after ten, because of a treatment in the morning."];

    public static readonly string[] Tags = ["strong scenario", "night shift", "talk first"];

    public static readonly string[] Reasons = ["Clear reason of their own, and would speak up.", "Good, but we have three from this department.", "Wants a coach for promotion, which this is not."];
}
