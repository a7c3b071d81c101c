namespace Upward.Web.Features.Training.Guidelines;

public sealed class GuidelineForm
{
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public string? Body { get; set; }
    public string? Note { get; set; }
    /// <summary>The draft's, 0 for none.</summary>
    public int Version { get; set; }

    public GuidelineFacts Facts => new(Title ?? "", Summary ?? "", Body ?? "", Note ?? "");
    public Editing.UnitPreview Preview => new(Title ?? "", Summary ?? "", Editing.UnitPreview.Short(Body), HasCheck: false);
}
