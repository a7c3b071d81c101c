namespace Upward.Web.Features.Organisations;

/// <summary>A tenant. Its own id is what every other row carries as OrganisationId.</summary>
public sealed class Organisation
{
    private Organisation() { }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>Language of pages and mails for people who chose none: a BCP 47 tag.</summary>
    public string Culture { get; private set; } = "en";
    /// <summary>IANA zone for people whose record has none.</summary>
    public string TimeZone { get; private set; } = "UTC";
    public DateTimeOffset CreatedAt { get; private set; }
    /// <summary>Set for the generated demo organisation, which can be wiped whole.</summary>
    public ulong? DemoSeed { get; private set; }

    public bool IsDemo => DemoSeed is not null;

    public static Organisation Found(string name, string culture, string timeZone, DateTimeOffset now, ulong? demoSeed = null) => new()
    {
        Id = Guid.CreateVersion7(now), Name = name.Trim(), Culture = culture, TimeZone = timeZone, CreatedAt = now, DemoSeed = demoSeed,
    };

    public void Change(string name, string culture, string timeZone) => (Name, Culture, TimeZone) = (name.Trim(), culture, timeZone);
}
