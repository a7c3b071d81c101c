using NodaTime;
using Upward.Web.Platform;
using Upward.Web.Platform.Text;

namespace Upward.Web.Features.Notifications;

/// <summary>How somebody wants to be told, topic by topic, and when to be left in peace. Who never chose is told as is usual for the topic, mostly at once.</summary>
public sealed class DeliveryWishes : IBelongToOrganisation
{
    /// <summary>When a mail of the day or the week goes, on its reader's clock.</summary>
    public static readonly LocalTime Morning = new(8, 0);

    private DeliveryWishes() { }

    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    /// <summary>By topic; what is not in it goes as is usual.</summary>
    public Dictionary<string, Delivery> Chosen { get; private set; } = [];
    /// <summary>Both or neither.</summary>
    public TimeOnly? QuietFrom { get; private set; }
    public TimeOnly? QuietTo { get; private set; }

    public static DeliveryWishes By(Guid organisationId, Guid personId) => new() { OrganisationId = organisationId, PersonId = personId };

    public Delivery Of(string topic) => Chosen.TryGetValue(topic, out var chosen) ? chosen : NoticeTopics.UsualOf(topic);

    public Outcome Choose(IReadOnlyDictionary<string, Delivery> chosen, TimeOnly? from, TimeOnly? to)
    {
        if (chosen.Any(c => !NoticeTopics.All.Contains(c.Key) || !Enum.IsDefined(c.Value))) return Outcome.Refused("notice.refused.choice");
        if (from is null != to is null) return Outcome.RefusedAt(from is null ? "QuietFrom" : "QuietTo", "notice.refused.half");
        if (from is not null && from == to) return Outcome.RefusedAt("QuietTo", "notice.refused.sameHour");
        (Chosen, QuietFrom, QuietTo) = (chosen.Where(c => c.Value != NoticeTopics.UsualOf(c.Key)).ToDictionary(), from, to);
        return Outcome.Done;
    }

    /// <summary>Turns a topic off, or everything that comes in one rhythm.</summary>
    public void TurnOff(string topicOrRhythm)
    {
        var chosen = new Dictionary<string, Delivery>(Chosen);
        if (Enum.TryParse<Delivery>(topicOrRhythm, out var rhythm))
            foreach (var topic in NoticeTopics.All.Where(t => Of(t) == rhythm)) chosen[topic] = Delivery.Off;
        else chosen[topicOrRhythm] = Delivery.Off;
        Chosen = chosen;
    }

    /// <summary>This moment, or the end of the quiet hours it lies in. An hour that the clock skips or repeats ends them once.</summary>
    public DateTimeOffset AfterQuiet(ReaderZone zone, DateTimeOffset now)
    {
        if (QuietFrom is not { } from || QuietTo is not { } to) return now;
        var here = zone.At(now);
        var time = here.TimeOfDay.ToTimeOnly();
        if (!time.IsBetween(from, to)) return now;
        var day = from > to && time >= from ? here.Date.PlusDays(1) : here.Date;
        var end = here.Zone.AtLeniently(day.At(LocalTime.FromTimeOnly(to))).ToDateTimeOffset().ToUniversalTime();
        return end > now ? end : now;
    }

    /// <summary>The last morning on which a mail in this rhythm was due: every day, or every Monday.</summary>
    public static DateTimeOffset LastMorning(Delivery rhythm, ReaderZone zone, DateTimeOffset now)
    {
        var here = zone.At(now);
        var day = here.TimeOfDay < Morning ? here.Date.PlusDays(-1) : here.Date;
        if (rhythm == Delivery.Weekly) day = day.PlusDays(-((int)day.DayOfWeek - (int)IsoDayOfWeek.Monday));
        return here.Zone.AtLeniently(day.At(Morning)).ToDateTimeOffset().ToUniversalTime();
    }

    /// <summary>The first one that is still to come.</summary>
    public static DateTimeOffset NextMorning(Delivery rhythm, ReaderZone zone, DateTimeOffset now)
    {
        var here = zone.At(now);
        var day = here.TimeOfDay < Morning ? here.Date : here.Date.PlusDays(1);
        if (rhythm == Delivery.Weekly) day = day.PlusDays(((int)IsoDayOfWeek.Monday - (int)day.DayOfWeek + 7) % 7);
        return here.Zone.AtLeniently(day.At(Morning)).ToDateTimeOffset().ToUniversalTime();
    }
}
