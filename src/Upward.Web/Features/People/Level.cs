using Upward.Web.Platform;

namespace Upward.Web.Features.People;

/// <summary>One step of the organisation's ordered scale of levels or grades. Rank 1 is the most junior.</summary>
public sealed class Level : IBelongToOrganisation
{
    private Level() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public int Rank { get; private set; }
    /// <summary>Other spellings met in imports: "VP", "Vice President".</summary>
    public List<string> AlsoKnownAs { get; private set; } = [];

    public static Level Of(Guid organisationId, string name, int rank, params string[] alsoKnownAs) => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = organisationId, Name = name.Trim(), Rank = rank, AlsoKnownAs = [.. alsoKnownAs],
    };

    public void Change(string name, int rank, IEnumerable<string> alsoKnownAs) => (Name, Rank, AlsoKnownAs) = (name.Trim(), rank, [.. alsoKnownAs]);
}
