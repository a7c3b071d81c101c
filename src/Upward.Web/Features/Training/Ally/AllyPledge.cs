using System.Linq.Expressions;
using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>One thing that somebody means to do for others, in a sentence. It is theirs alone; after a month one mail asks whether it is still being done.</summary>
public sealed class AllyPledge : IBelongToOrganisation
{
    public const int Longest = 300, RemindAfterDays = 30;
    /// <summary>Three months after it, the question would come out of nowhere.</summary>
    public const int LateAfterDays = 90;

    private AllyPledge() { }

    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset PledgedAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public DateTimeOffset? KeptAt { get; private set; }
    public int Version { get; private set; }

    public static AllyPledge Of(Guid organisationId, Guid programmeId, Guid personId) => new() { OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId };

    /// <summary>Other words are another pledge: its month begins anew.</summary>
    public void Pledge(string text, DateTimeOffset now)
    {
        if (text == Text) return;
        (Text, PledgedAt, RemindedAt, KeptAt, Version) = (text, now, null, null, Version + 1);
    }

    public void Keep(DateTimeOffset now) => (KeptAt, Version) = (KeptAt ?? now, Version + 1);
    public void Remind(DateTimeOffset now) => (RemindedAt, Version) = (now, Version + 1);

    public static Expression<Func<AllyPledge, bool>> DueAt(DateTimeOffset now)
    {
        var limit = now.AddDays(-RemindAfterDays);
        return p => p.RemindedAt == null && p.KeptAt == null && p.PledgedAt <= limit;
    }
}
