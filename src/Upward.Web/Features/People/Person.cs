using Upward.Web.Platform;

namespace Upward.Web.Features.People;

/// <summary>Someone in the directory of one organisation: from an import, or by hand. May or may not have an account.</summary>
public sealed partial class Person : IBelongToOrganisation
{
    private Person() { }

    public Guid Id { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid? AccountId { get; private set; }
    public string Name { get; private set; } = "";
    public string PreferredName { get; private set; } = "";
    public string Email { get; private set; } = "";
    /// <summary>Upper-cased (invariant) e-mail; unique in the organisation, null when there is none.</summary>
    public string? EmailKey { get; private set; }
    public string? EmployeeId { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Level or grade as written; its place in the organisation's scale is <see cref="Level"/>.</summary>
    public string LevelName { get; private set; } = "";
    public Guid? LevelId { get; private set; }
    public Level? Level { get; private set; }
    public string Department { get; private set; } = "";
    public string Division { get; private set; } = "";
    public string Site { get; private set; } = "";
    public string Country { get; private set; } = "";
    /// <summary>IANA zone, or empty for the organisation's.</summary>
    public string TimeZone { get; private set; } = "";
    public Guid? ManagerId { get; private set; }
    public Person? Manager { get; private set; }
    public List<DottedLine> DottedLines { get; private set; } = [];
    public DateOnly? EmployedSince { get; private set; }
    /// <summary>Primary BCP 47 tags: "en", "de", "ar".</summary>
    public List<string> Languages { get; private set; } = [];
    public Dictionary<string, string> CustomFields { get; private set; } = [];
    /// <summary>Name first, without case and accents: what the list searches and sorts by, the same on both databases.</summary>
    public string SearchText { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? LeftAt { get; private set; }
    public int Version { get; private set; }

    public bool IsActive => LeftAt is null;
    public string CallName => PreferredName.Length > 0 ? PreferredName : Name;

    public static string? KeyOf(string email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToUpperInvariant();

    /// <param name="id">Given by an import, so that a repeated commit makes nobody twice.</param>
    public static Person Add(Guid organisationId, PersonFacts facts, DateTimeOffset now, Guid? id = null)
    {
        var person = new Person { Id = id ?? Guid.CreateVersion7(now), OrganisationId = organisationId, CreatedAt = now };
        person.Change(facts);
        return person;
    }

    /// <summary>Replaces the facts that come from the directory. Manager and dotted lines have rules across rows: <see cref="ReportTo"/>.</summary>
    public void Change(PersonFacts facts)
    {
        Name = facts.Name.Trim();
        PreferredName = facts.PreferredName.Trim();
        Email = facts.Email.Trim();
        EmailKey = KeyOf(facts.Email);
        EmployeeId = string.IsNullOrWhiteSpace(facts.EmployeeId) ? null : facts.EmployeeId.Trim();
        Title = facts.Title.Trim();
        LevelName = facts.LevelName.Trim();
        LevelId = facts.LevelId;
        Department = facts.Department.Trim();
        Division = facts.Division.Trim();
        Site = facts.Site.Trim();
        Country = facts.Country.Trim();
        TimeZone = facts.TimeZone.Trim();
        EmployedSince = facts.EmployedSince;
        Languages = [.. facts.Languages];
        CustomFields = new(facts.CustomFields);
        SearchText = PeopleSearch.TextOf(this);
        Version++;
    }

    /// <summary>Use cases check first that no cycle comes of it.</summary>
    public void ReportTo(Guid? managerId)
    {
        if (managerId == Id) throw new InvalidOperationException("Nobody reports to themselves.");
        ManagerId = managerId;
        Version++;
    }

    public void Leave(DateTimeOffset now) { LeftAt ??= now; Version++; }
    public void Return() { LeftAt = null; Version++; }
    public void Connect(Guid accountId) { AccountId = accountId; Version++; }
    /// <summary>Their own name and e-mail, as the first-run wizard asks for them once more.</summary>
    public void Rename(string name, string email) { (Name, Email, EmailKey) = (name.Trim(), email.Trim(), KeyOf(email)); Version++; }
    public void PlaceInScale(Guid? levelId) { LevelId = levelId; Version++; }
}

/// <summary>The directory facts about a person, as a form or an import row gives them.</summary>
public sealed record PersonFacts
{
    public string Name { get; init; } = "";
    public string PreferredName { get; init; } = "";
    public string Email { get; init; } = "";
    public string EmployeeId { get; init; } = "";
    public string Title { get; init; } = "";
    public string LevelName { get; init; } = "";
    public Guid? LevelId { get; init; }
    public string Department { get; init; } = "";
    public string Division { get; init; } = "";
    public string Site { get; init; } = "";
    public string Country { get; init; } = "";
    public string TimeZone { get; init; } = "";
    public DateOnly? EmployedSince { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>();
}
