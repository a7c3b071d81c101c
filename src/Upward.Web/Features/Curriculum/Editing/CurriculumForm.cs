using Upward.Web.Features.Training.Editing;

namespace Upward.Web.Features.Curriculum.Editing;

/// <summary>The form of a unit, for new and for old.</summary>
public sealed class CurriculumForm
{
    public string? Topic { get; set; }
    public TaughtBy? Taught { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public int? Minutes { get; set; }
    public string? Tip { get; set; }
    public string? Body { get; set; }
    public int Version { get; set; }

    public static CurriculumForm Of(CurriculumUnit unit) => new() { Topic = unit.Topic, Taught = unit.Taught, Title = unit.Title, Summary = unit.Summary, Minutes = unit.Minutes, Tip = unit.Tip, Body = unit.Body, Version = unit.Version };

    public CurriculumFacts Facts => new(Topic ?? "", Taught ?? (TaughtBy)(-1), Title ?? "", Summary ?? "", Minutes ?? 0, Tip ?? "", Body ?? "");

    public UnitPreview Preview(Guid programmeId) => new(Title ?? "", Summary ?? "", UnitPreview.Short(Body), HasCheck: false, programmeId);
}
