namespace Upward.Web.Features.Programmes.SettingUp;

/// <summary>What every step's form carries besides its own fields.</summary>
public abstract class StepForm
{
    public int Seen { get; set; }
    public string? Why { get; set; }
}
