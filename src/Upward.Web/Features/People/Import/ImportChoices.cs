using System.Text.Json;
using System.Text.Json.Serialization;

namespace Upward.Web.Features.People.Import;

/// <summary>What the user decided on the way to the preview. Stored with the import as JSON; the command line reads the same from --mapping.</summary>
public sealed record ImportChoices(ColumnMapping Mapping)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public bool ImportWithoutManager { get; init; }
    public bool MissingPeopleLeave { get; init; }
    public bool EmptyCellsClear { get; init; }

    /// <summary>Places of new levels in the organisation's scale; a level without one is kept as written and takes no part in level rules.</summary>
    public IReadOnlyDictionary<string, int> LevelRanks { get; init; } = new Dictionary<string, int>();

    /// <summary>The header row that the mapping was made for: the same row again takes the mapping over, another one is refused on the command line.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>Values of the file that are read as others, in every row that has them.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>The earlier import whose mapping this is, until the columns are chosen anew.</summary>
    public TakenFrom? TakenFrom { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static ImportChoices FromJson(string json) => JsonSerializer.Deserialize<ImportChoices>(json, Format)!;
}

/// <param name="Found">As it stands in the file.</param>
/// <param name="Use">What is read instead.</param>
public sealed record Correction(Field Field, string Found, string Use);

public sealed record TakenFrom(string FileName, DateTimeOffset At);
