using Upward.Web.Features.People;
using Upward.Web.Platform;

namespace Upward.Web.Features.Kit;

public enum CommitmentRole { Sponsor, Leader }

/// <summary>
/// What a leader stands for in public, by name. The programme asks; only the person can write it, give it and take it back.
/// A "not now" leaves no reason.
/// </summary>
public sealed class Commitment : IBelongToOrganisation
{
    public const int LongestStatement = 1500;

    private Commitment() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProgrammeId { get; private set; }
    public Guid PersonId { get; private set; }
    public Person Person { get; private set; } = null!;
    public CommitmentRole Role { get; private set; }
    public string Statement { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public Guid? AskedById { get; private set; }
    /// <summary>Since when name, title and statement may be shown.</summary>
    public DateTimeOffset? GivenAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public int Version { get; private set; }

    public bool IsShown => GivenAt is not null && WithdrawnAt is null;
    public bool IsOpen => GivenAt is null && WithdrawnAt is null;

    public static Commitment Ask(Guid organisationId, Guid programmeId, Guid personId, CommitmentRole role, Guid by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, ProgrammeId = programmeId, PersonId = personId, Role = role, AskedById = by, AskedAt = now };

    public Outcome Give(string statement, bool consents, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        var words = statement.ReplaceLineEndings("\n").Trim();
        if (words.Length == 0) refusals.Add(new("Statement", new("refused.required")));
        else if (words.Length > LongestStatement) refusals.Add(new("Statement", new("refused.tooLong", ("max", LongestStatement), ("length", words.Length))));
        if (!consents) refusals.Add(new("Consents", new("kit.refused.consent")));
        if (refusals.Count > 0) return Outcome.Refused(refusals);
        (Statement, WithdrawnAt) = (words, null);
        GivenAt = now;
        Version++;
        return Outcome.Done;
    }

    /// <summary>"Not now", or "no longer": the words go with it.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        (Statement, WithdrawnAt) = ("", now);
        Version++;
    }
}

public static class CommitmentAccess
{
    /// <summary>Those that anybody who may see the programme page sees: given, not taken back, by people who are still here.</summary>
    public static IQueryable<Commitment> Shown(this IQueryable<Commitment> commitments, Guid programmeId) =>
        commitments.Where(c => c.ProgrammeId == programmeId && c.GivenAt != null && c.WithdrawnAt == null && c.Person.LeftAt == null);

    public static IQueryable<Commitment> OwnedBy(this IQueryable<Commitment> commitments, CurrentPerson person) => commitments.Where(c => c.PersonId == person.Id);
}
