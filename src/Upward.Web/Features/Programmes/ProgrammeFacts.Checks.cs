using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes;

public sealed partial record ProgrammeFacts
{
    public const int LongestName = 120, LongestPurpose = 2000, LongestLabel = 40, MostPartners = 20, MostMinutesPerMonth = 40 * 60;

    /// <summary>Everything that is wrong with it, each at its field.</summary>
    public Outcome Check()
    {
        var refusals = new List<Refusal>();
        void Refuse(string field, string key, params (string, object?)[] arguments) => refusals.Add(new(field, new Message(key, arguments)));
        void Length(string field, string text, int max) { if (text.Trim().Length > max) Refuse(field, "refused.tooLong", ("max", max), ("length", text.Trim().Length)); }
        void Range(string field, int value, int from, int to) { if (value < from || value > to) Refuse(field, "programme.refused.range", ("from", from), ("to", to)); }

        if (string.IsNullOrWhiteSpace(Name)) Refuse(nameof(Name), "refused.required");
        Length(nameof(Name), Name, LongestName);
        Length(nameof(Purpose), Purpose, LongestPurpose);
        Length(nameof(MentorLabel), MentorLabel, LongestLabel);
        Length(nameof(MenteeLabel), MenteeLabel, LongestLabel);
        if (StartsOn == default) Refuse(nameof(StartsOn), "refused.required");
        if (EndsOn == default) Refuse(nameof(EndsOn), "refused.required");
        else if (EndsOn < StartsOn) Refuse(nameof(EndsOn), "programme.refused.endsBeforeStart");
        else if (LastSessionTooLate is { } needed) Refuse(nameof(EndsOn), "programme.refused.doesNotFit", ("sessions", Sessions), ("cadence", CadenceDays), ("day", needed));
        Range(nameof(CadenceDays), CadenceDays, 1, 366);
        Range(nameof(Sessions), Sessions, 1, 100);
        Range(nameof(SessionMinutes), SessionMinutes, 10, 480);
        Range(nameof(MentorMinutesPerMonth), MentorMinutesPerMonth, 0, MostMinutesPerMonth);
        Range(nameof(MenteeMinutesPerMonth), MenteeMinutesPerMonth, 0, MostMinutesPerMonth);
        Range(nameof(MentorCapacity), MentorCapacity, 1, MostPartners);
        Range(nameof(MenteeCapacity), MenteeCapacity, 1, MostPartners);
        Range(nameof(AnswerDays), AnswerDays, 1, 90);
        return Outcome.Refused(refusals);
    }

    /// <summary>The day of the last session when it lies after the end; null when all sessions fit between the dates.</summary>
    private DateOnly? LastSessionTooLate
    {
        get
        {
            if (StartsOn == default || Sessions is < 1 or > 100 || CadenceDays is < 1 or > 366) return null;
            var last = StartsOn.AddDays((Sessions - 1) * CadenceDays);
            return last > EndsOn ? last : null;
        }
    }
}
