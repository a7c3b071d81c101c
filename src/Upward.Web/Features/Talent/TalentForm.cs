namespace Upward.Web.Features.Talent;

/// <summary>The form as typed; lists have one thing a line. A reader that is none of ours comes as null and is refused: it must not open anything.</summary>
public sealed class TalentForm
{
    public string? Education { get; set; }
    public TalentReaders? EducationReaders { get; set; }
    public string? Background { get; set; }
    public TalentReaders? BackgroundReaders { get; set; }
    public string? AskMeAbout { get; set; }
    public string? OffLimits { get; set; }
    public GenerationBand? Generation { get; set; }
    public int Version { get; set; }

    public static TalentForm Of(TalentProfile? known) => known is null ? new() { EducationReaders = TalentReaders.ManagersAndPartners, BackgroundReaders = TalentReaders.ManagersAndPartners } : new()
    {
        Education = known.Education, EducationReaders = known.EducationReaders, Background = known.Background, BackgroundReaders = known.BackgroundReaders,
        AskMeAbout = string.Join('\n', known.AskMeAbout), OffLimits = string.Join('\n', known.OffLimits), Generation = known.Generation, Version = known.Version,
    };

    public TalentFacts Read() => new()
    {
        Education = Tidy(Education), EducationReaders = EducationReaders, Background = Tidy(Background), BackgroundReaders = BackgroundReaders,
        AskMeAbout = Lines(AskMeAbout), OffLimits = Lines(OffLimits), Generation = Generation,
    };

    private static string Tidy(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private static List<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
