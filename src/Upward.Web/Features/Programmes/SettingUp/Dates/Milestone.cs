using Upward.Web.Platform;

namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>
/// A date or a span on a programme's timeline. It is kept by its place in the programme (so many days from the first day, the
/// middle or the last), never as a date: when the first or the last day moves, everything follows by itself.
/// </summary>
public sealed class Milestone : IBelongToOrganisation
{
    public const int LongestName = 80, Most = 30;

    private Milestone() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    /// <summary>Which of the usual ones it is (milestone.KEY); empty for an own one.</summary>
    public string Key { get; private set; } = "";
    /// <summary>Own words; empty for the usual name.</summary>
    public string Name { get; private set; } = "";
    /// <summary>Where in the programme it is tied: 0 the first day, 50 the middle, 100 the last.</summary>
    public int AtPercent { get; private set; }
    /// <summary>Days from there to its first day; negative before.</summary>
    public int OffsetDays { get; private set; }
    /// <summary>Days that it lasts, at least 1.</summary>
    public int LengthDays { get; private set; } = 1;

    public static Milestone Of(Programme programme, string key, string name, int atPercent, int offsetDays, int lengthDays) => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = programme.OrganisationId, ProgrammeId = programme.Id,
        Key = key, Name = name.Trim(), AtPercent = atPercent, OffsetDays = offsetDays, LengthDays = lengthDays,
    };

    public (DateOnly From, DateOnly To) In(DateOnly startsOn, DateOnly endsOn)
    {
        var from = TiedTo(AtPercent, startsOn, endsOn).AddDays(OffsetDays);
        return (from, from.AddDays(LengthDays - 1));
    }

    /// <summary>Puts it on these days; the tie stays.</summary>
    public void Place(DateOnly from, DateOnly to, DateOnly startsOn, DateOnly endsOn) =>
        (OffsetDays, LengthDays) = (from.DayNumber - TiedTo(AtPercent, startsOn, endsOn).DayNumber, to.DayNumber - from.DayNumber + 1);

    public void Rename(string name) => Name = name.Trim();

    private static DateOnly TiedTo(int percent, DateOnly startsOn, DateOnly endsOn) => startsOn.AddDays((endsOn.DayNumber - startsOn.DayNumber) * percent / 100);
}
