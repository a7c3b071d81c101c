namespace Upward.Web.Features.Training.Editing;

/// <summary>The form of a unit, for new and for old.</summary>
public sealed class UnitForm
{
    public TrainingTrack? Track { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public int? Minutes { get; set; }
    public string? Body { get; set; }
    public int Version { get; set; }

    public static UnitForm Of(TrainingUnit unit) => new() { Track = unit.Track, Title = unit.Title, Summary = unit.Summary, Minutes = unit.Minutes, Body = unit.Body, Version = unit.Version };

    public UnitFacts Facts => new(Track ?? (TrainingTrack)(-1), Title ?? "", Summary ?? "", Minutes ?? 0, Body ?? "");
}
