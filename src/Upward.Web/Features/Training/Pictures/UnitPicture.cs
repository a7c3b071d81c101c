using Upward.Web.Platform;

namespace Upward.Web.Features.Training;

/// <summary>A picture that a programme's units may show. Its key stands in their Markdown, and stays the same in the next cohort.</summary>
public sealed class UnitPicture : IBelongToOrganisation
{
    public const int Largest = 2 * 1024 * 1024, LargestSide = 4_000, MostOfProgramme = 60, LongestAlt = 250;

    private UnitPicture() { }

    public Guid ProgrammeId { get; private set; }
    public string Key { get; private set; } = "";
    public Guid OrganisationId { get; private set; }
    /// <summary>image/png, image/jpeg or image/webp.</summary>
    public string Kind { get; private set; } = "";
    public byte[] Content { get; private set; } = [];
    public int Width { get; private set; }
    public int Height { get; private set; }
    /// <summary>What it shows, for whoever does not see it.</summary>
    public string Alt { get; private set; } = "";
    public DateTimeOffset AddedAt { get; private set; }
    public Guid? AddedById { get; private set; }

    public static UnitPicture Of(Guid organisationId, Guid programmeId, PictureFile file, string alt, Guid? by, DateTimeOffset now) => new()
    {
        ProgrammeId = programmeId, Key = Guid.NewGuid().ToString("N")[..12], OrganisationId = organisationId, Kind = file.Kind, Content = file.Content,
        Width = file.Width, Height = file.Height, Alt = alt, AddedAt = now, AddedById = by,
    };

    public UnitPicture For(Guid programmeId, DateTimeOffset now) => new()
    {
        ProgrammeId = programmeId, Key = Key, OrganisationId = OrganisationId, Kind = Kind, Content = Content, Width = Width, Height = Height, Alt = Alt, AddedAt = now, AddedById = AddedById,
    };
}
