using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Opportunities;

/// <summary>Exposure: took them along to where they are seen. Sponsor: spoke for them where they were not. Stretch: gave them something bigger than their job.</summary>
public enum OpportunityKind { Exposure, Sponsor, Stretch }

/// <summary>A door that the senior opened for the junior (R263). Both of the pair write it down and read it; whoever wrote a line can take it out.</summary>
public sealed class Opportunity : IBelongToOrganisation
{
    public const int LongestWords = 300, MostOfPair = 200;

    private Opportunity() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid MentorshipId { get; private set; }
    public OpportunityKind Kind { get; private set; }
    public DateOnly On { get; private set; }
    public string Words { get; private set; } = "";
    public Guid AddedById { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }

    public static Outcome<Opportunity> Write(Guid organisationId, OwnSpace pair, OpportunityKind? kind, DateOnly? on, string? words, DateOnly today, DateTimeOffset now)
    {
        var clean = (words ?? "").ReplaceLineEndings(" ").Trim();
        if (kind is not { } known || !Enum.IsDefined(known)) return Outcome.RefusedAt("Kind", "refused.required");
        if (on is not { } day) return Outcome.RefusedAt("On", "refused.required");
        if (day > today) return Outcome.RefusedAt("On", "opportunity.refused.future");
        if (clean.Length == 0) return Outcome.RefusedAt("Words", "opportunity.refused.empty");
        if (clean.Length > LongestWords) return Outcome.RefusedAt("Words", "refused.tooLong", ("max", LongestWords), ("length", clean.Length));
        return new Opportunity { Id = Guid.CreateVersion7(now), OrganisationId = organisationId, MentorshipId = pair.Id, Kind = known, On = day, Words = clean, AddedById = pair.Me.PersonId, AddedAt = now };
    }
}
