using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Features.Recommendations;

/// <summary>Who may read the words besides the person they are about. Said to the writer before they write.</summary>
public enum RecommendationReaders { ProgrammeManagers, ManagersAndPartners }

public enum RecommendationState { Asked, Written, Declined, TakenBack, Lapsed }

/// <summary>
/// Words of a colleague or line manager about somebody, asked for by that person and written by a link without an account.
/// There are no secret references: whoever it is about reads it, and may hide it. Only hashes of the links are kept.
/// </summary>
public sealed class Recommendation : IBelongToOrganisation
{
    /// <summary>Two pages. Counted in words, so that no language's letters count more than another's.</summary>
    public const int MostWords = 900;
    /// <summary>For what is typed into the field; words are the limit people are told.</summary>
    public const int LongestText = 12_000;
    public const int LongestNote = 500;
    public const int MostOpen = 5;
    public const int FirstDueDays = 14, LastDueDays = 60;
    /// <summary>The link still works so long after the day it was due, and what was written can be changed until then.</summary>
    public const int GraceDays = 14;
    /// <summary>The one reminder goes so long before the day it is due.</summary>
    public const int RemindDaysBefore = 3;

    private Recommendation() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid AboutId { get; private set; }
    public Person About { get; private set; } = null!;
    public Guid FromId { get; private set; }
    public Person From { get; private set; } = null!;
    public string TokenHash { get; private set; } = "";
    /// <summary>The link in the reminder; the first one goes on working.</summary>
    public string? SecondHash { get; private set; }
    public string Note { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public RecommendationReaders Readers { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public DateTimeOffset? KeptAt { get; private set; }
    public DateTimeOffset? WrittenAt { get; private set; }
    public DateTimeOffset? HiddenAt { get; private set; }
    public DateTimeOffset? ThankedAt { get; private set; }
    /// <summary>A draft until <see cref="WrittenAt"/>: nobody but its writer reads it.</summary>
    public string Text { get; private set; } = "";
    /// <summary>Skills that the writer has seen the person use.</summary>
    public List<Guid> Endorsed { get; private set; } = [];
    public int Version { get; private set; }

    public static Recommendation Ask(Guid organisationId, Guid aboutId, Guid fromId, string tokenHash, string note, DateOnly dueOn, RecommendationReaders readers, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), OrganisationId = organisationId, AboutId = aboutId, FromId = fromId, TokenHash = tokenHash, Note = note.Trim(), DueOn = dueOn, Readers = readers, AskedAt = now,
    };

    public RecommendationState StateOn(DateOnly today) =>
        TakenBackAt is not null ? RecommendationState.TakenBack : WrittenAt is not null ? RecommendationState.Written : DeclinedAt is not null ? RecommendationState.Declined
        : LinkWorksOn(today) ? RecommendationState.Asked : RecommendationState.Lapsed;

    public bool LinkWorksOn(DateOnly today) => TakenBackAt is null && today <= DueOn.AddDays(GraceDays);

    /// <summary>When its last day begins: a mail about it that comes later helps nobody.</summary>
    public DateTimeOffset LinkEndsAt => StartOf(DueOn.AddDays(GraceDays));

    public bool IsDueForReminder(DateOnly today) => StateOn(today) == RecommendationState.Asked && RemindedAt is null && today >= DueOn.AddDays(-RemindDaysBefore);

    public DateTimeOffset ReminderDueAt => Later(AskedAt, StartOf(DueOn.AddDays(-RemindDaysBefore)));

    /// <summary>After the day itself "by Friday" would only puzzle.</summary>
    public DateTimeOffset ReminderEndsAt => StartOf(DueOn.AddDays(1));

    public static int WordsIn(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Keeps a draft; what was sent already stays sent.</summary>
    public Outcome Keep(string text, IEnumerable<Guid> endorsed, DateTimeOffset now)
    {
        if (text.Length > LongestText || WordsIn(text) > MostWords) return Outcome.RefusedAt("Text", "recommend.refused.long", ("max", MostWords), ("words", WordsIn(text)));
        (Text, Endorsed, KeptAt, DeclinedAt) = (text.Trim(), [.. endorsed.Distinct()], now, null);
        Version++;
        return Outcome.Done;
    }

    public Outcome Send(string text, IEnumerable<Guid> endorsed, DateTimeOffset now)
    {
        if (WordsIn(text) == 0) return Outcome.RefusedAt("Text", "recommend.refused.empty");
        var kept = Keep(text, endorsed, now);
        if (kept.Succeeded) WrittenAt = now;
        return kept;
    }

    /// <summary>"I would rather not." Takes the words away too, sent or not: they are the writer's.</summary>
    public void Decline(DateTimeOffset now)
    {
        (Text, Endorsed, WrittenAt, ThankedAt, HiddenAt, DeclinedAt) = ("", [], null, null, null, now);
        Version++;
    }

    public void TakeBack(DateTimeOffset now)
    {
        (Text, Endorsed, TakenBackAt) = ("", [], now);
        Version++;
    }

    public void Remind(string hash, DateTimeOffset now) => (SecondHash, RemindedAt, Version) = (hash, now, Version + 1);

    /// <summary>Nobody reminded while it would have helped: that is settled too.</summary>
    public void LeaveUnreminded(DateTimeOffset now) => (RemindedAt, Version) = (now, Version + 1);

    public Outcome Thank(DateTimeOffset now)
    {
        if (WrittenAt is null) return Outcome.NotFound;
        if (ThankedAt is not null) return Outcome.Refused("recommendations.refused.thanked");
        (ThankedAt, Version) = (now, Version + 1);
        return Outcome.Done;
    }

    public Outcome Show(bool shown, DateTimeOffset now)
    {
        if (WrittenAt is null) return Outcome.NotFound;
        (HiddenAt, Version) = (shown ? null : now, Version + 1);
        return Outcome.Done;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
