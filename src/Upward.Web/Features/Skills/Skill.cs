using Upward.Web.Platform;

namespace Upward.Web.Features.Skills;

/// <summary>A skill or topic of the organisation's editable taxonomy, with the other words people use for it.</summary>
public sealed class Skill : IBelongToOrganisation
{
    private Skill() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string Category { get; private set; } = "";
    public List<string> Synonyms { get; private set; } = [];
    public DateTimeOffset? RetiredAt { get; private set; }

    public static Skill Of(Guid organisationId, string name, string category, IEnumerable<string> synonyms) => new()
    {
        Id = Guid.CreateVersion7(), OrganisationId = organisationId, Name = name.Trim(), Category = category.Trim(), Synonyms = [.. synonyms],
    };

    public void Change(string name, string category, IEnumerable<string> synonyms) => (Name, Category, Synonyms) = (name.Trim(), category.Trim(), [.. synonyms]);
    public void Retire(DateTimeOffset now) => RetiredAt ??= now;
    public void Restore() => RetiredAt = null;
}
