using Upward.Web.Features.Mentorships;
using Upward.Web.Platform;

namespace Upward.Web.Features.Endings;

/// <summary>The list for the last meeting, which both tick.</summary>
public sealed class PairClosing : IBelongToOrganisation
{
    public static IReadOnlyList<string> Items { get; } = ["goals", "open", "learned", "thanks", "silence", "touch", "files", "next"];

    private PairClosing() { }

    public Guid MentorshipId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public List<string> Ticked { get; private set; } = [];
    public int Version { get; private set; }

    public static PairClosing Of(Mentorship pair) => new() { MentorshipId = pair.Id, OrganisationId = pair.OrganisationId };

    public void Tick(IEnumerable<string> items)
    {
        Ticked = [.. Items.Where(items.Contains)];
        Version++;
    }
}
